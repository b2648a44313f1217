// SPDX-License-Identifier: Apache-2.0
import { type Block, type DocumentText, type LabelledValue, type Line, plainText } from '../documents/document-text.ts';

/**
 * What a paper shows when it is printed, in the order in which it is read, as the letter's template sets it (documents/pdf/letter.typ).
 * Compared without blanks and marks of direction: where lines end is the printer's affair.
 */
export function printedText(document: DocumentText): string {
  return document.blocks.map((block) => blockText(block, document.words.candidate)).join('\n');
}

/** The foot of a page. */
export function printedFoot(document: DocumentText, page: number, pages: number): string {
  return document.reference + document.footer.replace('{page}', String(page)).replace('{pages}', String(pages));
}

/** Text as it is compared: composed, without blanks, soft hyphens, marks of direction, and the brackets of blanks, which Arabic mirrors. */
export function comparable(text: string): string {
  return lettersOfNumbers(text).replace(UNSEEN, '').normalize('NFKC').replace(UNSEEN, '');
}

const UNSEEN = /[\s⟦⟧\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** `⟨U+1F600⟩`, printed where no face has the letter, is that letter; what would turn or hide text stays a number. */
function lettersOfNumbers(text: string): string {
  return text.replace(/⟨U\+([0-9A-F]{4,6})⟩/g, (whole, hex: string) => {
    const number = Number.parseInt(hex, 16);
    const letter = number > 0x10ffff ? whole : String.fromCodePoint(number);
    return /[\p{Cf}\p{Cc}\p{Cs}\s]/u.test(letter) ? whole : letter;
  });
}

function blockText(block: Block, candidate: string): string {
  const line = (one: Line): string => printedLine(one, candidate);
  const rows = (all: readonly LabelledValue[]): string => all.map((row) => row.label + row.value.map(line).join('')).join('');
  switch (block.kind) {
    case 'letterhead':
      return block.lines.map(line).join('');
    case 'addressee':
      return `${block.label}:${block.lines.map(line).join('')}`;
    case 'references':
    case 'fields':
      return rows(block.rows);
    case 'title':
    case 'heading':
    case 'paragraph':
      return line(block.line);
    case 'passage':
      return rows([block.row]);
    case 'table':
      return block.caption + block.head.join('') + block.rows.flat().map(line).join('');
    case 'signature':
      return rows(block.rows) + block.seal + block.line;
  }
}

/** A blank shows its label, and beside it what is not confirmed. */
function printedLine(line: Line, candidate: string): string {
  return line
    .map((run) => {
      if (run.kind !== 'blank') return plainText([run]);
      const note = run.note === undefined ? '' : `—${run.note}`;
      return `⟦${run.label}⟧${run.candidate === undefined ? '' : `(${candidate}:${printedLine(run.candidate, candidate)}${note})`}`;
    })
    .join('');
}
