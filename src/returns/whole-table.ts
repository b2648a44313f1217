// SPDX-License-Identifier: Apache-2.0
/**
 * All rows of the first table in a file, as text: a register that is taken over, a translation that came back. CSV in any encoding that
 * returns come in, a workbook (XLSX), or the tables of a text document (DOCX). Nothing is computed, run or fetched.
 */

import { openEntry } from './containers/open-entry.ts';
import { type FileMet, type InputNamed, listItems, walkItem } from './containers/walk-input.ts';
import { listZip } from './containers/zip-container.ts';
import { tableRows } from './generic-table/table-rows.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { type ByteSource, MemoryBytes } from './source/byte-source.ts';
import { WORKBOOK_MIME } from './source/open-document.ts';
import { SourceFile } from './source/source-file.ts';
import { openWorkbook } from './source/workbook.ts';
import { xmlRun } from './tokenisers/xml-run.ts';

export interface WholeTable {
  /** Each row with its number in the file, from 1; cells as they are written there, and may be anything. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** Of a text file: how its bytes were read. */
  readonly encoding: string | null;
  /** Places whose bytes are no text in that encoding. */
  readonly undecodable: number;
  /** There are more rows than are read. */
  readonly cut: boolean;
}

export const MOST_ROWS = 20_000;
const MOST_CELLS = 100;
const LONGEST_CELL = 10_000;
const MOST_CHARACTERS = 32_000_000;
const LARGEST_DOCUMENT = 64_000_000;

/** @returns undefined where the file holds no table */
export async function wholeTable(input: InputNamed): Promise<WholeTable | undefined> {
  const walk = { limits: DEFAULT_LIMITS, passwords: [], about: () => ({}) };
  for (const item of listItems(input, walk))
    for await (const met of walkItem(item, walk)) {
      if (met.kind !== 'file' || met.size === 0) continue;
      const table = await tableIn(met);
      if (table !== undefined && table.rows.length > 0) return table;
    }
  return undefined;
}

async function tableIn(met: FileMet): Promise<WholeTable | undefined> {
  const file = new SourceFile({ ...met, keys: { openpgp: [] }, longestUnit: DEFAULT_LIMITS.unitBytes });
  if (met.mime.startsWith(WORKBOOK_MIME)) return await tableOfOffice(file, wholeOf(met.open()));
  if (!met.mime.startsWith('text/')) return undefined;
  const found = gathered(rowsOf(file), file.encoding);
  return { ...found, undecodable: file.faults.length };
}

/** A workbook's first sheet that is shown, or the tables of a text document. */
async function tableOfOffice(file: SourceFile, bytes: Buffer | undefined): Promise<WholeTable | undefined> {
  if (bytes === undefined) return undefined;
  const book = await openWorkbook(bytes);
  if (book === undefined) return await tableOfTextDocument(bytes);
  const sheet = book.sheets.find(({ hidden }) => !hidden);
  file.document = { ...book, sheets: sheet === undefined ? [] : [sheet] };
  return gathered(rowsOf(file), null);
}

function* rowsOf(file: SourceFile): Generator<{ readonly row: number; readonly cells: readonly string[] }> {
  let nth = 0;
  for (const unit of tableRows(file)) {
    nth += 1;
    const row =
      'row' in unit && typeof unit.row === 'number' ? unit.row : 'row' in unit.at && typeof unit.at.row === 'number' ? unit.at.row : nth;
    yield { row, cells: unit.cells };
  }
}

function gathered(found: Iterable<{ readonly row: number; readonly cells: readonly string[] }>, encoding: string | null): WholeTable {
  const rows: { row: number; cells: string[] }[] = [];
  let characters = 0;
  for (const { row, cells } of found) {
    const kept = cells.slice(0, MOST_CELLS).map((cell) => cell.slice(0, LONGEST_CELL));
    characters += kept.reduce((sum, cell) => sum + cell.length, 0);
    if (rows.length >= MOST_ROWS || characters > MOST_CHARACTERS) return { rows, encoding, undecodable: 0, cut: true };
    rows.push({ row, cells: kept });
  }
  return { rows, encoding, undecodable: 0, cut: false };
}

/** `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>`: paragraphs of a cell stand on lines of their own; a table inside a cell belongs to that cell. */
async function tableOfTextDocument(bytes: Buffer): Promise<WholeTable | undefined> {
  const container = new MemoryBytes(bytes);
  const { entries } = await listZip(container, 10_000);
  const entry = entries.find(({ name }) => name === 'word/document.xml');
  const opened = entry === undefined ? undefined : openEntry(container, entry, []);
  return opened === undefined || 'why' in opened ? undefined : rowsOfDocument(opened.source);
}

/** The bytes of a container can be asked for once. */
function wholeOf(source: ByteSource): Buffer | undefined {
  const chunks: Buffer[] = [];
  let size = 0;
  for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) {
    size += chunk.length;
    if (size > LARGEST_DOCUMENT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function rowsOfDocument(source: ByteSource): WholeTable {
  const reader = new DocumentRows();
  const { push } = xmlRun(source, reader);
  while (push()) if (reader.rows.length > MOST_ROWS) break;
  return gathered(reader.rows, null);
}

class DocumentRows {
  readonly rows: { readonly row: number; readonly cells: string[] }[] = [];
  #tables = 0;
  #cells: string[] | undefined;
  #inText = false;

  open(name: string): void {
    if (name === 'tbl') this.#tables += 1;
    else if (name === 'tr' && this.#tables === 1) this.#cells = [];
    else if (name === 'tc' && this.#tables === 1) this.#cells?.push('');
    else if (name === 'p') this.#say('\n');
    else if (name === 't') this.#inText = true;
    else if (name === 'br' || name === 'tab') this.#say(' ');
  }

  text(text: string): void {
    if (this.#inText) this.#say(text);
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'tbl') this.#tables -= 1;
    else if (name === 'tr' && this.#tables === 1 && this.#cells !== undefined) {
      this.rows.push({ row: this.rows.length + 1, cells: this.#cells.map((cell) => cell.trim()) });
      this.#cells = undefined;
    }
  }

  #say(text: string): void {
    const cells = this.#cells;
    if (cells !== undefined && cells.length > 0) cells[cells.length - 1] += text;
  }
}
