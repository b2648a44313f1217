// SPDX-License-Identifier: Apache-2.0
import type { At, SheetPlace } from '../../core/records/index.ts';
import type { Unit } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Sheet, Workbook } from '../source/workbook.ts';
import { UnreadableFrom } from './unreadable-from.ts';
import { xmlRun } from './xml-run.ts';

/** One cell with text. `text` of a date cell is the date it shows; `serial` is the number that the file holds. */
export interface SheetCell {
  readonly ref: string;
  readonly text: string;
  readonly serial?: string;
  readonly isFormula?: true;
  readonly from: number;
  readonly to: number;
}

export interface SheetRow extends Unit {
  readonly at: SheetPlace;
  readonly sheet: string;
  /** From 1, as the spreadsheet shows it. */
  readonly row: number;
  /** By column, A is 0; an empty cell is ''. */
  readonly cells: readonly string[];
  readonly found: readonly (SheetCell | undefined)[];
  cellAt(index: number): At;
}

/** The rows of every sheet that have at least one cell with text. Hidden sheets, rows and columns are rows like any other. */
export function* sheetRows(file: SourceFile): Generator<SheetRow> {
  if (file.document?.kind !== 'workbook') return;
  for (const sheet of file.document.sheets) {
    for (const { row, cells: found, from, to } of rowsOfSheet(file.document, sheet)) {
      const first = found.find((cell) => cell !== undefined);
      if (first === undefined) continue;
      const at: SheetPlace = { kind: 'sheet', sheet: sheet.name, cell: first.ref, bytes: { kind: 'bytes', from, to } };
      yield {
        ...file.unit(at),
        at,
        sheet: sheet.name,
        row,
        found,
        cells: Array.from(found, (cell) => cell?.text ?? ''),
        cellAt(index) {
          const cell = found[index];
          if (cell === undefined) return at;
          return { kind: 'sheet', sheet: sheet.name, cell: cell.ref, bytes: { kind: 'bytes', from: cell.from, to: cell.to } };
        },
      };
    }
  }
}

export interface RowRead {
  readonly row: number;
  readonly cells: readonly (SheetCell | undefined)[];
  /** Bytes of the `<row>` element in the sheet's part. */
  readonly from: number;
  readonly to: number;
}

const MOST_COLUMNS = 16_384;

export function* rowsOfSheet(book: Pick<Workbook, 'strings' | 'dateStyles' | 'from1904'>, sheet: Sheet): Generator<RowRead> {
  const ready: RowRead[] = [];
  const reader = new RowReader(book, (row) => ready.push(row));
  const { push } = xmlRun(sheet.open(), reader);
  while (push()) yield* ready.splice(0);
  yield* ready.splice(0);
}

type Book = Pick<Workbook, 'strings' | 'dateStyles' | 'from1904'>;

class RowReader {
  readonly #book: Book;
  readonly #onRow: (row: RowRead) => void;
  #row = 0;
  #rowFrom = 0;
  #cells: (SheetCell | undefined)[] = [];
  #cell: { ref: string; type: string; style: number; from: number; value: string; text: string; isFormula: boolean } | undefined;
  #into: 'value' | 'text' | undefined;
  #phonetic = 0;

  constructor(book: Book, onRow: (row: RowRead) => void) {
    this.#book = book;
    this.#onRow = onRow;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, from: number): void {
    if (name === 'row') {
      this.#row = Number(attributes.r ?? this.#row + 1);
      this.#rowFrom = from;
      this.#cells = [];
    } else if (name === 'c') {
      const ref = attributes.r ?? `${columnName(this.#cells.length)}${this.#row}`;
      this.#cell = { ref, type: attributes.t ?? 'n', style: Number(attributes.s ?? -1), from, value: '', text: '', isFormula: false };
    } else if (name === 'v') this.#into = 'value';
    else if (name === 't') this.#into = 'text';
    else if (name === 'rPh') this.#phonetic++;
    else if (name === 'f' && this.#cell !== undefined) this.#cell.isFormula = true;
  }

  text(text: string): void {
    if (this.#cell === undefined || this.#into === undefined || this.#phonetic > 0) return;
    this.#cell[this.#into] += text;
  }

  close(name: string, _from: number, to: number): void {
    if (name === 'v' || name === 't') this.#into = undefined;
    else if (name === 'rPh') this.#phonetic--;
    else if (name === 'c') this.#closeCell(to);
    else if (name === 'row') this.#onRow({ row: this.#row, cells: this.#cells, from: this.#rowFrom, to });
  }

  #closeCell(to: number): void {
    const cell = this.#cell;
    this.#cell = undefined;
    if (cell === undefined) return;
    const column = columnIndex(cell.ref);
    if (column >= MOST_COLUMNS)
      throw new UnreadableFrom('unknown-shape', cell.from, 'A cell stands beyond the last column that a sheet can have.');
    const shown = this.#shown(cell);
    if (shown.text === '') return;
    this.#cells[column] = { ref: cell.ref, ...shown, ...(cell.isFormula && { isFormula: true as const }), from: cell.from, to };
  }

  #shown({ type, style, value, text }: { type: string; style: number; value: string; text: string }): Pick<SheetCell, 'text' | 'serial'> {
    if (type === 's') return { text: this.#book.strings[Number(value)] ?? '' };
    if (type === 'inlineStr') return { text };
    if (type === 'b') return { text: value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value };
    if (type !== 'n' || value === '') return { text: value };
    const precision = this.#book.dateStyles[style];
    const date = precision === undefined ? undefined : dateOfSerial(Number(value), this.#book.from1904, precision);
    if (date !== undefined) return { text: date, serial: value };
    // A whole number is shown with all its digits: 4.47700900123E11 is a telephone number.
    return { text: /e/i.test(value) && Number.isSafeInteger(Number(value)) ? String(Number(value)) : value };
  }
}

/**
 * The wall-clock date of a serial, without zone: `2026-03-02 00:00:05`. Serial 60 of the 1900 count is a day that never was (29 February 1900);
 * it and what is before it are no dates here.
 */
export function dateOfSerial(serial: number, from1904: boolean, precision: 'day' | 'minute' | 'second'): string | undefined {
  if (!Number.isFinite(serial) || serial < (from1904 ? 0 : 61) || serial > 2_958_465) return undefined;
  const millis = Math.round((from1904 ? serial - 24_107 : serial - 25_569) * 86_400_000);
  const rest = ((millis % 1000) + 1000) % 1000;
  // A serial holds about a microsecond: within a millisecond of a whole second it is that second.
  const whole = rest <= 1 ? millis - rest : rest >= 999 ? millis + 1000 - rest : millis;
  const text = new Date(whole).toISOString().replace('T', ' ').slice(0, -1);
  if (!text.endsWith('.000')) return text;
  if (!text.endsWith(':00.000')) return text.slice(0, 19);
  const midnight = text.endsWith('00:00:00.000');
  return precision === 'day' && midnight
    ? text.slice(0, 10)
    : precision === 'minute' || precision === 'day'
      ? text.slice(0, 16)
      : text.slice(0, 19);
}

/** `AB12` → 27. */
export function columnIndex(ref: string): number {
  let index = 0;
  for (const letter of /^[A-Z]*/.exec(ref)![0]) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
