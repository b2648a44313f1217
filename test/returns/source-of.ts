// SPDX-License-Identifier: Apache-2.0
import { MemoryBytes, sequential } from '../../src/returns/source/byte-source.ts';
import { findMime } from '../../src/returns/source/find-mime.ts';
import { headOf, isDocument, openDocument, WORKBOOK_MIME } from '../../src/returns/source/open-document.ts';
import { HEAD_BYTES, SourceFile } from '../../src/returns/source/source-file.ts';

/** A file of a return from bytes in hand, opened as the reading opens it, for tests of tokenisers. */
export async function sourceOf(content: string | Buffer, name: string, longestUnit = 16e6): Promise<SourceFile> {
  const bytes = Buffer.from(content);
  const source = sequential(new MemoryBytes(bytes));
  const mime = findMime(bytes);
  const file = new SourceFile({
    fullName: name,
    item: '0'.repeat(64),
    path: [{ name, entryIndex: 0 }],
    head: bytes.subarray(0, HEAD_BYTES),
    mime: mime === 'application/zip' ? WORKBOOK_MIME : mime,
    size: bytes.length,
    siblings: [],
    keys: { openpgp: [] },
    about: {},
    open: () => source,
    longestUnit,
  });
  if (isDocument(file.mime)) {
    file.document = await openDocument(file.mime, source);
    if (file.document !== undefined) file.text = headOf(file.document);
  }
  return file;
}
