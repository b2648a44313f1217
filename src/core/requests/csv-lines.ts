// SPDX-License-Identifier: Apache-2.0
/** Lines of a CSV file by a stranger's hand, each with its number, for lists that are refused with the line. */

export interface CsvLine {
  readonly cells: readonly string[];
  /** Where it begins; counts from 1. */
  readonly line: number;
}

export type CsvLines =
  | { readonly kind: 'lines'; readonly lines: readonly CsvLine[] }
  | { readonly kind: 'open-quote'; readonly line: number };

/**
 * Comma, semicolon or tab, whichever the first line uses most; quotes as in RFC 4180; cells trimmed; a mark of UTF-8 at the head is passed over.
 * A quote that never closes is told with the line it opens in: what follows it would be swallowed unseen.
 */
export function csvLines(marked: string): CsvLines {
  const text = marked.replace(/^\ufeff/, '');
  const separator = separatorOf(text);
  const all: CsvLine[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endCell = (): void => {
    cells.push(cell.trim());
    cell = '';
  };
  const endLine = (): void => {
    endCell();
    all.push({ cells, line: begun });
    cells = [];
    begun = line + 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] as string;
    if (quoted) {
      if (letter === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (letter === '"') quoted = false;
      else cell += letter;
    } else if (letter === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (letter === separator) endCell();
    else if (letter === '\n') endLine();
    else if (letter !== '\r') cell += letter;
    if (letter === '\n') line += 1;
  }
  if (quoted) return { kind: 'open-quote', line: begun };
  if (cell !== '' || cells.length > 0) endLine();
  return { kind: 'lines', lines: all };
}

function separatorOf(text: string): string {
  const first = text.split('\n', 1)[0] ?? '';
  const count = (mark: string): number => first.split(mark).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] as string;
}
