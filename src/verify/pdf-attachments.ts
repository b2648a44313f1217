// SPDX-License-Identifier: Apache-2.0
import { inflateSync } from 'node:zlib';

const MOST_BYTES = 16 * 1024 * 1024;

/** Files inside the PDF, by what they hold: nothing else in a PDF is a stream of the type EmbeddedFile. */
export function attachmentsOf(pdf: Buffer): readonly Buffer[] {
  const text = pdf.toString('latin1');
  const found: Buffer[] = [];
  for (const { index } of text.matchAll(/\/Type\s*\/EmbeddedFile/g)) {
    const dictionary = text.slice(text.lastIndexOf(' obj', index), text.indexOf('stream', index));
    const from = text.indexOf('stream', index) + 'stream'.length;
    const start = text.startsWith('\r\n', from) ? from + 2 : from + 1;
    const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? Number.NaN);
    const bytes = pdf.subarray(start, Number.isNaN(length) ? text.indexOf('endstream', start) : start + length);
    const plain = /\/FlateDecode/.test(dictionary) ? inflated(bytes) : bytes;
    if (plain !== undefined) found.push(plain);
  }
  return found;
}

function inflated(bytes: Buffer): Buffer | undefined {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch {
    return undefined;
  }
}
