// SPDX-License-Identifier: Apache-2.0
/** A record of any kind as named values, and the moment it is about. What a provider wrote is only ever text here. */
import type { Said } from './said.ts';
import type { When } from './when.ts';

/** As much of a record as these functions look at. */
export interface RecordData {
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface FieldRow {
  /** `recipients.0.username` */
  readonly name: string;
  readonly raw: string;
  /** What we made of it, where that is not the same. */
  readonly norm: string | undefined;
  readonly how: readonly string[];
  readonly when: When | undefined;
  /** The value is a word of ours, nothing that the source wrote. */
  readonly ours: boolean;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isSaid = (value: unknown): value is Said<unknown> => isObject(value) && typeof value.raw === 'string';
export const isWhen = (value: unknown): value is When => isSaid(value) && 'precision' in value && 'zone' in value;

/** Every value the record holds, in the order of the record, with what was made of it. */
export function rowsOf(data: Readonly<Record<string, unknown>>): readonly FieldRow[] {
  const rows: FieldRow[] = [];
  const walk = (name: string, value: unknown): void => {
    if (value === undefined || value === null) return;
    if (isWhen(value)) rows.push({ name, raw: value.raw, norm: value.utc ?? value.local, how: value.how ?? [], when: value, ours: false });
    else if (isSaid(value)) {
      const norm = value.norm === undefined ? undefined : String(value.norm);
      rows.push({ name, raw: value.raw, norm: norm === value.raw ? undefined : norm, how: value.how ?? [], when: undefined, ours: false });
    } else if (Array.isArray(value)) {
      for (const [index, one] of value.entries()) walk(value.length === 1 ? name : `${name} ${index + 1}`, one);
    } else if (isObject(value)) {
      for (const [part, inner] of Object.entries(value)) walk(name === '' ? part : `${name} · ${part}`, inner);
    } else rows.push({ name, raw: String(value), norm: undefined, how: [], when: undefined, ours: true });
  };
  walk('', data);
  return rows;
}

/** The moment a record is about: its first time, in the order the kinds declare their members. */
export function timeOf(record: RecordData): When | undefined {
  for (const name of ['at', 'sent', 'start', 'begun', 'requested', 'from', 'created', 'since', 'joined', 'firstSeen', 'received']) {
    const value = record.data[name];
    if (isWhen(value)) return value;
  }
  return rowsOf(record.data).find((row) => row.when !== undefined)?.when;
}
