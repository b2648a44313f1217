// SPDX-License-Identifier: Apache-2.0

/** A heading or a cell as its letters and digits alone, in one case and without marks: how words of a register are compared. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
