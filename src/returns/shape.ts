// SPDX-License-Identifier: Apache-2.0
import { readAddress, utcFromText } from '../core/records/index.ts';
import { type FileMet, type InputNamed, listItems, walkItem } from './containers/walk-input.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { headOf, openDocument } from './source/open-document.ts';
import { SourceFile } from './source/source-file.ts';
import { csvRows } from './tokenisers/csv.ts';
import { jsonValues } from './tokenisers/json.ts';
import { labelledFields } from './tokenisers/labelled-fields.ts';

/** What a return is made of, and nothing of what it says. */
export interface Shape {
  readonly schema: 'rogatory.shape/1';
  readonly files: readonly FileShape[];
}

export interface FileShape {
  /** `*.html`: names are content and are cut. */
  readonly name: string;
  readonly depth: number;
  readonly mime: string;
  /** Rounded up to a power of ten. */
  readonly bytesUpTo: number;
  readonly encoding?: string;
  readonly gap?: string;
  readonly sections?: Readonly<Record<string, Readonly<Record<string, Counted>>>>;
  readonly columns?: readonly { readonly name: string; readonly types: Readonly<Record<string, number>> }[];
  readonly rows?: number;
  readonly members?: Readonly<Record<string, Counted>>;
  readonly labels?: Readonly<Record<string, number>>;
}

interface Counted {
  readonly count: number;
  readonly types: Readonly<Record<string, number>>;
}

const MOST_ROWS = 100_000;
const MOST_NAMES = 2_000;

/** The shape of what the inputs hold. Opened and walked like a reading, in this process: nothing of it is kept. */
export async function shapeOf(inputs: readonly InputNamed[]): Promise<Shape> {
  const files: FileShape[] = [];
  const walk = { limits: DEFAULT_LIMITS, passwords: [], about: () => ({}) };
  for (const input of inputs) {
    for (const item of listItems(input, walk)) {
      for await (const met of walkItem(item, walk)) {
        if (met.kind === 'file') files.push(await shapeOfFile(met));
        else if (met.kind === 'gap')
          files.push({
            name: cutName(met.path.at(-1)!.name),
            depth: met.path.length,
            mime: 'unopened',
            bytesUpTo: roundUp(met.size),
            gap: met.why,
          });
      }
    }
  }
  return { schema: 'rogatory.shape/1', files };
}

async function shapeOfFile(met: FileMet): Promise<FileShape> {
  const file = new SourceFile({ ...met, keys: { openpgp: [] }, longestUnit: DEFAULT_LIMITS.unitBytes });
  const base = { name: cutName(met.fullName), depth: met.path.length, mime: met.mime, bytesUpTo: roundUp(met.size ?? 0) };
  try {
    if (met.mime === 'application/pdf' || met.mime.includes('officedocument')) return { ...base, labels: await labelsOfDocument(met) };
    if (met.mime === 'text/html') return { ...base, encoding: file.encoding, sections: sectionsOf(file) };
    if (met.mime === 'application/json') return { ...base, encoding: file.encoding, members: membersOf(file) };
    if (met.mime === 'text/plain') return { ...base, encoding: file.encoding, ...tableOf(file) };
    return base;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ...base, gap: error.name };
  }
}

function cutName(name: string): string {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name);
  return ending === null ? '*' : `*.${ending[1]!.toLowerCase()}`;
}

function roundUp(size: number): number {
  return size === 0 ? 0 : 10 ** Math.ceil(Math.log10(size));
}

