// SPDX-License-Identifier: Apache-2.0
/** What a byte of folded text can be part of, as bits, so that a run of letters is known by the OR of its classes. */
export const DIGIT = 1;
export const HEX_LETTER = 2;
export const OTHER_LETTER = 4;
export const UPPER = 8;
export const HIGH = 16;
export const ALNUM = DIGIT | HEX_LETTER | OTHER_LETTER;

export const CLASS_OF = classTable();

function classTable(): Uint8Array {
  const table = new Uint8Array(256);
  for (let byte = 0x30; byte <= 0x39; byte++) table[byte] = DIGIT;
  for (let byte = 0x61; byte <= 0x7a; byte++) {
    table[byte] = byte <= 0x66 ? HEX_LETTER : OTHER_LETTER;
    table[byte - 32] = (table[byte] as number) | UPPER;
  }
  for (let byte = 0x80; byte < 0x100; byte++) table[byte] = HIGH;
  return table;
}

/** Where the word begins that goes on, or ends, here. */
export function wordBefore(bytes: Uint8Array, to: number): number {
  let from = to;
  while (from > 0 && CLASS_OF[bytes[from - 1] as number] !== 0) from--;
  return from;
}

/** Where the word before this place ends: here, or before what parts the two. */
export function gapBefore(bytes: Uint8Array, from: number): number {
  let to = from;
  while (to > 0 && CLASS_OF[bytes[to - 1] as number] === 0) to--;
  return to;
}

/** The classes of all these bytes. */
export function kindsIn(bytes: Uint8Array, from: number, to: number): number {
  let kinds = 0;
  for (let at = from; at < to; at++) kinds |= CLASS_OF[bytes[at] as number] as number;
  return kinds;
}

/** A piece of folded text. Only ASCII is asked for, so each byte is a letter. */
export function asciiOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = Math.max(0, from); at < to && at < bytes.length; at++) text += String.fromCharCode(bytes[at] as number);
  return text;
}
