// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, createReadStream, writeFileSync } from 'node:fs';
import type { LedgerAnswer } from './look-up.ts';

/**
 * Many answers of a source in one file, a line of JSON each, in their order:
 *
 *     {"url":"…","question":"…","at":"…","status":200,"sha256":"…","text":"…"}     `base64` instead of `text` where the bytes are no UTF-8
 *
 * Text or base64 give back the very bytes that came, whose hash stands beside them.
 */
export class AnswersFile {
  readonly #path: string;
  count = 0;

  constructor(path: string) {
    this.#path = path;
    writeFileSync(path, '', { mode: 0o600 });
  }

  add({ url, question, at, status, sha256, bytes }: LedgerAnswer): void {
    const line = { url, ...(question === undefined ? {} : { question }), at, status, sha256, ...bodyOf(bytes) };
    appendFileSync(this.#path, `${JSON.stringify(line)}\n`);
    this.count++;
  }

  read(): AsyncIterable<Uint8Array> {
    return createReadStream(this.#path);
  }
}

function bodyOf(bytes: Uint8Array): { readonly text: string } | { readonly base64: string } {
  try {
    // A mark at the beginning is part of the bytes.
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { base64: Buffer.from(bytes).toString('base64') };
  }
}
