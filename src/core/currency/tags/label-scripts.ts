// SPDX-License-Identifier: Apache-2.0
/**
 * From tags on a few addresses to the scripts of a whole service:
 *
 *     tag       the script itself is tagged
 *     cluster   it signed together with a tagged one
 *     deposit   all it ever did was to be swept, whole, into a tagged cluster, as an exchange empties its customers' deposit addresses
 *     some-sweeps  the same, but only two sweeps and more went there; the others went to scripts that no tag reaches, and none to another service
 *
 * A cluster that carries tags of different services is not labelled as a whole: its tags stand side by side on their own scripts.
 */

import { fromHex, toHex } from '../addresses/digests.ts';
import { scriptOfAddress } from '../bitcoin/script.ts';
import { type Chain, inputScript, NONE, scriptBytes, scriptCount } from '../chain/chain.ts';
import type { AddressTag } from './tag.ts';

/** From the strongest to the weakest. */
export const LABEL_BASES = ['tag', 'cluster', 'deposit', 'some-sweeps'] as const;
export type LabelBasis = (typeof LABEL_BASES)[number];

export interface ScriptLabel {
  readonly label: string;
  readonly basis: LabelBasis;
  readonly tag: AddressTag;
}

export interface LabelledScripts {
  readonly of: (script: number) => ScriptLabel | undefined;
  /** Clusters whose tags name different services. */
  readonly conflicts: readonly { readonly cluster: number; readonly labels: readonly string[] }[];
  /** How many tags met a script of the data. */
  readonly matched: number;
}

/** `isWhole`: whether all that was ever done with a script is in the data; else nothing is said of what it only ever did. All are, where it is left out. */
export function labelScripts(
  chain: Chain,
  root: Uint32Array,
  tags: readonly AddressTag[],
  isWhole?: (script: number) => boolean,
): LabelledScripts {
  const tagged = matchTags(chain, tags);
  const byCluster = new Map<number, AddressTag[]>();
  for (const [script, tag] of tagged) byCluster.set(root[script] as number, [...(byCluster.get(root[script] as number) ?? []), tag]);
  const clusters = new Map<number, AddressTag>();
  const conflicts: { cluster: number; labels: string[] }[] = [];
  for (const [cluster, list] of byCluster) {
    const labels = [...new Set(list.map(({ label }) => label))];
    if (labels.length > 1) conflicts.push({ cluster, labels: labels.sort() });
    else clusters.set(cluster, list[0] as AddressTag);
  }
  const deposits = sweptInto(chain, root, clusters);
  if (isWhole !== undefined && deposits.size > 0)
    for (let script = 0; script < root.length; script++) if (!isWhole(script)) deposits.delete(root[script] as number);
  const of = (script: number): ScriptLabel | undefined => {
    const cluster = root[script] as number;
    const own = tagged.get(script);
    if (own !== undefined) return { label: own.label, basis: 'tag', tag: own };
    const shared = clusters.get(cluster);
    if (shared !== undefined) return { label: shared.label, basis: 'cluster', tag: shared };
    const swept = deposits.get(cluster);
    return swept && { label: swept.tag.label, ...swept };
  };
  return { of, conflicts, matched: tagged.size };
}

/** Scripts of the data that a tag names, by all their bytes. The first tag of a script keeps it. */
function matchTags(chain: Chain, tags: readonly AddressTag[]): Map<number, AddressTag> {
  const wanted = new Map<string, AddressTag>();
  for (const tag of tags) {
    const bytes = tag.script === undefined ? (tag.address === undefined ? undefined : scriptOfAddress(tag.address)) : fromHex(tag.script);
    const key = bytes && toHex(bytes);
    if (key !== undefined && !wanted.has(key)) wanted.set(key, tag);
  }
  const found = new Map<number, AddressTag>();
  if (wanted.size === 0) return found;
  for (let script = 0; script < scriptCount(chain); script++) {
    const tag = wanted.get(toHex(scriptBytes(chain, script)));
    if (tag !== undefined) found.set(script, tag);
  }
  return found;
}

interface Swept {
  readonly tag: AddressTag;
  readonly basis: LabelBasis;
}

/** So many sweeps into a service, at least, where others went to scripts nobody has named. */
const FEWEST_OF_SOME = 2;

interface Sweeps {
  readonly tag: AddressTag;
  named: number;
  lastTx: number;
}

/**
 * Clusters whose every payment sweeps them, whole, into one output: into one and the same service, or also into scripts that no tag reaches, as an
 * exchange does whose own wallet falls apart into many clusters.
 */
function sweptInto(chain: Chain, root: Uint32Array, clusters: ReadonlyMap<number, AddressTag>): Map<number, Swept> {
  const sweeps = new Map<number, Sweeps>();
  const unnamed = new Set<number>();
  const ruledOut = new Set<number>();
  let tx = 0;
  for (let input = 0; input < chain.inputSource.length; input++) {
    while ((chain.firstInput[tx + 1] as number) <= input) tx++;
    const script = inputScript(chain, input);
    if (script === NONE) continue;
    const cluster = root[script] as number;
    if (ruledOut.has(cluster) || clusters.has(cluster)) continue;
    const first = chain.firstOutput[tx] as number;
    const whole = (chain.firstOutput[tx + 1] as number) - first === 1;
    const target = whole ? clusters.get(root[chain.outputScript[first] as number] as number) : undefined;
    const before = sweeps.get(cluster);
    if (!whole || (target !== undefined && before !== undefined && before.tag.label !== target.label)) ruledOut.add(cluster);
    else if (target === undefined) unnamed.add(cluster);
    else if (before === undefined) sweeps.set(cluster, { tag: target, named: 1, lastTx: tx });
    else if (before.lastTx !== tx) {
      before.named++;
      before.lastTx = tx;
    }
  }
  const into = new Map<number, Swept>();
  for (const [cluster, { tag, named }] of sweeps) {
    if (ruledOut.has(cluster)) continue;
    if (!unnamed.has(cluster)) into.set(cluster, { tag, basis: 'deposit' });
    else if (named >= FEWEST_OF_SOME) into.set(cluster, { tag, basis: 'some-sweeps' });
  }
  return into;
}
