// SPDX-License-Identifier: Apache-2.0
/** What somebody says about an address: never "this is X", always "source S, with confidence C, calls it X". */
export interface AddressTag {
  readonly address?: string;
  /** Output script in hex, for own lists that name no address. */
  readonly script?: string;
  readonly chain?: string;
  readonly label: string;
  /** Class of service or incident, in the words of the INTERPOL dark web taxonomy that TagPacks use. */
  readonly category?: string;
  /** Id in an ActorPack. */
  readonly actor?: string;
  readonly confidence?: string;
  readonly source?: string;
  /** Day the source last changed it. */
  readonly lastModified?: string;
  /** Whether the source means the whole cluster. */
  readonly clusterDefiner?: boolean;
  /** File the tag came from. */
  readonly pack: string;
  /** Why a reader should not trust the address as it stands. */
  readonly doubts: readonly TagDoubt[];
}

export type TagDoubt = 'not-an-address' | 'address-of-another-chain' | 'nobody-holds-this' | 'case-not-checkable';

/** What a person who names an address chooses from: services first, then who or what following goes on through. */
export const offeredCategories = [
  ...['exchange', 'wallet_service', 'payment_processor', 'gambling', 'market', 'mixing_service', 'bridge', 'miner', 'service'],
  ...['user', 'victim', 'perpetrator', 'scam', 'ransomware'],
] as const;

/** Categories of what happened or who did it; whoever is tagged so is no service that could be asked, and following goes on through them. */
export const noServiceCategories: readonly string[] =
  'user person perpetrator victim black_list blacklist sanction sanctioned hack ransomware extortion sextortion phishing scam ponzi_scheme terrorism terrorist_financing donation entity organization unknown defunct richest_addresses'.split(
    ' ',
  );
const NO_SERVICE = new Set(noServiceCategories);

/** Whether following should end at an address of this tag. A tag without a category is taken for a service: its maker named it to be found. */
export function isService(tag: AddressTag): boolean {
  return tag.category === undefined || !NO_SERVICE.has(tag.category.toLowerCase());
}
