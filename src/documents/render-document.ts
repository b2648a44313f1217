// SPDX-License-Identifier: Apache-2.0
/** A document text, or the same in several languages one after another, in the format that is wanted. Same input, same bytes. */
import type { DocumentText } from '../core/documents/document-text.ts';
import { renderDocx } from './docx/render-docx.ts';
import { renderHtml } from './html/render-html.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import { renderPlainText } from './plain-text/render-plain-text.ts';

export const documentFormats = ['pdf', 'docx', 'html', 'txt'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export function isDocumentFormat(text: string): text is DocumentFormat {
  return (documentFormats as readonly string[]).includes(text);
}

export async function renderDocument(papers: readonly DocumentText[], format: DocumentFormat): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return renderPdf(papers);
    case 'docx':
      return await renderDocx(papers);
    case 'html':
      return Buffer.from(renderHtml(papers), 'utf8');
    case 'txt':
      return Buffer.from(renderPlainText(papers), 'utf8');
  }
}
