// SPDX-License-Identifier: Apache-2.0
import type { PdfPlace, SheetPlace } from '../../core/records/index.ts';
import { rowsOfSheet } from '../tokenisers/sheet-rows.ts';
import type { OpenedDocument } from './open-document.ts';

/** The text at a line of a PDF, or of the row that a cell stands in (of the cell alone if the place names one cell in a row of many). */
export function textAt(document: OpenedDocument, at: PdfPlace | SheetPlace): string | undefined {
  if (document.kind === 'pdf') {
    return at.kind === 'pdf' ? document.lines.find((line) => line.page === at.page && line.line === at.line)?.text : undefined;
  }
  if (at.kind !== 'sheet') return undefined;
  const sheet = document.sheets.find((one) => one.name === at.sheet);
  if (sheet === undefined) return undefined;
  const number = Number(/\d+/.exec(at.cell)?.[0]);
  for (const row of rowsOfSheet(document, sheet)) {
    if (row.row === number) return row.cells.map((cell) => cell?.text ?? '').join('\t');
  }
  return undefined;
}