/** A word that names something, not one that says something: letters, few words, no number of more than two digits, no address. */
function asName(text: string): string {
  const name = text.trim().replace(/:.*$/s, ':');
  return /^[\p{L}_][\p{L}\p{M}\d _./()'&-]{0,48}:?$/u.test(name) && !/\d{3}/.test(name) && name.split(/\s+/).length <= 6
    ? name
    : '(looks like a value)';
}

function typeOf(text: string): string {
  if (text === '') return 'empty';
  if (/^[+-]?\d+$/.test(text)) return text.length > 12 ? 'long number' : 'whole number';
  if (/^[+-]?\d+[.,]\d+$/.test(text)) return 'decimal number';
  if (/^(true|false|yes|no)$/i.test(text)) return 'yes or no';
  if (readAddress(text) !== undefined) return 'IP address';
  if (utcFromText(text) !== undefined) return 'time';
  if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)) return 'e-mail';
  if (/^https?:/.test(text)) return 'link';
  return text.length > 80 ? 'long text' : 'text';
}

class Tally {
  readonly #names = new Map<string, { count: number; types: Record<string, number> }>();

  add(name: string, type: string): void {
    let entry = this.#names.get(name);
    if (entry === undefined) {
      if (this.#names.size >= MOST_NAMES) return;
      entry = { count: 0, types: {} };
      this.#names.set(name, entry);
    }
    entry.count += 1;
    entry.types[type] = (entry.types[type] ?? 0) + 1;
  }

  get all(): Record<string, Counted> {
    return Object.fromEntries(this.#names);
  }
}

function sectionsOf(file: SourceFile): Record<string, Record<string, Counted>> {
  const sections = new Map<string, Tally>();
  for (const event of labelledFields(file, () => false)) {
    if (event.kind !== 'close') continue;
    const name = asName(event.field.section);
    const tally = sections.get(name) ?? new Tally();
    sections.set(name, tally);
    tally.add(asName(event.field.label), event.field.children > 0 ? 'labels inside' : typeOf(event.field.text));
  }
  return Object.fromEntries([...sections].map(([name, tally]) => [name, tally.all]));
}

function tableOf(file: SourceFile): Pick<FileShape, 'columns' | 'rows'> {
  let names: string[] | undefined;
  const types: Record<string, number>[] = [];
  let rows = 0;
  for (const row of csvRows(file)) {
    if (names === undefined) {
      names = row.cells.map(asName);
      continue;
    }
    rows += 1;
    if (rows > MOST_ROWS) break;
    for (const [index, cell] of row.cells.slice(0, MOST_NAMES).entries()) {
      types[index] ??= {};
      const type = typeOf(cell);
      types[index][type] = (types[index][type] ?? 0) + 1;
    }
  }
  return { rows, columns: Array.from(types, (one, index) => ({ name: names?.[index] ?? '(beyond the header)', types: one ?? {} })) };
}

function membersOf(file: SourceFile): Record<string, Counted> {
  const tally = new Tally();
  for (const unit of jsonValues(file, ['/*/*', '/*'])) walkValue(unit.value, generalised(unit.pointer), tally, 0);
  return tally.all;
}

function generalised(pointer: string): string {
  return pointer
    .split('/')
    .map((part) => (part === '' ? '' : memberName(part)))
    .join('/');
}

function memberName(name: string): string {
  return /^\d+$/.test(name) || asName(name).startsWith('(') ? '*' : name;
}

function walkValue(value: unknown, pointer: string, tally: Tally, depth: number): void {
  if (depth > 40) return;
  if (Array.isArray(value)) {
    tally.add(pointer, 'list');
    for (const one of value) walkValue(one, `${pointer}/*`, tally, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    tally.add(pointer, 'object');
    for (const [name, one] of Object.entries(value)) walkValue(one, `${pointer}/${memberName(name)}`, tally, depth + 1);
  } else tally.add(pointer, typeof value === 'string' ? typeOf(value) : value === null ? 'null' : typeof value);
}

async function labelsOfDocument(met: FileMet): Promise<Record<string, number>> {
  const document = await openDocument(met.mime, met.open());
  const labels: Record<string, number> = {};
  for (const line of document === undefined ? [] : headOf(document).split('\n')) {
    for (const part of line.split('\t')) {
      const label = /^([^:]{1,40}):/.exec(part)?.[1];
      if (label === undefined) continue;
      const name = asName(label);
      labels[name] = (labels[name] ?? 0) + 1;
    }
  }
  return labels;
}
