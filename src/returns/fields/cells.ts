// SPDX-License-Identifier: Apache-2.0
import {
  type ActionClass,
  classOfAction,
  type Said,
  said,
  saidAddress,
  saidNumber,
  type TimeKnown,
  utcFromText,
  type When,
} from '../../core/records/index.ts';
import { type Finding, gap } from '../return-parser.ts';
import type { TableRow } from '../tokenisers/csv-table.ts';

/** The cells of a row as values of a record. What cannot be read is collected as gaps with the place of the cell; the row stays. */
export class Cells {
  readonly gaps: Finding[] = [];
  readonly row: TableRow;

  constructor(row: TableRow) {
    this.row = row;
  }

  text(...names: readonly string[]): Said | undefined {
    const raw = this.row.cell(...names);
    return raw === undefined ? undefined : { raw };
  }

  number(...names: readonly string[]): Said<number> | undefined {
    const raw = this.row.cell(...names);
    return raw === undefined ? undefined : saidNumber(raw);
  }

  when(names: string | readonly string[], known: TimeKnown = {}): When | undefined {
    const all = typeof names === 'string' ? [names] : names;
    const raw = this.row.cell(...all);
    if (raw === undefined) return undefined;
    const when = utcFromText(raw, known);
    if (when === undefined) this.#fault('unreadable-time', all, (column) => `In column "${column}" stands no time that can be read.`, raw);
    return when;
  }

  address(...names: readonly string[]): { address: Said; port?: Said<number> } | undefined {
    const raw = this.row.cell(...names);
    if (raw === undefined) return undefined;
    const read = saidAddress(raw);
    if (read.address.norm === undefined)
      this.#fault('unreadable-value', names, (column) => `In column "${column}" stands no IP address.`, raw);
    return read;
  }

  action(fallback: ActionClass, ...names: readonly string[]): Said<ActionClass> {
    const raw = this.row.cell(...names);
    return raw === undefined ? said<ActionClass>('', fallback) : said(raw, classOfAction(raw));
  }

  #fault(why: 'unreadable-time' | 'unreadable-value', names: readonly string[], sentence: (column: string) => string, raw: string): void {
    const { columns } = this.row;
    const name = names.find((one) => columns.index(one) !== undefined) ?? names[0]!;
    this.gaps.push(gap(why, this.row, sentence(columns.names[columns.index(name)!]!), raw, this.row.cellAt(name)));
  }
}
