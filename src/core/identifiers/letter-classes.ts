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

/** A piece of folded text. Only ASCII is asked for, so each byte is a letter. */
export function asciiOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = Math.max(0, from); at < to && at < bytes.length; at++) text += String.fromCharCode(bytes[at] as number);
  return text;
}
