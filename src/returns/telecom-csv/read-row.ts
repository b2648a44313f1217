// SPDX-License-Identifier: Apache-2.0
import { type Cell, type Said, said, type TimeKnown, type When } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues } from '../fields/named-values.ts';
import { type Finding, gap, record } from '../return-parser.ts';
import type { TableRow } from '../tokenisers/csv-table.ts';
import { COLUMNS, type Column, type TableKind } from './columns.ts';
import type { StatedInHead } from './stated-in-head.ts';

export function* readRow(row: TableRow, kind: TableKind, stated: StatedInHead): Generator<Finding> {
  const reader = new RowReader(row, stated);
  switch (kind) {
    case 'calls':
      yield reader.callOrMessage();
      break;
    case 'data-sessions':
      yield reader.session();
      break;
    case 'port-blocks':
    case 'leases':
      yield reader.lease();
      break;
  }
  yield* reader.faults();
}

class RowReader {
  readonly #row: TableRow;
  readonly #values: NamedValues;
  readonly #stated: StatedInHead;
  readonly #faults: Finding[] = [];

  constructor(row: TableRow, stated: StatedInHead) {
    this.#row = row;
    this.#values = NamedValues.ofRow(row);
    this.#stated = stated;
  }

  faults(): readonly Finding[] {
    return [...this.#faults, ...this.#values.faults];
  }

  /** One leg as one operator saw it. Device and SIM are those of the line that was asked about. */
  callOrMessage(): Finding {
    const [a, b, c] = [this.#number('a'), this.#number('b'), this.#number('c')];
    const type = this.#text('type');
    const start = this.#startOfCall();
    if (/sms|mms|رسالة/i.test(type?.raw ?? '')) {
      const data = given({
        author: a === undefined ? undefined : { phone: a },
        recipients: b === undefined ? undefined : [{ phone: b }],
        sent: start,
      });
      const norm = /mms/i.test(type!.raw) ? 'mms' : 'sms';
      return record('message', { ...data, type: said(type!.raw, norm) }, this.#row, this.#values.rest());
    }
    const own = given({ imsi: this.#text('imsi'), imei: this.#text('imei') });
    const isA = this.#stated.target === undefined ? /out|mo\b|صادر/i.test(type?.raw ?? '') : sameNumber(a, this.#stated.target);
    const isB = !isA && (this.#stated.target === undefined || sameNumber(b, this.#stated.target));
    const parties = [
      ...(a === undefined ? [] : [{ role: 'caller' as const, phone: a, ...(isA && own) }]),
      ...(b === undefined ? [] : [{ role: 'callee' as const, phone: b, ...(isB && own) }]),
      ...(c === undefined ? [] : [{ role: 'forwarded' as const, phone: c }]),
    ];
    const cells = this.#cells();
    const data = given({
      start,
      end: this.#time('end'),
      durationSeconds: this.#values.number(...COLUMNS.duration),
      direction: type,
      cells: cells.length === 0 ? undefined : cells,
    });
    return record('call', { parties, ...data }, this.#row, this.#values.rest());
  }

  session(): Finding {
    const [outside, inside, to] = [this.#address('publicAddress'), this.#address('privateAddress'), this.#address('destination')];
    const port = this.#values.number(...COLUMNS.publicPort);
    const toPort = this.#values.number(...COLUMNS.destinationPort);
    const cells = this.#cells();
    const data = given({
      start: this.#time('start'),
      end: this.#time('end'),
      durationSeconds: this.#values.number(...COLUMNS.duration),
      msisdn: this.#number('subscriber'),
      imsi: this.#text('imsi'),
      imei: this.#text('imei'),
      publicAddress: outside,
      privateAddress: inside,
      portFrom: this.#values.number(...COLUMNS.portFrom) ?? port,
      portTo: this.#values.number(...COLUMNS.portTo) ?? port,
      destination: to === undefined ? undefined : { address: to, ...given({ port: toPort }) },
      protocol: this.#text('protocol'),
      bytesUp: this.#values.number(...COLUMNS.up),
      bytesDown: this.#values.number(...COLUMNS.down),
      radio: this.#text('radio'),
      cells: cells.length === 0 ? undefined : cells,
    });
    return record('cell-session', { bearer: { raw: '', norm: 'data' }, ...data }, this.#row, this.#values.rest());
  }

  lease(): Finding {
    const inside = this.#address('privateAddress');
    const address = this.#address('publicAddress') ?? this.#address('framedAddress');
    if (address === undefined) return gap('unreadable-value', this.#row, 'A row of leases without an address.');
    const data = given({
      subscriber: this.#number('subscriber'),
      privateAddress: inside,
      portFrom: this.#values.number(...COLUMNS.portFrom),
      portTo: this.#values.number(...COLUMNS.portTo),
      protocol: this.#text('protocol'),
      from: this.#time('start'),
      until: this.#time('end'),
      natGateway: this.#text('gateway'),
    });
    return record('address-lease', { address, ...data }, this.#row, this.#values.rest());
  }

  #text(column: Column): Said | undefined {
    return this.#values.text(...COLUMNS[column]);
  }

  /** A telephone number, without the quote that keeps spreadsheets away from it. Digits lost to `2.01E+11` do not come back. */
  #number(column: Column): Said | undefined {
    const value = this.#values.take(...COLUMNS[column]);
    if (value === undefined) return undefined;
    if (/^\d(\.\d+)?E\+?\d+$/i.test(value.raw)) {
      this.#values.fault(
        'unreadable-value',
        `Under "${value.name}" a spreadsheet has turned a number into powers of ten: its digits are lost.`,
        value,
      );
      return { raw: value.raw };
    }
    const bare = value.raw.trim().replace(/^'|^="(.*)"$/, '$1');
    return bare === value.raw ? { raw: bare } : said(value.raw, bare, 'trimmed');
  }

  #address(column: Column): Said | undefined {
    return this.#values.address(COLUMNS[column])?.address;
  }

  /** The zone that the name of the column states comes before the one that the document states. */
  #time(column: 'start' | 'end'): When | undefined {
    const name = this.#values.take(...COLUMNS[column])?.name ?? '';
    return this.#values.time(COLUMNS[column], /utc|gmt/i.test(name) ? { zone: 'UTC', zoneFrom: 'column' } : this.#stated.known);
  }

  /** Date and time in one column or in two. */
  #startOfCall(): When | undefined {
    const date = this.#values.take(...COLUMNS.date);
    const time = this.#values.take(...COLUMNS.time);
    if (date === undefined || time === undefined)
      return date === undefined ? this.#time('start') : this.#values.time(date.name, this.#stated.known);
    const both = new NamedValues(this.#row, [{ name: `${date.name} and ${time.name}`, raw: `${date.raw} ${time.raw}`, at: date.at }]);
    const when = both.time(`${date.name} and ${time.name}`, this.#knownOf(date.name, time.name));
    this.#faults.push(...both.faults);
    // Two cells say it: they stand there with the delimiter between them.
    return when === undefined ? undefined : { ...when, raw: `${date.raw}${this.#stated.delimiter}${time.raw}` };
  }

  #knownOf(...names: readonly string[]): TimeKnown {
    return names.some((name) => /utc|gmt/i.test(name)) ? { ...this.#stated.known, zone: 'UTC', zoneFrom: 'column' } : this.#stated.known;
  }

  #cells(): Cell[] {
    const first = given({ id: this.#text('firstCell'), address: this.#text('cellAddress') });
    const last = this.#text('lastCell');
    return [...(Object.keys(first).length === 0 ? [] : [first]), ...(last === undefined ? [] : [{ id: last }])];
  }
}

function sameNumber(number: Said | undefined, other: string): boolean {
  const digits = (text: string) => text.replaceAll(/\D/g, '');
  return number !== undefined && digits(number.norm ?? number.raw) === digits(other);
}
