// SPDX-License-Identifier: Apache-2.0
import {
  type ActionClass,
  type At,
  type IpEvent,
  type Said,
  said,
  saidAddress,
  saidNumber,
  saidYesNo,
  type TimeKnown,
  type TimeUnit,
  utcFromNumber,
  utcFromText,
  type When,
} from '../../core/records/index.ts';
import { type Finding, type From, gap, type RecordBeside } from '../return-parser.ts';
import type { TableRow } from '../tokenisers/csv-table.ts';
import type { JsonUnit } from '../tokenisers/json.ts';
import { repairedMojibake } from './mojibake.ts';

export interface NamedValue {
  readonly name: string;
  readonly raw: string;
  readonly at: At;
}

/**
 * The fields of one row, object or block, asked for by name and never by position. What was asked for is taken; the rest stands beside the
 * record (`rest`), and what could not be read follows it as gaps (`faults`): nothing is dropped because the model is small.
 */
export class NamedValues {
  readonly from: From;
  readonly values: readonly NamedValue[];
  readonly #byName = new Map<string, NamedValue>();
  readonly #taken = new Set<NamedValue>();
  readonly #faults: Finding[] = [];

  constructor(from: From, values: readonly NamedValue[]) {
    this.from = from;
    this.values = values.filter((value) => value.raw !== '');
    for (const value of this.values) {
      const key = plainName(value.name);
      if (!this.#byName.has(key)) this.#byName.set(key, value);
    }
  }

  /** A row of a CSV file or of a sheet. */
  static ofRow(row: TableRow): NamedValues {
    const { cells } = row.row;
    return new NamedValues(
      row,
      cells.map((raw, index) => {
        const name = row.columns.names[index] ?? `(column ${index + 1}, beyond the header)`;
        return { name, raw, at: row.row.cellAt(index, name) };
      }),
    );
  }

  /** The members of a JSON object inside a unit; texts and numbers as they are, what is nested as its JSON. */
  static ofObject(unit: JsonUnit, object: unknown, pointer = ''): NamedValues {
    const members = typeof object === 'object' && object !== null && !Array.isArray(object) ? Object.entries(object) : [];
    return new NamedValues(
      unit,
      members.flatMap(([name, value]) => {
        const raw = rawOf(value);
        if (raw === undefined) return [];
        return [
          { name, raw, at: { ...unit.at, pointer: `${unit.at.pointer}${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` } },
        ];
      }),
    );
  }

  has(name: string): boolean {
    return this.#byName.has(plainName(name));
  }

  /** The first of these names that has a value. */
  take(...names: readonly string[]): NamedValue | undefined {
    for (const name of names) {
      const value = this.#byName.get(plainName(name));
      if (value === undefined) continue;
      this.#taken.add(value);
      return value;
    }
    return undefined;
  }

  raw(...names: readonly string[]): string | undefined {
    return this.take(...names)?.raw;
  }

  /** A text; one whose UTF-8 bytes were written as characters is repaired, once, and says so. */
  text(...names: readonly string[]): Said | undefined {
    const value = this.take(...names);
    return value === undefined ? undefined : saidText(value.raw);
  }

  number(...names: readonly string[]): Said<number> | undefined {
    const value = this.take(...names);
    return value === undefined ? undefined : saidNumber(value.raw);
  }

  yesNo(...names: readonly string[]): Said<boolean> | undefined {
    const value = this.take(...names);
    return value === undefined ? undefined : saidYesNo(value.raw);
  }

  /** A time as text. One that cannot be read is a gap. */
  time(names: string | readonly string[], known: TimeKnown = {}): When | undefined {
    return this.#time(names, (raw) => utcFromText(raw, known));
  }

  /** A time that counts from an epoch. */
  epoch(names: string | readonly string[], unit: TimeUnit): When | undefined {
    return this.#time(names, (raw) => utcFromNumber(raw, unit));
  }

  #time(names: string | readonly string[], read: (raw: string) => When | undefined): When | undefined {
    const value = this.take(...(typeof names === 'string' ? [names] : names));
    if (value === undefined) return undefined;
    const when = read(value.raw);
    if (when === undefined) this.fault('unreadable-time', `Under "${value.name}" stands no time that can be read.`, value);
    return when;
  }

  /** An address with the port behind it or in a field of its own. A port of 0 is "not recorded". */
  address(names: string | readonly string[], portNames: readonly string[] = []): Pick<IpEvent, 'address' | 'port'> | undefined {
    const value = this.take(...(typeof names === 'string' ? [names] : names));
    const portText = this.raw(...portNames);
    if (value === undefined) return undefined;
    const read = saidAddress(value.raw);
    if (read.address.norm === undefined) this.fault('unreadable-value', `Under "${value.name}" stands no IP address.`, value);
    if (portText === undefined || portText === '0') return read;
    return { ...read, port: saidNumber(portText) };
  }

  fault(why: 'unreadable-time' | 'unreadable-value', message: string, value: NamedValue): void {
    this.#faults.push(gap(why, this.from, message, value.raw, value.at));
  }

  /** Gaps of what was asked for so far. */
  get faults(): readonly Finding[] {
    return this.#faults;
  }

  /** Every value that nobody asked for. */
  rest(): Pick<RecordBeside, 'extra'> {
    const extra = this.values.filter((value) => !this.#taken.has(value));
    return extra.length === 0 ? {} : { extra };
  }
}

export function saidText(raw: string): Said {
  const repaired = repairedMojibake(raw);
  return repaired === undefined ? { raw } : said(raw, repaired, 'mojibake-repaired');
}

/** The provider's word for what was done, and our class of it. */
export function saidAction(raw: string, norm: ActionClass): Said<ActionClass> {
  return { raw, norm };
}

/** Names are compared without case, blanks, underscores and what stands in brackets: `IP Address`, `ip_address`, `Time (UTC)`. */
export function plainName(name: string): string {
  const known = plain.get(name);
  if (known !== undefined) return known;
  const made = (repairedMojibake(name) ?? name)
    .toLowerCase()
    .replaceAll(/\(.*?\)/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  // A file has few names, over and over; one made to have many, or long ones, fills no memory.
  if (plain.size >= MOST_KNOWN) plain.clear();
  if (name.length <= LONGEST_KNOWN) plain.set(name, made);
  return made;
}

const plain = new Map<string, string>();
const MOST_KNOWN = 2_000;
const LONGEST_KNOWN = 200;

/** A member of a JSON value as text; `null` and empty texts say nothing, what is nested is given as its JSON. */
export function rawOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const text = JSON.stringify(value);
  return text === '[]' || text === '{}' ? undefined : text;
}
