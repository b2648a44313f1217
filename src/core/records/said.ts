// SPDX-License-Identifier: Apache-2.0

/** How a normalised value came about. Nothing is repaired in silence. */
export type How =
  | 'as-stated'
  | 'zone-from-value'
  | 'zone-from-column'
  | 'zone-from-legend'
  | 'zone-from-document'
  | 'zone-from-provider-docs'
  | 'zone-assumed'
  | 'mojibake-repaired'
  | 'page-break-joined'
  | 'unit-converted'
  | 'split'
  | 'trimmed'
  | 'entities-decoded'
  | 'digits-converted'
  | 'leap-second'
  | 'order-of-date-inferred'
  | 'currency-assumed'
  /** No source says it: the person who confirmed the mapping of a table did (core/mappings). `raw` is empty. */
  | 'stated-by-person';

/**
 * A value as the file says it, and what we made of it. `raw` is never changed. Without `norm` the value is `raw` itself.
 *
 *     { raw: '198.51.100.19:1135', norm: '198.51.100.19', how: ['split'] }
 */
export interface Said<T = string> {
  readonly raw: string;
  readonly norm?: T;
  readonly how?: readonly How[];
}

/** A said value: `said('+44 7700', '+447700', 'trimmed')`; `said('x')` says that nothing was made of it. */
export function said<T = string>(raw: string, norm?: T, ...how: How[]): Said<T> {
  if (norm === undefined) return how.length === 0 ? { raw } : { raw, how };
  return how.length === 0 ? { raw, norm } : { raw, norm, how };
}

/** A count, a size, a port: the number if the text is one, otherwise only the text. Separators of thousands are not guessed. */
export function saidNumber(raw: string): Said<number> {
  const text = raw.trim();
  return /^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(text) ? { raw, norm: Number(text) } : { raw };
}

export function saidYesNo(raw: string): Said<boolean> {
  const text = raw.trim().toLowerCase();
  if (text === 'true' || text === 'yes' || text === '1') return { raw, norm: true };
  if (text === 'false' || text === 'no' || text === '0') return { raw, norm: false };
  return { raw };
}

/** What the record means by a text value: the normalised form where there is one. */
export function meant(value: Said<string> | undefined): string | undefined {
  return value?.norm ?? value?.raw;
}
