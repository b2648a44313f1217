// SPDX-License-Identifier: Apache-2.0
import type { At, HtmlPlace } from '../../core/records/index.ts';
import { rawOf } from '../fields/named-values.ts';
import { findDelimiter } from '../source/columns.ts';
import type { FileHead, SourceFile } from '../source/source-file.ts';
import { csvRows } from '../tokenisers/csv.ts';
import type { RowUnit } from '../tokenisers/csv-table.ts';
import { type Attributes, htmlRun } from '../tokenisers/html.ts';
import { jsonValues } from '../tokenisers/json.ts';
import { pdfLines } from '../tokenisers/pdf-lines.ts';
import { sheetRows } from '../tokenisers/sheet-rows.ts';

/** The rows of whatever table a file holds: CSV, a workbook, a PDF whose columns stand apart, an HTML table. */
export function* tableRows(file: SourceFile): Generator<RowUnit> {
  if (file.document?.kind === 'workbook') yield* sheetRows(file);
  else if (file.document?.kind === 'pdf') for (const line of pdfLines(file)) yield Object.assign(line, { cellAt: (): At => line.at });
  else if (file.mime === 'text/html') yield* htmlRows(file);
  else yield* csvRows(file);
}

/** Objects of a JSON file as rows under the names of the header; members that the header does not name are further columns. */
export function* jsonRows(
  file: SourceFile,
  pattern: string,
  header: readonly string[],
): Generator<{ row: RowUnit; names: readonly string[]; asked: boolean }> {
  for (const unit of jsonValues(file, [pattern])) {
    const object = (typeof unit.value === 'object' && unit.value !== null ? unit.value : {}) as Readonly<Record<string, unknown>>;
    const names = [...header, ...Object.keys(object).filter((name) => !header.includes(name))];
    const cells = names.map((name) => rawOf(object[name]) ?? '');
    const cellAt = (index: number): At => ({ ...unit.at, pointer: `${unit.at.pointer}/${names[index]}` });
    yield { row: Object.assign(unit, { cells, cellAt }), names, asked: unit.pattern !== undefined };
  }
}

/** Rows that a file begins with, as far as they can be told from its head. */
export function headRows(file: FileHead): readonly (readonly string[])[] {
  const document = 'document' in file ? (file as SourceFile).document : undefined;
  if (document?.kind === 'pdf') return document.lines.slice(0, 500).map((line) => line.cells);
  if (document?.kind === 'workbook') return document.head.map((line) => line.split('\t'));
  if (file.mime === 'text/html')
    return [...file.text.matchAll(/<tr\b[\s\S]*?<\/tr>/gi)].map(([row]) =>
      [...row.matchAll(/<t[hd]\b[^>]*>([\s\S]*?)<\/t[hd]>/gi)].map((cell) => cell[1]!.replaceAll(/<[^>]*>/g, '').trim()),
    );
  const delimiter = findDelimiter(file.text);
  return file.text.split(/\r?\n/, 500).map((line) => line.split(delimiter).map((cell) => cell.replaceAll('"', '').trim()));
}

function* htmlRows(file: SourceFile): Generator<RowUnit> {
  const reader = new HtmlRows(file);
  const { push } = htmlRun(file, reader);
  while (push()) yield* reader.ready.splice(0);
  yield* reader.ready.splice(0);
}

/** Rows of the innermost tables: a row that holds a table is none. */
class HtmlRows {
  readonly ready: RowUnit[] = [];
  readonly #file: SourceFile;
  #nth = 0;
  #row: { from: number; cells: { text: string; from: number; to: number }[] } | undefined;
  #inCell = false;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  open(name: string, _attributes: Attributes, from: number): void {
    if (name === 'tr') this.#row = { from, cells: [] };
    else if ((name === 'td' || name === 'th') && this.#row !== undefined) {
      this.#row.cells.push({ text: '', from, to: from });
      this.#inCell = true;
    } else if (name === 'br') this.text('\n');
  }

  text(text: string): void {
    const cell = this.#row?.cells.at(-1);
    if (cell !== undefined && this.#inCell) cell.text += text;
  }

  close(name: string, _from: number, to: number): void {
    if (name === 'td' || name === 'th') {
      this.#inCell = false;
      const cell = this.#row?.cells.at(-1);
      if (cell !== undefined) cell.to = to;
    }
    if (name !== 'tr' || this.#row === undefined) return;
    const { from, cells } = this.#row;
    this.#row = undefined;
    if (cells.length === 0) return;
    this.#nth++;
    const at: HtmlPlace = { kind: 'html', selector: 'tr', nth: this.#nth, bytes: { kind: 'bytes', from, to } };
    const cellAt = (index: number): At => {
      const cell = cells[index];
      return cell === undefined ? at : { ...at, bytes: { kind: 'bytes', from: cell.from, to: cell.to } };
    };
    this.ready.push({ ...this.#file.unit(at), at, cells: cells.map((cell) => cell.text.trim()), cellAt });
  }
}
