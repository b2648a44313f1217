// SPDX-License-Identifier: Apache-2.0
import { type PdfTrailer, pagesOf, readPdfObjects } from '../../core/documents/pdf-objects.ts';

/**
 * Makes room for one signature over a whole PDF by an incremental update (ISO 32000-1 §7.5.6, §12.8): what Typst wrote stays as it is, byte for
 * byte, and these objects come after it. It reads the classic cross-reference table that Typst writes; another file is refused.
 *
 *     <the PDF> <catalog with AcroForm> <first page with the field> <signature> <field> xref trailer
 *
 * `/Contents` is a hole of zeros; `/ByteRange` names everything around it.
 */
export interface SignatureRoom {
  readonly bytes: Buffer;
  /** Of `<`, and of the byte after `>`: everything outside is signed. */
  readonly hole: { readonly from: number; readonly to: number };
}

export interface SignatureWords {
  /** Whom the signature is of, ASCII. */
  readonly name: string;
  readonly at: Date;
  /** Bytes kept free for the CMS structure. */
  readonly roomBytes: number;
}

/** @throws TypeError for a PDF that is not of the form Typst writes, or is signed already */
export function makeSignatureRoom(pdf: Uint8Array, { name, at, roomBytes }: SignatureWords): SignatureRoom {
  const pdfObjects = readPdfObjects(pdf);
  const { text, trailer } = pdfObjects;
  if (text.includes('/ByteRange')) throw new TypeError('the PDF is signed already');
  const catalog = pdfObjects.dictionary(trailer.root);
  const [page] = pagesOf(pdfObjects);
  if (page === undefined) throw new TypeError('the PDF has no first page');
  const [signature, field] = [trailer.size, trailer.size + 1];
  const contents = `<${'0'.repeat(roomBytes * 2)}>`;
  const objects = new Map<number, string>([
    [trailer.root, withEntry(catalog, `/AcroForm << /Fields [${field} 0 R] /SigFlags 3 >>`)],
    [page.number, withAnnotation(page.dictionary, field)],
    [
      signature,
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange ${RANGE_BLANK} /Contents ${contents} ` +
        `/M (${pdfDate(at)}) /Name (${name.replace(/[^\x20-\x7e]|[()\\]/g, '?')}) >>`,
    ],
    [field, `<< /Type /Annot /Subtype /Widget /FT /Sig /T (desk) /V ${signature} 0 R /P ${page.number} 0 R /Rect [0 0 0 0] /F 132 >>`],
  ]);
  const updated = Buffer.from(append(text, objects, trailer), 'latin1');
  return fillByteRange(updated);
}

const RANGE_BLANK = `[0 ${'*'.repeat(10)} ${'*'.repeat(10)} ${'*'.repeat(10)}]`;

function withEntry(dictionary: string, entry: string): string {
  return dictionary.replace(/>>$/, `${entry}\n>>`);
}

function withAnnotation(page: string, field: number): string {
  if (/\/Annots \[/.test(page)) return page.replace(/\/Annots \[/, `/Annots [${field} 0 R `);
  if (page.includes('/Annots')) throw new TypeError('the annotations of the first page stand elsewhere');
  return withEntry(page, `/Annots [${field} 0 R]`);
}

function append(text: string, objects: ReadonlyMap<number, string>, { root, startXref, kept, size }: PdfTrailer): string {
  let out = text.endsWith('\n') ? text : `${text}\n`;
  const sections: string[] = [];
  for (const [number, body] of [...objects].sort(([a], [b]) => a - b)) {
    sections.push(`${number} 1\n${String(out.length).padStart(10, '0')} 00000 n \n`);
    out += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const xref = out.length;
  return `${out}xref\n${sections.join('')}trailer\n<< /Size ${size + 2} /Root ${root} 0 R ${kept} /Prev ${startXref} >>\nstartxref\n${xref}\n%%EOF\n`;
}

function fillByteRange(bytes: Buffer): SignatureRoom {
  const from = bytes.lastIndexOf('/Contents <') + '/Contents '.length;
  const to = bytes.indexOf('>', from) + 1;
  const range = `[0 ${from} ${to} ${bytes.length - to}]`.padEnd(RANGE_BLANK.length, ' ');
  bytes.write(range, bytes.lastIndexOf(RANGE_BLANK), 'latin1');
  return { bytes, hole: { from, to } };
}

function pdfDate(at: Date): string {
  return `D:${at.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`;
}
