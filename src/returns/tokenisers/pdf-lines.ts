// SPDX-License-Identifier: Apache-2.0
import type { PdfPlace } from '../../core/records/index.ts';
import type { Unit } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';

export interface PdfLineUnit extends Unit {
  readonly at: PdfPlace;
  readonly text: string;
  /** Set apart by wide gaps: label and value, the columns of a table. */
  readonly cells: readonly string[];
}

/** The lines of a PDF, down each page; what is read from it is always inferred from where text stands. */
export function* pdfLines(file: SourceFile): Generator<PdfLineUnit> {
  if (file.document?.kind !== 'pdf') return;
  for (const { page, line, text, cells } of file.document.lines) {
    const at: PdfPlace = { kind: 'pdf', page, line };
    yield { ...file.unit(at), at, text, cells };
  }
}
