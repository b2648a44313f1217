// SPDX-License-Identifier: Apache-2.0
/** Which data categories and elements of the offence the question offers. The codes are those of jurisdictions/_common.yaml. */

export interface Offered {
  readonly all: readonly string[];
  /** Ticked when the question opens: the least that identifies. */
  readonly first: readonly string[];
}

const ACCOUNT: Offered = {
  all: ['subscriber', 'access_log', 'traffic', 'content', 'stored_files', 'location', 'device', 'payment'],
  first: ['subscriber', 'access_log'],
};
const BY_KIND: Readonly<Record<string, Offered>> = {
  ip: { all: ['subscriber', 'access_log', 'traffic', 'location'], first: ['subscriber', 'access_log'] },
  phone: { all: ['subscriber', 'access_log', 'traffic', 'location', 'content'], first: ['subscriber'] },
  imei: { all: ['subscriber', 'traffic', 'location', 'device'], first: ['subscriber'] },
  'crypto-address': { all: ['kyc', 'transaction', 'access_log', 'payment'], first: ['kyc', 'transaction'] },
  'trip-id': { all: ['trip', 'subscriber', 'payment', 'location', 'support_record'], first: ['trip', 'subscriber'] },
  'vehicle-plate': { all: ['trip', 'subscriber', 'location'], first: ['subscriber'] },
  iban: { all: ['kyc', 'transaction'], first: ['kyc'] },
};

export const dataFor = (kind: string): Offered => BY_KIND[kind] ?? ACCOUNT;

export type Element = 'act' | 'means' | 'exploitation' | 'material_benefit' | 'crossing' | 'intent' | 'predicate';

const ELEMENTS: Readonly<Record<string, readonly Element[]>> = {
  'trafficking-in-persons': ['act', 'means', 'exploitation'],
  'smuggling-of-migrants': ['material_benefit', 'crossing'],
  terrorism: ['act', 'intent'],
  laundering: ['predicate', 'act'],
};

/** Elements of the first family of the case that has any (cli.md): stated by a person, never judged by the desk. */
export function elementsFor(families: readonly string[]): readonly Element[] {
  return families.map((family) => ELEMENTS[family]).find((one) => one !== undefined) ?? [];
}
