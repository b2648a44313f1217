// SPDX-License-Identifier: Apache-2.0
import type { PathStep } from '../../core/records/index.ts';
import { openEntry } from '../containers/open-entry.ts';
import { listZip, type ZipEntry } from '../containers/zip-container.ts';
import { rowsOfSheet } from '../tokenisers/sheet-rows.ts';
import { UnreadableFrom } from '../tokenisers/unreadable-from.ts';
import { type XmlHandler, xmlRun } from '../tokenisers/xml-run.ts';
import { type ByteSource, MemoryBytes } from './byte-source.ts';

export interface Workbook {
  readonly kind: 'workbook';
  readonly sheets: readonly Sheet[];
  readonly strings: readonly string[];
  /** For each cell style: how exactly its number format shows a moment, or that it shows none. */
  readonly dateStyles: readonly (DatePrecision | undefined)[];
  /** Serials count from 1904 instead of 1900. */
  readonly from1904: boolean;
  /** Names and first rows of the sheets, to recognise the workbook by. */
  readonly head: readonly string[];
}

export type DatePrecision = 'day' | 'minute' | 'second';

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** The part of the container that holds it: its bytes are what places in the sheet count. */
  readonly part: PathStep;
  readonly open: () => ByteSource;
}

const MOST_STRING_CHARACTERS = 256e6;
const HEAD_ROWS = 30;

/** Opens a workbook (Office Open XML). Formulas are never computed, links never followed. `undefined`: no workbook is in it. */
export async function openWorkbook(bytes: Buffer): Promise<Workbook | undefined> {
  const container = new MemoryBytes(bytes);
  const { entries } = await listZip(container, 10_000);
  const part = (name: string) => entries.find((entry) => entry.name === name.replace(/^\//, ''));
  const open = (entry: ZipEntry): ByteSource => {
    const opened = openEntry(container, entry, []);
    if ('why' in opened) throw new UnreadableFrom(opened.why, 0, opened.message);
    return opened.source;
  };
  const main = part('xl/workbook.xml');
  if (main === undefined) return undefined;
  const targets = relationsOf(part('xl/_rels/workbook.xml.rels'), open);
  const { listed, from1904 } = sheetsOf(open(main));
  const sheets = listed.flatMap(({ name, id, hidden }): Sheet[] => {
    const entry = part(targets.get(id) ?? '');
    return entry === undefined ? [] : [{ name, hidden, part: { name: entry.name, entryIndex: entry.index }, open: () => open(entry) }];
  });
  const stringsPart = part('xl/sharedStrings.xml');
  const stylesPart = part('xl/styles.xml');
  const book = {
    kind: 'workbook' as const,
    sheets,
    strings: stringsPart === undefined ? [] : readStrings(open(stringsPart)),
    dateStyles: stylesPart === undefined ? [] : readDateStyles(open(stylesPart)),
    from1904,
  };
  const head = sheets.flatMap((sheet) => {
    const lines = [`[${sheet.name}]`];
    for (const row of rowsOfSheet(book, sheet)) {
      lines.push(row.cells.map((cell) => cell?.text ?? '').join('\t'));
      if (lines.length > HEAD_ROWS) break;
    }
    return lines;
  });
  return { ...book, head };
}

function runAll(source: ByteSource, handler: Partial<XmlHandler>): void {
  const nothing = () => undefined;
  const { push } = xmlRun(source, { open: nothing, close: nothing, text: nothing, ...handler });
  while (push());
}

function relationsOf(entry: ZipEntry | undefined, open: (entry: ZipEntry) => ByteSource): Map<string, string> {
  const targets = new Map<string, string>();
  if (entry === undefined) return targets;
  runAll(open(entry), {
    open(name, { Id, Target }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

function sheetsOf(source: ByteSource): { listed: { name: string; id: string; hidden: boolean }[]; from1904: boolean } {
  const listed: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  runAll(source, {
    open(name, attributes) {
      if (name === 'sheet')
        listed.push({ name: attributes.name ?? '', id: attributes.id ?? '', hidden: (attributes.state ?? 'visible') !== 'visible' });
      if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
    },
  });
  return { listed, from1904 };
}

/** Rich text is put together from its runs; phonetic guides beside it are left out. */
function readStrings(source: ByteSource): string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  let all = 0;
  runAll(source, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 't') inText = true;
      if (name === 'rPh') phonetic++;
    },
    text(piece) {
      if (inText && phonetic === 0) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic--;
      if (name !== 'si') return;
      strings.push(text);
      all += text.length;
      if (all > MOST_STRING_CHARACTERS)
        throw new UnreadableFrom('limit-reached', 0, `The texts of this workbook are longer than ${MOST_STRING_CHARACTERS} characters.`);
    },
  });
  return strings;
}

/** Number formats that come with every workbook and show a moment (ECMA-376 part 1, §18.8.30). */
const BUILT_IN: Readonly<Record<number, DatePrecision>> = {
  14: 'day', 15: 'day', 16: 'day', 17: 'day', 18: 'minute', 19: 'second', 20: 'minute', 21: 'second', 22: 'minute', 45: 'second', 46: 'second', 47: 'second',
}; // biome-ignore format: one table

function readDateStyles(source: ByteSource): (DatePrecision | undefined)[] {
  const own = new Map<number, string>();
  const styles: (DatePrecision | undefined)[] = [];
  let inCells = false;
  runAll(source, {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attributes.numFmtId ?? 0);
      const code = own.get(id);
      styles.push(code === undefined ? BUILT_IN[id] : precisionOfFormat(code));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** `yyyy-mm-dd h:mm:ss` → second; `0.00` → none. Text in quotes and brackets shows no moment. */
export function precisionOfFormat(code: string): DatePrecision | undefined {
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\[(?!h|m|s)[^\]]*\]/gi, '').toLowerCase();
  if (!/[ymdhs]/.test(bare) || /^general$/.test(bare)) return undefined;
  return bare.includes('s') ? 'second' : bare.includes('h') ? 'minute' : 'day';
}
