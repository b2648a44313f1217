// SPDX-License-Identifier: Apache-2.0
/** Values of a form's fields, as the API takes them (cli.md), read from what may be anything. */
export interface IdentifierValue {
  readonly kind: string;
  readonly written: string;
}
export interface CategoryValue {
  readonly category: string;
  readonly reason: string;
}
export interface RangeValue {
  readonly from: string;
  readonly to: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const rows = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];

/** A person or an authority may stand as an object with a name. */
export function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object' && value !== null && 'name' in value) return text(value.name);
  return text(value);
}
export const identifiersOf = (value: unknown): readonly IdentifierValue[] =>
  rows(value).map((row) => ({ ...row, kind: text(row.kind), written: text(row.written) }));
export const categoriesOf = (value: unknown): readonly CategoryValue[] =>
  rows(value).map((row) => ({ ...row, category: text(row.category), reason: text(row.reason) }));
export function rangeOf(value: unknown): RangeValue {
  const range = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return { from: text(range.from), to: text(range.to) };
}

/** Of a text that is written point by point: texts by point. */
export function pointsOf(value: unknown): Readonly<Record<string, string>> {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMapping ? Object.fromEntries(Object.entries(value).flatMap(([id, one]) => (typeof one === 'string' ? [[id, one]] : []))) : {};
}

/** Whether a field holds something. The desk decides what is missing; this only marks the field while a person writes. */
export function isFilled(value: unknown): boolean {
  if (typeof value === 'boolean' || typeof value === 'number') return true;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' && value !== null && Object.values(value).some((one) => one !== '');
}
