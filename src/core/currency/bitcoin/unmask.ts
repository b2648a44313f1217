// SPDX-License-Identifier: Apache-2.0

/** A mask is so long (Bitcoin Core 28 and later, `xor.dat`). */
export const MASK_BYTES = 8;

/** Takes the mask off, in place, four bytes at a time; `position`: where in the file the bytes begin. */
export function unmask(bytes: Uint8Array, position: number, mask: Uint8Array): void {
  const turned = mask.map((_, at) => mask[(position + at) % MASK_BYTES] as number);
  const begin = (4 - (bytes.byteOffset % 4)) % 4;
  const words = Math.floor(Math.max(0, bytes.length - begin) / 4);
  const end = words === 0 ? 0 : begin + 4 * words;
  if (words > 0) {
    oneByOne(bytes, 0, begin, turned);
    fourByFour(new Int32Array(bytes.buffer, bytes.byteOffset + begin, words), turned, begin);
  }
  oneByOne(bytes, end, bytes.length, turned);
}

function oneByOne(bytes: Uint8Array, begin: number, end: number, mask: Uint8Array): void {
  for (let at = begin; at < end; at++) bytes[at] = (bytes[at] as number) ^ (mask[at % MASK_BYTES] as number);
}

/** `from`: of the mask, for the first byte. */
function fourByFour(words: Int32Array, mask: Uint8Array, from: number): void {
  const [even = 0, odd = 0] = new Int32Array(Uint8Array.from(mask, (_, at) => mask[(from + at) % MASK_BYTES] as number).buffer);
  for (let word = 0; word < words.length; word++) words[word] = (words[word] as number) ^ (word % 2 === 0 ? even : odd);
}
