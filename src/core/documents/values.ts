// SPDX-License-Identifier: Apache-2.0
/**
 * The values of a request file as they come: text, numbers, booleans, lists, mappings such as `{name, address}`, `{text, fact}`,
 * `{from, to}`. Written by a person or another program; may be anything, and is only ever printed as text.
 */
import type { FieldType } from './form.ts';

/** `no` is a value; an empty text, list or mapping is none. */
export function isFilled(value: unknown): boolean {
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint') return true;
  if (typeof value === 'string') return value.replace(/[\s\p{Cf}]/gu, '') !== '';
  if (Array.isArray(value)) return value.some(isFilled);
  if (typeof value === 'object' && value !== null) return Object.values(value).some(isFilled);
  return false;
}

/** Filled as its type needs it: a period has both ends, an identifier its text, a data category its reason. */
export function isFilledAs(type: FieldType, value: unknown): boolean {
  if (!isFilled(value)) return false;
  switch (type) {
    case 'date_range_utc':
      return typeof value === 'object' ? isFilled(member(value, 'from')) && isFilled(member(value, 'to')) : true;
    case 'identifier_list':
      return listOf(value).every((one) => (typeof one === 'object' ? isFilled(member(one, 'written')) : isFilled(one)));
    case 'data_category_list':
      return listOf(value).every(
        (one) => typeof one !== 'object' || (isFilled(member(one, 'category')) && isFilled(member(one, 'reason'))),
      );
    default:
      return true;
  }
}

export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isFilled(value) ? [value] : [];
}

/** All that a value says, as one text: for comparing and searching, not for printing. */
export function saidText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(saidText).filter(Boolean).join(', ');
  if (typeof value === 'object') {
    const main = member(value, 'text') ?? member(value, 'name') ?? member(value, 'written');
    return main === undefined ? Object.values(value).map(saidText).filter(Boolean).join(', ') : saidText(main);
  }
  return String(value);
}
