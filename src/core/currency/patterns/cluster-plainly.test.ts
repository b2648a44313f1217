// SPDX-License-Identifier: Apache-2.0
/** Clustering against the same rules said plainly and slowly, on small chains of random transactions. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ChainBuilder } from '../chain/build-chain.ts';
import { type Chain, NONE, OUTSIDE, transactionCount, txid } from '../chain/chain.ts';
import { type TransactionView, viewTransaction } from '../chain/transaction-view.ts';
import { randomColumns } from '../economy/columns-only.ts';
import { Random } from '../economy/random.ts';
import { simulateEconomy } from '../economy/simulate-economy.ts';
import { classifyTransaction } from './classify-transaction.ts';
import { clusterButCoinJoins } from './cluster-but-coinjoins.ts';
import { type Clusters, clusterScripts } from './cluster-scripts.ts';
import { coinjoinParts } from './coinjoin-parts.ts';
import { payjoinParts } from './payjoin-parts.ts';

interface Shapes {
  readonly scripts: number;
  /** People who have as many scripts each, and sign together with others in so many of a hundred transactions. */
  readonly owners: number;
  readonly across: number;
  readonly transactions: number;
  /** Of transactions with a few signers, of which some large clusters come. */
  readonly wide: number;
  /** Of scripts locked in another way than most. */
  readonly otherForms: number;
  readonly outside: number;
}

const FORMS = [
  { first: 0xa9, length: 23 },
  { first: 0x6a, length: 8 },
  { first: 0x51, length: 37 },
];

/** Spends random outputs of the first transaction, or of none that is known. */
function randomChain(random: Random, { scripts, owners, across, transactions, wide, otherForms, outside }: Shapes): Chain {
  const amount = () => (random.chance(0.2) ? 100_000 * random.between(1, 4) : random.chance(0.05) ? 700 : random.between(1000, 900_000));
  const forms = Array.from({ length: scripts }, () => (random.chance(otherForms) ? random.pick(FORMS) : { first: 0x76, length: 25 }));
  const outputs = Array.from({ length: 3 * scripts }, (_, at) => ({ script: at % scripts, value: amount() }));
  const firstInput = [0, 0];
  const firstOutput = [0, outputs.length];
  const sources: number[] = [];
  for (let tx = 0; tx < transactions; tx++) {
    const inputs = random.chance(wide) ? random.between(3, 9) : random.between(1, 2);
    const together = random.chance(across / 100) ? 1 : owners;
    const own = Math.floor(scripts / together);
    const first = own * random.between(0, together - 1);
    for (let input = 0; input < inputs; input++) {
      const coin = scripts * random.between(0, 2) + first + random.between(0, own - 1);
      sources.push(random.chance(outside) ? (OUTSIDE | random.between(0, 2)) >>> 0 : coin);
    }
    for (let output = random.chance(0.8) ? 2 : random.between(1, 6); output > 0; output--)
      outputs.push({ script: random.between(0, scripts - 1), value: amount() });
    firstInput.push(sources.length);
    firstOutput.push(outputs.length);
  }
  let end = 0;
  return {
    ...randomColumns(2),
    firstInput: Uint32Array.from(firstInput),
    firstOutput: Uint32Array.from(firstOutput),
    inputSource: Uint32Array.from(sources),
    outputValue: Float64Array.from(outputs, ({ value }) => value),
    outputScript: Uint32Array.from(outputs, ({ script }) => script),
    scriptEnds: Float64Array.from(forms, ({ length }) => (end += length)),
    scriptBytes: Uint8Array.from(forms.flatMap(({ first, length }) => Array.from({ length }, (_, at) => (at === 0 ? first : at)))),
    outside: {
      txids: new Uint8Array(96),
      outputs: new Uint32Array(3),
      values: Float64Array.of(-1, 300_000, -1),
      scripts: Uint32Array.of(NONE, 3, 5),
    },
  };
}

class PlainSets {
  readonly #sets: Set<number>[];

  constructor(scripts: number) {
    this.#sets = Array.from({ length: scripts }, (_, script) => new Set([script]));
  }

  of(script: number): Set<number> {
    return this.#sets[script] as Set<number>;
  }

  join(all: readonly number[]): void {
    const [first, ...others] = all.filter((script) => script !== NONE);
    for (const other of others) {
      const whole = this.of(first as number).union(this.of(other));
      for (const script of whole) this.#sets[script] = whole;
    }
  }

  lowest(): number[] {
    return this.#sets.map((set) => Math.min(...set));
  }
}

/** No output is round, one input would have paid either, and neither is dust. */
function mayHide({ inputScripts, inputValues, outputValues }: TransactionView): boolean {
  if (inputScripts.length !== 2 || outputValues.length !== 2 || inputScripts.includes(NONE)) return false;
  return (
    outputValues.every((value) => value % 100_000 !== 0) &&
    Math.max(...inputValues) >= Math.max(...outputValues) &&
    Math.min(...inputValues) >= 1000
  );
}

