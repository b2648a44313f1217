// SPDX-License-Identifier: Apache-2.0
import { SaidError } from '../errors/said-error.ts';
import { paperSays } from '../errors/sentences/paper.ts';
/**
 * The objects of a PDF whose cross-reference table has the classic form (ISO 32000-1 §7.5.4), as Typst writes it and incremental updates
 * continue it. The file may come from anybody: lengths and numbers are looked at before they are used, and no loop follows them without end.
 */
export interface PdfObjects {
  /** The bytes as Latin-1: offsets are those of the file. */
  readonly text: string;
  readonly trailer: PdfTrailer;
  /** The dictionary of an object, from `<<` to `>>`. @throws SaidError where the object is none */
  dictionary(number: number): string;
  /** Where the bytes of a stream lie, filtered as its dictionary says. @throws SaidError where the object is no stream */
  stream(number: number): { readonly from: number; readonly to: number; readonly dictionary: string };
}

export interface PdfTrailer {
  readonly size: number;
  readonly root: number;
  readonly startXref: number;
  /** `/Info …` and `/ID …` as they stand, to be said again by an update. */
  readonly kept: string;
}

/** More updates than this no paper has. */
const MOST_UPDATES = 16;

/** @throws SaidError for a file of another form */
export function readPdfObjects(pdf: Uint8Array): PdfObjects {
  const text = latin1(pdf);
  const trailer = trailerOf(text);
  const table = wholeTable(text, trailer.startXref);
  const bodyAt = (number: number): { readonly from: number; readonly body: string } => {
    const from = table.get(number);
    const end = from === undefined ? -1 : text.indexOf('endobj', from);
    if (from === undefined || end < 0) throw new SaidError(paperSays('pdf-no-object', { number }));
    return { from, body: text.slice(from, end) };
  };
  const dictionary = (number: number): string => {
    const { body } = bodyAt(number);
    const found = /^\s*\d+ 0 obj\s*(<<[\s\S]*>>)\s*$/.exec(body) ?? /^\s*\d+ 0 obj\s*(<<[\s\S]*?>>)\s*stream\r?\n/.exec(body);
    if (found === null) throw new SaidError(paperSays('pdf-no-dictionary', { number }));
    return found[1] as string;
  };
  const stream = (number: number) => {
    const { from, body } = bodyAt(number);
    const found = /^\s*\d+ 0 obj\s*(<<[\s\S]*?>>)\s*stream\r?\n/.exec(body);
    const length = Number(/\/Length (\d+)(?! \d+ R)/.exec(found?.[1] ?? '')?.[1]);
    if (found === null || !Number.isSafeInteger(length)) throw new SaidError(paperSays('pdf-no-stream', { number }));
    const start = from + found[0].length;
    if (start + length > text.length) throw new SaidError(paperSays('pdf-stream-beyond', { number }));
    return { from: start, to: start + length, dictionary: found[1] as string };
  };
  return { text, trailer, dictionary, stream };
}

/** The pages in their order, each with its number and dictionary. */
export function pagesOf(objects: PdfObjects): readonly { readonly number: number; readonly dictionary: string }[] {
  const pages: { number: number; dictionary: string }[] = [];
  const seen = new Set<number>();
  const visit = (number: number): void => {
    if (seen.has(number)) throw new SaidError(paperSays('pdf-pages-in-circle'));
    seen.add(number);
    const dictionary = objects.dictionary(number);
    if (/\/Type \/Page(?![A-Za-z])/.test(dictionary)) pages.push({ number, dictionary });
    else for (const kid of referencesIn(/\/Kids \[([^\]]*)\]/.exec(dictionary)?.[1] ?? '')) visit(kid);
  };
  visit(Number(/\/Pages (\d+) 0 R/.exec(objects.dictionary(objects.trailer.root))?.[1]));
  return pages;
}

export function referencesIn(text: string): number[] {
  return [...text.matchAll(/(\d+) 0 R/g)].map((found) => Number(found[1]));
}

function trailerOf(text: string): PdfTrailer {
  const at = text.lastIndexOf('trailer');
  const tail = text.slice(at);
  const number = (pattern: RegExp): number => Number(pattern.exec(tail)?.[1] ?? Number.NaN);
  const trailer = { size: number(/\/Size (\d+)/), root: number(/\/Root (\d+) 0 R/), startXref: number(/startxref\s+(\d+)/) };
  if (at < 0 || Object.values(trailer).some(Number.isNaN)) throw new SaidError(paperSays('pdf-no-trailer'));
  return { ...trailer, kept: [...tail.matchAll(/\/Info \d+ 0 R|\/ID \[[^\]]*\]/g)].map((found) => found[0]).join(' ') };
}

/** Object number to offset; what an update says comes before what stood there. */
function wholeTable(text: string, startXref: number): ReadonlyMap<number, number> {
  const offsets = new Map<number, number>();
  let at: number | undefined = startXref;
  for (let updates = 0; at !== undefined; updates += 1) {
    if (updates > MOST_UPDATES) throw new SaidError(paperSays('pdf-updated-too-often'));
    const end = text.indexOf('trailer', at);
    const lines = text.slice(at, end < 0 ? undefined : end).split(/\r?\n/);
    if (lines[0]?.trim() !== 'xref') throw new SaidError(paperSays('pdf-no-table'));
    for (const [number, offset] of sectionsOf(lines)) if (!offsets.has(number)) offsets.set(number, offset);
    const previous = /^trailer\s*<<[\s\S]*?\/Prev (\d+)/.exec(text.slice(end, text.indexOf('startxref', end)))?.[1];
    at = previous === undefined ? undefined : Number(previous);
  }
  return offsets;
}

function* sectionsOf(lines: readonly string[]): Generator<[number, number]> {
  for (let n = 1; n < lines.length; ) {
    const section = /^(\d+) (\d+)\s*$/.exec(lines[n] ?? '');
    if (section === null) return;
    const [first, count] = [Number(section[1]), Math.min(Number(section[2]), lines.length)];
    for (let k = 0; k < count; k += 1) {
      const entry = /^(\d{10}) \d{5} n/.exec(lines[n + 1 + k] ?? '');
      if (entry !== null) yield [first + k, Number(entry[1])];
    }
    n += 1 + count;
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
