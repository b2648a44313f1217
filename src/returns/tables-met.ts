// SPDX-License-Identifier: Apache-2.0
import { headerFingerprint } from '../core/mappings/table-mapping.ts';
import { pathText } from '../core/records/place.ts';
import { type FileMet, type InputNamed, listItems, walkItem } from './containers/walk-input.ts';
import { ownerOf } from './find-owner.ts';
import { headRows, tableRows } from './generic-table/table-rows.ts';
import { returnParsers } from './index.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { headOf, isDocument, openDocument } from './source/open-document.ts';
import { SourceFile } from './source/source-file.ts';

/** A table in a file that no reader knows: its columns, and the first values of each. Written by whoever made the file; may be anything. */
export interface TableMet {
  readonly path: string;
  readonly header: readonly string[];
  /** As core/mappings has it: what a mapping of this table is kept under. */
  readonly fingerprint: string;
  readonly columns: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** In JSON: which values are the rows, `/data/*`. */
  readonly rows?: string;
}

const MOST_TABLES = 50;
const ROWS_LOOKED_AT = 300;
const HEADER_WITHIN = 60;
const VALUES = 5;
const LONGEST_VALUE = 120;
const LONGEST_JSON = 32 << 20;

/** The tables of an item in files that nobody reads. It is opened and walked like a reading; nothing of it is kept. */
export async function tablesMet(input: InputNamed, passwords: readonly string[] = []): Promise<readonly TableMet[]> {
  const walk = { limits: DEFAULT_LIMITS, passwords, about: () => ({}) };
  const found: TableMet[] = [];
  for (const item of listItems(input, walk)) {
    for await (const met of walkItem(item, walk)) {
      if (met.kind !== 'file' || met.size === 0) continue;
      const table = await tableIn(met);
      if (table !== undefined) found.push(table);
      if (found.length >= MOST_TABLES) return found;
    }
  }
  return found;
}

async function tableIn(met: FileMet): Promise<TableMet | undefined> {
  const make = () => new SourceFile({ ...met, keys: { openpgp: [] }, longestUnit: DEFAULT_LIMITS.unitBytes });
  const file = make();
  try {
    if (isDocument(met.mime)) {
      file.document = await openDocument(file.mime, file.open());
      if (file.document !== undefined) file.text = headOf(file.document);
    } else if (!['text/plain', 'text/html', 'application/json'].includes(met.mime)) return undefined;
    if (file.head.length === 0 || ownerOf(file, returnParsers) !== undefined) return undefined;
    return met.mime === 'application/json' ? tableOfJson(met) : tableOfRows(file);
  } catch (error) {
    // What cannot be opened holds no table that could be mapped; the reading has said why.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function tableOfRows(file: SourceFile): TableMet | undefined {
  if (headRows(file).every((cells) => !mayBeHeader(cells))) return undefined;
  const rows: (readonly string[])[] = [];
  for (const { cells } of tableRows(file)) {
    rows.push(cells);
    if (rows.length >= ROWS_LOOKED_AT) break;
  }
  const at = headerOf(rows);
  return at === -1 ? undefined : tableOf(pathText(file.path), rows[at] as readonly string[], rows.slice(at + 1));
}

/** The widest of the first rows whose cells can be names, the first of equals. */
function headerOf(rows: readonly (readonly string[])[]): number {
  let [best, width] = [-1, 1];
  for (const [at, cells] of rows.slice(0, HEADER_WITHIN).entries()) {
    const wide = cells.filter((cell) => cell.trim() !== '').length;
    if (wide > width && at < rows.length - 1 && mayBeHeader(cells)) [best, width] = [at, wide];
  }
  return best;
}

/** Names of columns: two at least, each once, none a number, a time or an address. */
function mayBeHeader(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== '');
  return (
    names.length >= 2 &&
    new Set(names).size === names.length &&
    names.every((name) => name.length <= 80 && /\p{L}/u.test(name) && !/\d{4,}|^\d+[.:/-]\d/.test(name))
  );
}

function tableOf(path: string, header: readonly string[], rows: readonly (readonly string[])[], pattern?: string): TableMet {
  const columns = header.flatMap((name, index) => {
    if (name.trim() === '') return [];
    const values = [...new Set(rows.map((cells) => (cells[index] ?? '').trim()).filter((cell) => cell !== ''))];
    return [{ name: name.trim(), values: values.slice(0, VALUES).map((value) => value.slice(0, LONGEST_VALUE)) }];
  });
  const names = columns.map(({ name }) => name);
  return { path, header: names, fingerprint: headerFingerprint(names), columns, ...(pattern === undefined ? {} : { rows: pattern }) };
}

function tableOfJson(met: FileMet): TableMet | undefined {
  const source = met.open();
  const chunks: Buffer[] = [];
  let size = 0;
  for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > LONGEST_JSON) return undefined;
  }
  const list = firstList(
    JSON.parse(
      Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    ),
    '',
  );
  if (list === undefined) return undefined;
  const objects = list.values.slice(0, ROWS_LOOKED_AT);
  const names = [...new Set(objects.flatMap((one) => Object.keys(one)))].filter((name) => typeof objects[0]?.[name] !== 'object');
  if (names.length < 2) return undefined;
  const rows = objects.map((one) => names.map((name) => (typeof one[name] === 'object' ? '' : String(one[name] ?? ''))));
  return tableOf(pathText(met.path), names, rows, `${list.at}/*`);
}

/** The first list of objects, from the outside in, at most four members deep. */
function firstList(value: unknown, at: string, depth = 0): { readonly at: string; readonly values: Record<string, unknown>[] } | undefined {
  if (Array.isArray(value)) {
    const objects = value.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null && !Array.isArray(one));
    return objects.length > 0 ? { at, values: objects } : undefined;
  }
  if (typeof value !== 'object' || value === null || depth > 4) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = firstList(inner, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
