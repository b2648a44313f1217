// SPDX-License-Identifier: Apache-2.0
/**
 * A document text as PDF, by Typst. The same input gives the same bytes: the file's date is the day of the document, and nothing asks a clock.
 *
 *     const pdf = renderPdf(document);                                             // PDF/A-2b: a copy for reading
 *     const pdf = renderPdf(document, { standard: 'a-3b', attachments: [           // PDF/A-3b: carries its own proof (design §6)
 *       { name: 'request.json', bytes, mime: 'application/json', relationship: 'source' },
 *       { name: 'proof.json', bytes, mime: 'application/json', relationship: 'supplement' },
 *     ] });
 *     const pdf = renderPdf([arabic, english]);                                    // one language after the other
 *
 * Order for a verifiable request: the log commits to the request's canonical JSON, a checkpoint covers it, then this renders with JSON,
 * proof and checkpoint attached, then the signature goes over all bytes once (custody). KNOWN: Typst claims PDF/A in the metadata and
 * refuses what the standard forbids; no independent validator has been run.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentText } from '../../core/documents/document-text.ts';
import { DocumentError } from '../../core/errors/document.ts';
import { saidAlike } from '../../core/errors/say.ts';
import { paperSays } from '../../core/errors/sentences/paper.ts';
import type { ProofBox } from '../../core/requests/proof-box.ts';
import { fontFolders } from './fonts.ts';
import { marksByNumbers, shownByNumbers } from './printable.ts';

export interface PdfAttachment {
  /** File name inside the PDF; letters, digits, dot, hyphen, underscore. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Media type, such as `application/json`. */
  readonly mime: string;
  /** AFRelationship of PDF/A-3. */
  readonly relationship: 'source' | 'data' | 'alternative' | 'supplement';
  readonly description?: string;
}

export interface PdfOptions {
  readonly attachments?: readonly PdfAttachment[];
  /** Default `a-2b`; attachments need `a-3b`. */
  readonly standard?: 'a-2b' | 'a-3b';
  /** Printed at the end of the paper. */
  readonly box?: BoxWithCode;
}

/** How to check the paper, with a QR code. */
export interface BoxWithCode extends ProofBox {
  /** What the code says, for who cannot see it. */
  readonly qr: string;
  readonly svg: string;
}

const WORKSPACE = '/rogatory-documents';
const template = readFileSync(join(import.meta.dirname, 'letter.typ'), 'utf8');
let compiler: NodeCompiler | undefined;
/** Typst keeps what it laid out; without this, 500 letters would keep 500 letters in memory. KNOWN: some 70 kB a document stay in its tables of names. */
const KEEP_NOTHING = 0;

export function renderPdf(document: DocumentText | readonly DocumentText[], options: PdfOptions = {}): Uint8Array {
  const papers = Array.isArray(document) ? (document as readonly DocumentText[]) : [document as DocumentText];
  const attachments = options.attachments ?? [];
  const standard = options.standard ?? 'a-2b';
  checkAttachments(attachments, standard);
  compiler ??= NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: [...fontFolders()] }] });
  compiler.resetShadow();
  compiler.addSource(`${WORKSPACE}/letter.typ`, template);
  try {
    if (options.box !== undefined) compiler.mapShadow(`${WORKSPACE}/code.svg`, Buffer.from(options.box.svg));
    compiler.mapShadow(`${WORKSPACE}/attachments.json`, jsonBytes(attachments.map(listed)));
    for (const one of attachments) compiler.mapShadow(`${WORKSPACE}/${one.name}`, Buffer.from(one.bytes));
    const print = (documents: Buffer): Uint8Array => {
      compiler?.mapShadow(`${WORKSPACE}/documents.json`, documents);
      return (compiler as NodeCompiler).pdf(
        { mainFilePath: `${WORKSPACE}/letter.typ` },
        { pdfStandard: standard as never, creationTimestamp: dayOf(papers) / 1000 },
      );
    };
    return printedOrByNumbers(
      papers.map((paper) => forTemplate(paper, options.box)),
      print,
    );
  } catch (cause) {
    throw new DocumentError('NOT_RENDERED', {
      message: paperSays('not-printed', {
        papers: papers.map(({ form, language }) => paperSays('paper-in', { form, language })),
        why: saidAlike(reason(cause)),
      }),
      cause,
    });
  } finally {
    compiler.evictCache(KEEP_NOTHING);
  }
}

/** As it is written; where a letter has no glyph, once more with such letters by their numbers. */
function printedOrByNumbers(documents: unknown, print: (documents: Buffer) => Uint8Array): Uint8Array {
  try {
    return print(said(documents, marksByNumbers));
  } catch (cause) {
    if (!/could not be displayed/.test(reason(cause))) throw cause;
    return print(said(documents, (text) => shownByNumbers(marksByNumbers(text))));
  }
}

function said(documents: unknown, shown: (text: string) => string): Buffer {
  return jsonBytes(JSON.parse(JSON.stringify(documents), (_, value) => (typeof value === 'string' ? shown(value) : value)));
}

function checkAttachments(attachments: readonly PdfAttachment[], standard: string): void {
  if (attachments.length > 0 && standard !== 'a-3b')
    throw new DocumentError('ATTACHMENT_REFUSED', {
      message: paperSays('attachments-standard', { standard }),
    });
  const names = new Set<string>();
  for (const { name } of attachments) {
    if (
      !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) ||
      ['documents.json', 'attachments.json', 'letter.typ', 'code.svg'].includes(name) ||
      names.has(name)
    )
      throw new DocumentError('ATTACHMENT_REFUSED', {
        message: paperSays('attachment-name'),
      });
    names.add(name);
  }
}

const listed = (one: PdfAttachment) => ({
  path: one.name,
  description: one.description ?? one.name,
  mime: one.mime,
  relationship: one.relationship,
});

function forTemplate(document: DocumentText, box: BoxWithCode | undefined) {
  const [year = 1970, month = 1, day = 1] = document.date.split('-').map(Number);
  const { heading, lines, qr } = box ?? {};
  return { ...document, day: [year, month, day], words: document.words, ...(box !== undefined && { box: { heading, lines, qr } }) };
}

function dayOf(papers: readonly DocumentText[]): number {
  return Date.parse(`${papers[0]?.date ?? '1970-01-01'}T00:00:00Z`);
}

function jsonBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value), 'utf8');
}

function reason(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
}
