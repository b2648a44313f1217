// SPDX-License-Identifier: Apache-2.0
import { UnreadableFrom } from '../tokenisers/unreadable-from.ts';
import type { ByteSource } from './byte-source.ts';
import { openPdf, type PdfDocument } from './pdf-document.ts';
import { openWorkbook, type Workbook } from './workbook.ts';

/** A file whose text is not its bytes: it is opened before a reader is looked for, and its readers work on what was opened. */
export type OpenedDocument = PdfDocument | Workbook;

/** Documents are opened in memory. */
const LARGEST_DOCUMENT = 256e6;
/** What a reader may look at to recognise its document, in characters. */
const HEAD_CHARACTERS = 64 * 1024;

export const WORKBOOK_MIME = 'application/vnd.openxmlformats-officedocument';

export function isDocument(mime: string): boolean {
  return mime === 'application/pdf' || mime.startsWith(WORKBOOK_MIME);
}

/** Opens a PDF or a workbook. `undefined`: of that family, but no workbook (a text document, slides). Nothing in it is run or fetched. */
export async function openDocument(mime: string, source: ByteSource): Promise<OpenedDocument | undefined> {
  const bytes = wholeOf(source);
  return mime === 'application/pdf' ? openPdf(bytes) : openWorkbook(bytes);
}

/** The beginning of its text, one line a line, cells set apart by tabs; a workbook names its sheets: `[Sheet1]`. */
export function headOf(document: OpenedDocument): string {
  const lines = document.kind === 'pdf' ? document.lines.slice(0, 2000).map((line) => line.text) : document.head;
  return lines.join('\n').slice(0, HEAD_CHARACTERS);
}

function wholeOf(source: ByteSource): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LARGEST_DOCUMENT)
      throw new UnreadableFrom('limit-reached', length, `A PDF or workbook larger than ${LARGEST_DOCUMENT} bytes is not opened.`);
  }
  return Buffer.concat(chunks, length);
}