function plainly(chain: Chain): Clusters {
  const views = Array.from({ length: transactionCount(chain) }, (_, tx) => viewTransaction(chain, tx)).filter(
    ({ inputScripts }) => new Set(inputScripts).size > 1,
  );
  const leftOut: { tx: number; verdict: ReturnType<typeof classifyTransaction> }[] = [];
  const certain: number[][] = [];
  const pairs: TransactionView[] = [];
  for (const view of views) {
    const verdict = classifyTransaction(view);
    if (verdict.coinjoin || verdict.class === 'payjoin') {
      leftOut.push({ tx: view.tx, verdict });
      const parts = verdict.coinjoin ? coinjoinParts(view, verdict) : payjoinParts(view);
      certain.push(...parts.map((part) => part.map((input) => view.inputScripts[input] as number)));
    } else if (mayHide(view)) pairs.push(view);
    else certain.push([...view.inputScripts]);
  }
  const joinedWithout = (gone: readonly TransactionView[]): PlainSets => {
    const sets = new PlainSets(chain.scriptEnds.length);
    for (const scripts of certain) sets.join(scripts);
    for (const view of pairs) if (!gone.includes(view)) sets.join(view.inputScripts);
    return sets;
  };
  const sole = pairs.filter((view) => {
    const sets = joinedWithout([view]);
    const [one, other] = view.inputScripts.map((script) => sets.of(script)) as [Set<number>, Set<number>];
    if (one === other || Math.min(one.size, other.size) < 12) return false;
    const [scriptsOfOne, scriptsOfOther] = [one.size, other.size].sort((a, b) => a - b) as [number, number];
    const rule = 'only-link-of-two-clusters';
    leftOut.push({
      tx: view.tx,
      verdict: { class: 'payjoin', coinjoin: false, confidence: 'low', rule, values: { scriptsOfOne, scriptsOfOther } },
    });
    return true;
  });
  return { root: Uint32Array.from(joinedWithout(sole).lowest()), leftOut };
}

function plainlyButCoinJoins(chain: Chain): Clusters {
  const sets = new PlainSets(chain.scriptEnds.length);
  const leftOut: { tx: number; verdict: ReturnType<typeof classifyTransaction> }[] = [];
  for (let tx = 0; tx < transactionCount(chain); tx++) {
    const view = viewTransaction(chain, tx);
    const verdict = classifyTransaction(view);
    if (verdict.coinjoin) leftOut.push({ tx, verdict });
    else sets.join(view.inputScripts);
  }
  return { root: Uint32Array.from(sets.lowest()), leftOut };
}

describe('clusters are those of the rules said plainly', () => {
  const random = new Random(20);
  const cases: readonly (Shapes & { readonly named: string })[] = [
    { named: 'many by two', scripts: 90, owners: 1, across: 0, transactions: 90, wide: 0, otherForms: 0.02, outside: 0.01 },
    { named: 'locked in many ways', scripts: 120, owners: 2, across: 5, transactions: 100, wide: 0.1, otherForms: 0.1, outside: 0.05 },
    { named: 'two who rarely sign together', scripts: 40, owners: 2, across: 2, transactions: 60, wide: 0.1, otherForms: 0, outside: 0 },
    { named: 'four who rarely sign together', scripts: 80, owners: 4, across: 4, transactions: 120, wide: 0.1, otherForms: 0, outside: 0 },
  ];
  for (const shapes of cases)
    test(shapes.named, () => {
      let soleLinks = 0;
      for (let round = 0; round < 60; round++) {
        const chain = randomChain(random, shapes);
        const expected = plainly(chain);
        const found = clusterScripts(chain);
        assert.deepEqual(found.leftOut, expected.leftOut);
        assert.deepEqual([...found.root], [...expected.root]);
        const usual = plainlyButCoinJoins(chain);
        const foundUsual = clusterButCoinJoins(chain);
        assert.deepEqual(foundUsual.leftOut, usual.leftOut);
        assert.deepEqual([...foundUsual.root], [...usual.root]);
        soleLinks += expected.leftOut.filter(({ verdict }) => verdict.rule === 'only-link-of-two-clusters').length;
      }
      assert.ok(soleLinks > 0, 'no chain had an only link: it would test nothing');
    });

  test('of an economy with CoinJoins, these only left out', () => {
    const builder = new ChainBuilder();
    const { blocks, truth } = simulateEconomy({ seed: 21, users: 60, blocks: 60, transactionsPerBlock: 30 });
    for (const block of blocks) builder.addBlock(block, () => -1);
    const chain = builder.done('bitcoin-regtest');
    const { root, leftOut } = clusterButCoinJoins(chain);
    assert.deepEqual([...root], [...plainlyButCoinJoins(chain).root]);
    assert.deepEqual(new Set(leftOut.map(({ tx }) => txid(chain, tx))), new Set(truth.coinjoins.keys()));
    assert.ok(leftOut.length > 5);
  });
});
