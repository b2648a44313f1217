// SPDX-License-Identifier: Apache-2.0
/**
 * A filled form as structured text: what every adapter (PDF, DOCX, HTML, plain text) prints, and nothing more. It knows languages and
 * directions but no fonts, pages or file formats.
 */
export type Language = 'en' | 'ar' | 'fr';
export type Direction = 'ltr' | 'rtl';

export const languages: readonly Language[] = ['en', 'ar', 'fr'];

export function directionOf(language: Language): Direction {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/**
 * A piece of a line. `identifier` (account, address, hash, telephone, e-mail, date-time, reference) always stands in its own
 * left-to-right isolate: inside Arabic a bare `2001:db8::1` would print as `db8::1:2001`. `foreign` is prose in the other direction.
 * `blank` is a place where something is missing or not confirmed; its candidate is shown beside it, marked, and is not part of the text.
 */
export type Run =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'identifier'; readonly text: string }
  | { readonly kind: 'foreign'; readonly text: string; readonly direction: Direction }
  | { readonly kind: 'blank'; readonly label: string; readonly candidate?: readonly Run[]; readonly note?: string };

export type Line = readonly Run[];

export interface LabelledValue {
  readonly field: string;
  readonly label: string;
  /** One or more paragraphs. */
  readonly value: readonly Line[];
}

export type Block =
  /** Who writes: first line the authority's name. */
  | { readonly kind: 'letterhead'; readonly lines: readonly Line[] }
  /** To whom. */
  | { readonly kind: 'addressee'; readonly label: string; readonly lines: readonly Line[] }
  | { readonly kind: 'references'; readonly rows: readonly LabelledValue[] }
  | { readonly kind: 'title'; readonly line: Line }
  | { readonly kind: 'heading'; readonly line: Line }
  | { readonly kind: 'paragraph'; readonly line: Line }
  /** Short values, label beside value. */
  | { readonly kind: 'fields'; readonly rows: readonly LabelledValue[] }
  /** A long value under its label. */
  | { readonly kind: 'passage'; readonly row: LabelledValue }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly Line[])[];
      /** Of the width, one a column, on PDF pages; no row of such a table is cut by the end of a page. Absent: by what stands in the columns. */
      readonly shares?: readonly number[];
    }
  | { readonly kind: 'signature'; readonly rows: readonly LabelledValue[]; readonly line: string; readonly seal: string };

export interface DocumentText {
  readonly schema: 'rogatory.document/1';
  /** Id of the form. */
  readonly form: string;
  readonly language: Language;
  readonly direction: Direction;
  readonly title: string;
  /** Of the document, for the file's properties; `YYYY-MM-DD`. Adapters never ask a clock. */
  readonly date: string;
  readonly reference: string;
  readonly authority: string;
  /** Printed across every page of what must not be sent. */
  readonly watermark?: string;
  /** Foot of every page; `{page}` and `{pages}` stand for the numbers. */
  readonly footer: string;
  /** Words the adapters need: `candidate` before what is not confirmed, the colon of the language with its spaces. */
  readonly words: { readonly candidate: string; readonly colon: string };
  readonly blocks: readonly Block[];
}

/** The runs as one text without isolates or marks, for searching and tests. */
export function plainText(line: Line): string {
  return line.map((run) => (run.kind === 'blank' ? `[${run.label}]` : run.text)).join('');
}

/** Every line of a block, in reading order. */
export function linesOf(block: Block): readonly Line[] {
  switch (block.kind) {
    case 'letterhead':
    case 'addressee':
      return block.lines;
    case 'references':
    case 'fields':
    case 'signature':
      return block.rows.flatMap((row) => row.value);
    case 'title':
    case 'heading':
    case 'paragraph':
      return [block.line];
    case 'passage':
      return block.row.value;
    case 'table':
      return block.rows.flat();
  }
}
