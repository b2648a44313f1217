// SPDX-License-Identifier: Apache-2.0
import { type Chain, inputScript, NONE, rowOf } from '../chain/chain.ts';
import type { Flow } from '../follow/follow.ts';
import type { LabelledScripts } from './label-scripts.ts';

/**
 * Clusters out of which followed value was swept, whole, into a service that is tagged: what they ever did decides whether they are deposit addresses
 * (`deposit` and `some-sweeps` of label-scripts.ts). Each with all its scripts; those of more than `most` are left out.
 */
export function sweptClusters(chain: Chain, root: Uint32Array, flow: Flow, labels: LabelledScripts, most: number): number[][] {
  const swept = new Set(flow.deposits.flatMap(({ output }) => (isTagged(chain, labels, output) ? payersOf(chain, output) : [])));
  const clusters = new Set([...swept].filter((script) => labels.of(script) === undefined).map((script) => root[script] as number));
  const members = new Map<number, number[]>([...clusters].map((cluster) => [cluster, []]));
  for (let script = 0; script < root.length; script++) members.get(root[script] as number)?.push(script);
  return [...members.values()].filter((scripts) => scripts.length <= most);
}

function isTagged(chain: Chain, labels: LabelledScripts, output: number): boolean {
  const basis = labels.of(chain.outputScript[output] as number)?.basis;
  return basis === 'tag' || basis === 'cluster';
}

/** Scripts that signed the transaction of its only output; none where it has others. */
function payersOf(chain: Chain, output: number): number[] {
  const tx = rowOf(chain.firstOutput, output);
  if ((chain.firstOutput[tx + 1] as number) - (chain.firstOutput[tx] as number) !== 1) return [];
  const scripts: number[] = [];
  for (let input = chain.firstInput[tx] as number; input < (chain.firstInput[tx + 1] as number); input++)
    scripts.push(inputScript(chain, input));
  return scripts.includes(NONE) ? [] : scripts;
}
