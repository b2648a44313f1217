// SPDX-License-Identifier: Apache-2.0
/** Which letters a TTF has a glyph for: its table `cmap` (OpenType 1.9.1, formats 4 and 12). */
import { readFileSync } from 'node:fs';

export function lettersOf(path: string): ReadonlySet<number> {
  const font = readFileSync(path);
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, n) => 12 + n * 16);
  const at = tables.find((record) => font.toString('latin1', record, record + 4) === 'cmap');
  if (at === undefined) throw new TypeError(`${path}: no table cmap`);
  const cmap = font.readUInt32BE(at + 8);
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, n) => cmap + font.readUInt32BE(cmap + 4 + n * 8 + 4));
  const letters = new Set<number>();
  for (const subtable of subtables) {
    const format = font.readUInt16BE(subtable);
    if (format === 4) readFormat4(font, subtable, letters);
    else if (format === 12) readFormat12(font, subtable, letters);
  }
  return letters;
}

/** Segments of the basic plane; a letter of glyph 0 is none. */
function readFormat4(font: Buffer, at: number, letters: Set<number>): void {
  const segments = font.readUInt16BE(at + 6) / 2;
  const word = (table: number, n: number): number => font.readUInt16BE(at + 14 + table * segments * 2 + (table > 0 ? 2 : 0) + n * 2);
  for (let n = 0; n < segments; n += 1) {
    const [end, start, delta, offset] = [word(0, n), word(1, n), word(2, n), word(3, n)];
    const offsetAt = at + 16 + 3 * segments * 2 + n * 2;
    for (let letter = start; letter <= end && letter < 0xffff; letter += 1) {
      const glyph = offset === 0 ? (letter + delta) & 0xffff : font.readUInt16BE(offsetAt + offset + (letter - start) * 2);
      if (glyph !== 0) letters.add(letter);
    }
  }
}

function readFormat12(font: Buffer, at: number, letters: Set<number>): void {
  const groups = font.readUInt32BE(at + 12);
  for (let n = 0; n < groups; n += 1) {
    const group = at + 16 + n * 12;
    for (let letter = font.readUInt32BE(group); letter <= font.readUInt32BE(group + 4); letter += 1) letters.add(letter);
  }
}
