// SPDX-License-Identifier: Apache-2.0
/** Searches a text of any length in windows, so that memory stays flat. Neighbouring windows overlap by more than any finding is long. */
import { type FoundIdentifier, findIdentifiers } from '../../core/identifiers/find-identifiers.ts';
import { utf8Chunks } from './utf8-chunks.ts';

const WINDOW_BYTES = 2 ** 25;
const OVERLAP_BYTES = 2 ** 14;

/** Findings in reading order. Offsets count UTF-8 bytes of the whole text; of UTF-16 files, those of the text without its byte order mark. */
export async function* searchStream(chunks: AsyncIterable<Uint8Array>, windowBytes = WINDOW_BYTES): AsyncGenerator<FoundIdentifier> {
  let held: Uint8Array = new Uint8Array(0);
  let heldAt = 0;
  let reported = 0;
  for await (const chunk of utf8Chunks(chunks)) {
    held = joined(held, chunk);
    if (held.length < windowBytes + 2 * OVERLAP_BYTES) continue;
    const sure = heldAt + held.length - OVERLAP_BYTES;
    yield* between(held, heldAt, reported, sure);
    reported = sure;
    const cut = letterStart(held, held.length - 2 * OVERLAP_BYTES);
    held = held.slice(cut);
    heldAt += cut;
  }
  yield* between(held, heldAt, reported, Number.POSITIVE_INFINITY);
}

function* between(held: Uint8Array, heldAt: number, from: number, to: number): Generator<FoundIdentifier> {
  for (const found of findIdentifiers(held)) {
    const bytes = { from: found.bytes.from + heldAt, to: found.bytes.to + heldAt };
    if (bytes.from >= from && bytes.from < to) yield { ...found, bytes };
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Moves a cut back to the first byte of its UTF-8 letter. */
function letterStart(bytes: Uint8Array, cut: number): number {
  let at = Math.max(0, cut);
  while (at > 0 && ((bytes[at] as number) & 0xc0) === 0x80) at--;
  return at;
}
