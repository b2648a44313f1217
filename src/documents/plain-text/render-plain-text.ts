// SPDX-License-Identifier: Apache-2.0
/**
 * A document text as plain text: for the boxes of portals and the body of a mail. In Arabic each identifier stands between
 * U+2066 and U+2069, so that a box that follows the bidi algorithm shows it in its own order; left-to-right text needs no marks.
 */
import type { Block, DocumentText, LabelledValue, Line, Run } from '../../core/documents/document-text.ts';

const LTR_ISOLATE = '\u2066';
const RTL_ISOLATE = '\u2067';
const END_ISOLATE = '\u2069';

export function renderPlainText(papers: readonly DocumentText[]): string {
  return papers.map(paper).join('\n\n* * *\n\n');
}

function paper(document: DocumentText): string {
  const mark = document.watermark === undefined ? [] : [`*** ${document.watermark} ***`];
  return `${[...mark, ...document.blocks.map((block) => blockText(block, document))].filter(Boolean).join('\n\n')}\n`;
}

function blockText(block: Block, document: DocumentText): string {
  const line = (one: Line): string => plainLine(one, document);
  switch (block.kind) {
    case 'letterhead':
      return block.lines.map(line).join('\n');
    case 'addressee':
      return `${block.label}${document.words.colon}${block.lines.map(line).join('\n')}`;
    case 'title':
    case 'paragraph':
      return line(block.line);
    case 'heading':
      return `== ${line(block.line)} ==`;
    case 'references':
    case 'fields':
      return rows(block.rows, line, document.words.colon);
    case 'passage':
      return `${block.row.label}${document.words.colon.trimEnd()}\n${block.row.value.map(line).join('\n')}`;
    case 'table':
      return `${block.caption}${document.words.colon.trimEnd()}\n${block.rows.map((row) => row.map(line).join(' | ')).join('\n')}`;
    case 'signature':
      return rows(block.rows, line, document.words.colon);
  }
}

const rows = (list: readonly LabelledValue[], line: (one: Line) => string, colon: string): string =>
  list.map((row) => `${row.label}${colon}${row.value.map(line).join('; ')}`).join('\n');

/** One line with its isolates. */
export function plainLine(line: Line, document: Pick<DocumentText, 'direction' | 'words'>): string {
  return line.map((run) => runText(run, document)).join('');
}

function runText(run: Run, document: Pick<DocumentText, 'direction' | 'words'>): string {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'identifier':
      return document.direction === 'ltr' ? run.text : `${LTR_ISOLATE}${run.text}${END_ISOLATE}`;
    case 'foreign':
      return `${run.direction === 'rtl' ? RTL_ISOLATE : LTR_ISOLATE}${run.text}${END_ISOLATE}`;
    case 'blank':
      return `[${run.label}]${run.candidate === undefined ? '' : ` (${document.words.candidate}${document.words.colon}${plainLine(run.candidate, document)})`}`;
  }
}
