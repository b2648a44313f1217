// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Chain, NONE } from '../chain/chain.ts';
import { randomColumns } from '../economy/columns-only.ts';
import { clusterScripts } from './cluster-scripts.ts';

/** Each row: scripts that sign, with what each brings, and what the two outputs are worth. Every input is an output of its own before it. */
function chainOf(
  rows: readonly { readonly signers: readonly number[]; readonly values?: readonly number[]; readonly out?: readonly [number, number] }[],
): Chain {
  const scripts = 1 + Math.max(...rows.flatMap(({ signers }) => signers));
  const coins = rows.flatMap(({ signers, values }) => signers.map((script, at) => ({ script, value: values?.[at] ?? 5_000_001 })));
  const firstInput = [0, 0];
  const firstOutput = [0, coins.length];
  const outputs = [...coins];
  for (const { signers, out = [4_000_000, 5_000_000] } of rows) {
    firstInput.push((firstInput.at(-1) as number) + signers.length);
    for (const value of out) outputs.push({ script: scripts, value });
    firstOutput.push(outputs.length);
  }
  const chain = randomColumns(2);
  return {
    ...chain,
    firstInput: Uint32Array.from(firstInput),
    firstOutput: Uint32Array.from(firstOutput),
    inputSource: Uint32Array.from(coins.keys()),
    outputValue: Float64Array.from(outputs, ({ value }) => value),
    outputScript: Uint32Array.from(outputs, ({ script }) => script),
    scriptEnds: Float64Array.from({ length: scripts + 1 }, (_, script) => 25 * (script + 1)),
    scriptBytes: new Uint8Array(25 * (scripts + 1)).fill(0x76),
  };
}

const range = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);
/** Two owners of a dozen scripts and more each, who sign together twice. */
const owners = [{ signers: range(0, 14) }, { signers: range(20, 13) }];
/** Bears the signs of a PayJoin that nothing betrays: no output is round, and the larger input was enough. */
const between = { signers: [3, 25], values: [3_000_000, 139_000_000], out: [131_786_652, 10_212_233] as const };
const together = (chain: Chain) => {
  const { root } = clusterScripts(chain);
  return root[3] === root[25];
};

describe('the only link between two large clusters', () => {
  test('does not join them, and is told with what each holds', () => {
    const chain = chainOf([...owners, between]);
    assert.equal(together(chain), false);
    const [told] = clusterScripts(chain).leftOut;
    assert.deepEqual(told?.verdict.values, { scriptsOfOne: 13, scriptsOfOther: 14 });
    assert.equal(told?.verdict.rule, 'only-link-of-two-clusters');
  });
  test('joins them when a second transaction says the same', () => {
    assert.equal(together(chainOf([...owners, between, { ...between, signers: [5, 30] }])), true);
  });
  test('joins them when an output is round, when both inputs were needed, when one is dust, when there are more signers', () => {
    for (const other of [
      { ...between, out: [132_000_000, 9_998_885] as const },
      { ...between, values: [70_000_000, 71_999_999] },
      { ...between, values: [900, 141_999_100] },
      { ...between, signers: [3, 25, 4], values: [3_000_000, 139_000_000, 7] },
    ])
      assert.equal(together(chainOf([...owners, other])), true, JSON.stringify(other));
  });
  test('joins a small cluster to a large one', () => {
    assert.equal(together(chainOf([owners[0] as (typeof owners)[0], { signers: range(20, 9) }, between])), true);
  });
  test('says the same in whatever order the transactions came', () => {
    assert.equal(together(chainOf([between, ...owners])), false);
    assert.equal(together(chainOf([between, { ...between, signers: [5, 30] }, ...owners])), true);
  });
});

test('scripts that never signed stand alone', () => {
  const { root } = clusterScripts(chainOf([{ signers: [0, 1] }]));
  assert.deepEqual([...root], [0, 0, 2]);
  assert.ok(!root.includes(NONE));
});
