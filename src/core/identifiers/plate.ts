// SPDX-License-Identifier: Apache-2.0
/** Vehicle plates: only behind a word that names them, because by themselves they look like anything. Forms: Egyptian (letters apart, one to four digits), and Latin ones. */
import type { FoldedText } from './fold-marks.ts';
import type { Draft } from './read-plain-identifiers.ts';

const WORDS = new Set([
  'plate',
  'plates',
  'plaque',
  'plaques',
  'immatriculation',
  'immatricule',
  'immatriculé',
  'لوحة',
  'لوحات',
  'اللوحة',
  'لوحه',
  'نمرة',
  'نمر',
]);
const WINDOW_BYTES = 96;
const ARABIC = /^(?:[\u0621-\u064a]\s?){2,3}\s?\d{1,4}(?!\d)|^\d{1,4}\s?(?:[\u0621-\u064a](?:\s|(?![\u0621-\u064a]))){2,3}/u;
const LATIN = /^(?=[A-Z0-9 -]{0,9}\d)(?=[A-Z0-9 -]{0,9}[A-Z])[A-Z0-9]{1,4}(?:[ -][A-Z0-9]{1,4}){0,3}(?![A-Za-z0-9])/;
const utf8 = new TextDecoder();

/** Whether a word may be one of those that name a plate, by a few of its bytes: `pl`, `im`, `لو`, `اللو`, `نم`. */
export function mayNamePlate(bytes: Uint8Array, from: number, length: number): boolean {
  if (length < 5 || length > 16) return false;
  const second = bytes[from + 1] as number;
  switch (bytes[from]) {
    case 0x70:
    case 0x50:
      return (second | 0x20) === 0x6c;
    case 0x69:
    case 0x49:
      return (second | 0x20) === 0x6d;
    case 0xd9:
      return (second === 0x84 && bytes[from + 3] === 0x88) || (second === 0x86 && bytes[from + 3] === 0x85);
    case 0xd8:
      return second === 0xa7 && bytes[from + 5] === 0x84 && bytes[from + 7] === 0x88;
    default:
      return false;
  }
}

/** Reads what stands behind a word, if it names a plate. */
export function readPlateAfter(folded: FoldedText, from: number, to: number, drafts: Draft[]): void {
  if (WORDS.has(utf8.decode(folded.bytes.subarray(from, to)).toLowerCase())) readAfter(folded, to, drafts);
}

function readAfter(folded: FoldedText, at: number, drafts: Draft[]): void {
  const text = utf8.decode(folded.bytes.subarray(at, at + WINDOW_BYTES));
  const line = text.split('\n', 1)[0] as string;
  for (let skip = 0; skip < Math.min(line.length, 32); skip++) {
    if (skip > 0 && !/[\s:=#«"'([]/.test(line[skip - 1] as string)) continue;
    const found = ARABIC.exec(line.slice(skip)) ?? LATIN.exec(line.slice(skip));
    const plate = found?.[0].trimEnd();
    if (plate === undefined || plate.length < 3) continue;
    const from = at + Buffer.byteLength(line.slice(0, skip));
    drafts.push({
      kind: 'vehicle-plate',
      normalised: plate.replace(/\s+/g, ' '),
      checked: 'none',
      from,
      to: from + Buffer.byteLength(plate),
    });
    return;
  }
}
