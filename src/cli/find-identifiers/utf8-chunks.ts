// SPDX-License-Identifier: Apache-2.0
/** Text files as UTF-8: UTF-16 is recognised by its byte order mark, or by a first kilobyte in which every second byte is zero. */

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export async function* utf8Chunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | undefined;
  let started = false;
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    if (!started) {
      const encoding = encodingOf(chunk);
      decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding);
      started = true;
    }
    yield decoder === undefined ? chunk : encoder.encode(decoder.decode(chunk, { stream: true }));
  }
  if (decoder !== undefined) yield encoder.encode(decoder.decode());
}

/** By the first bytes of a file. */
export function encodingOf(start: Uint8Array): TextEncoding {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const seen = Math.min(start.length, 1024) & ~1;
  const zeros = [0, 0];
  for (let at = 0; at < seen; at++) if (start[at] === 0) zeros[at & 1] = (zeros[at & 1] as number) + 1;
  const [even, odd] = zeros as [number, number];
  if (seen >= 8 && odd > seen * 0.3 && even < seen * 0.05) return 'utf-16le';
  if (seen >= 8 && even > seen * 0.3 && odd < seen * 0.05) return 'utf-16be';
  return 'utf-8';
}
