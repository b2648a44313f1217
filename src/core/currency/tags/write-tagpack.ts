// SPDX-License-Identifier: Apache-2.0
import type { AddressTag } from './tag.ts';

/** Codes TagPacks use, by chain. */
const CODE_OF_CHAIN: Readonly<Record<string, string>> = {
  bitcoin: 'BTC',
  bitcoincash: 'BCH',
  litecoin: 'LTC',
  zcash: 'ZEC',
  ethereum: 'ETH',
  tron: 'TRX',
  monero: 'XMR',
  xrp: 'XRP',
  dash: 'DASH',
  dogecoin: 'DOGE',
  solana: 'SOL',
};

/** A TagPack (GraphSense) of these tags: a plain object for the writer of YAML. Every tag carries its own fields, so that packs can be mixed. */
export function tagPackOf(
  tags: readonly AddressTag[],
  head: { readonly title: string; readonly creator: string },
): Readonly<Record<string, unknown>> {
  return {
    ...head,
    tags: tags.map((tag) => ({
      ...(tag.address === undefined ? {} : { address: tag.address }),
      ...(tag.script === undefined ? {} : { script: tag.script }),
      ...(tag.chain === undefined ? {} : { currency: CODE_OF_CHAIN[tag.chain] ?? tag.chain }),
      label: tag.label,
      ...(tag.category === undefined ? {} : { category: tag.category }),
      ...(tag.actor === undefined ? {} : { actor: tag.actor }),
      ...(tag.confidence === undefined ? {} : { confidence: tag.confidence }),
      source: tag.source ?? tag.pack,
      ...(tag.lastModified === undefined ? {} : { lastmod: tag.lastModified }),
      ...(tag.clusterDefiner === undefined ? {} : { is_cluster_definer: tag.clusterDefiner }),
    })),
  };
}

export interface TagConflict {
  readonly address: string;
  readonly labels: readonly { readonly label: string; readonly pack: string }[];
}

/** Addresses that packs call by different names, side by side: which is right a person decides. */
export function tagConflicts(tags: readonly AddressTag[]): TagConflict[] {
  const byAddress = new Map<string, Map<string, string>>();
  for (const { address, script, label, pack } of tags) {
    const key = address?.startsWith('0x') ? address.toLowerCase() : (address ?? script);
    if (key === undefined) continue;
    const labels = byAddress.get(key) ?? new Map<string, string>();
    if (!labels.has(label)) labels.set(label, pack);
    byAddress.set(key, labels);
  }
  return [...byAddress]
    .filter(([, labels]) => labels.size > 1)
    .map(([address, labels]) => ({ address, labels: [...labels].map(([label, pack]) => ({ label, pack })) }));
}
