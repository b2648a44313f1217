// SPDX-License-Identifier: Apache-2.0

/** Lower-case hex, 64 digits. */
export type Sha256Hex = string;

/** `to` is exclusive. Bytes of the innermost file, never of a decoded text. */
export interface ByteRange {
  readonly kind: 'bytes';
  readonly from: number;
  readonly to: number;
}
/** Lines count from 1. */
export interface LinePlace {
  readonly kind: 'line';
  readonly line: number;
  readonly bytes: ByteRange;
}
export interface HtmlPlace {
  readonly kind: 'html';
  readonly selector: string;
  /** Which of the elements that the selector names, from 1. */
  readonly nth: number;
  readonly section?: string;
  readonly page?: number;
  readonly bytes: ByteRange;
}
/** `row` counts the data rows of its section from 1; `line` is the first line of the row. */
export interface CsvPlace {
  readonly kind: 'csv';
  readonly section?: number;
  readonly line: number;
  readonly row: number;
  readonly column?: string;
  readonly bytes: ByteRange;
}
/** RFC 6901. */
export interface JsonPlace {
  readonly kind: 'json';
  readonly pointer: string;
  readonly bytes: ByteRange;
}
/** Local names with [n], namespace-free: `/RetainedDataMessage[1]/retainedDataPayload[1]`. */
export interface XmlPlace {
  readonly kind: 'xml';
  readonly path: string;
  readonly bytes: ByteRange;
}
/** `bytes`, where known, are those of the `<c>` or `<row>` element in the inner part that the place's path names. */
export interface SheetPlace {
  readonly kind: 'sheet';
  readonly sheet: string;
  readonly cell: string;
  readonly bytes?: ByteRange;
}
export interface PdfPlace {
  readonly kind: 'pdf';
  readonly page: number;
  readonly line: number;
}
export interface MailPlace {
  readonly kind: 'mail';
  readonly message: number;
  readonly part?: string;
  readonly header?: string;
  readonly bytes: ByteRange;
}

export type At = ByteRange | LinePlace | HtmlPlace | CsvPlace | JsonPlace | XmlPlace | SheetPlace | PdfPlace | MailPlace;

/** One step into a container. `entryIndex` counts in the central directory from 0: two entries of one name stay two. */
export interface PathStep {
  /** Written by the provider or by whoever packed the container; may be anything. Never a path on our disk. */
  readonly name: string;
  readonly entryIndex: number;
}

/** Where a record was read from. Selectors and pointers are for people; bytes decide. */
export interface Place {
  /** The evidence item as received. The hash of the innermost file stands once per file in the coverage: it is known only at its end. */
  readonly item: Sha256Hex;
  /** Outermost first; the last one is the file read. */
  readonly path: readonly PathStep[];
  readonly at: At;
}

/** The byte range that a place names; sheets and PDF lines may have none. */
export function bytesOf(at: At): ByteRange | undefined {
  return at.kind === 'bytes' ? at : at.kind === 'pdf' ? undefined : at.bytes;
}

/** One short word for an `at`, equal for equal places of one file: what a record's id is made of. */
export function shortAt(at: At): string {
  const bytes = bytesOf(at);
  if (bytes !== undefined) return `${bytes.from}-${bytes.to}`;
  if (at.kind === 'sheet') return `${at.sheet}!${at.cell}`;
  if (at.kind === 'pdf') return `p${at.page}:${at.line}`;
  throw new TypeError(`a ${at.kind} place without bytes`);
}

/** `outer.zip!/inner.zip!/a.csv`: how a path is shown to people and in the coverage. */
export function pathText(path: readonly PathStep[]): string {
  return textsOf(path).names;
}

/** `0.12`: the entries of a path, which tell files of one name apart. */
export function pathEntries(path: readonly PathStep[]): string {
  return textsOf(path).entries;
}

interface PathTexts {
  readonly names: string;
  readonly entries: string;
}

/** The records of a file share its path, which nobody changes. */
const known = new WeakMap<readonly PathStep[], PathTexts>();

function textsOf(path: readonly PathStep[]): PathTexts {
  const before = known.get(path);
  if (before !== undefined) return before;
  const texts = { names: path.map((step) => step.name).join('!/'), entries: path.map((step) => step.entryIndex).join('.') };
  known.set(path, texts);
  return texts;
}
