// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lettersOf } from './font-letters.ts';
import { fontFolders } from './fonts.ts';

/**
 * What no face of the documents has a glyph for (an emoji, 漢, a Hebrew name) by its numbers: `⟨U+1F600⟩`. PDF/A forbids a box in its place, and
 * an account must not go unasked for because of its name. A cluster stays only where one face has all of it: what is set from two is drawn
 * apart. Numbers stand from left to right in Arabic as well. A check of the paper reads the numbers back (core/requests/printed-text.ts).
 */
export function shownByNumbers(text: string): string {
  let shown = '';
  for (const { segment } of clusters.segment(text)) shown += isPrintable(segment) ? segment : inOrder([...segment].map(numberOf));
  return shown;
}

/**
 * Marks over letters that have no letter of their own with them, as in `x̌`: `x⟨U+030C⟩`. A PDF says of such marks only by a tag what they are,
 * and a check believes no tag about letters. Arabic vowels stay: their letters can be told.
 */
export function marksByNumbers(text: string): string {
  if (!/\p{M}/u.test(text) && !SET_IN_TWO.test(text)) return text;
  let shown = '';
  for (const { segment } of clusters.segment(text.normalize('NFC')))
    shown += /\p{Script=Arabic}/u.test(segment) ? segment : markedByNumber(segment);
  return shown;
}

/** Letters that Noto Sans sets from a letter and a mark. */
const SET_IN_TWO = /[ǹḿṃṅṣẹịọụ]/u;

function markedByNumber(cluster: string): string {
  const letters = SET_IN_TWO.test(cluster) ? cluster.normalize('NFD') : cluster;
  return letters.replace(/\p{M}+/gu, (marks) => inOrder([...marks].map(numbered)));
}

const inOrder = (numbers: readonly string[]): string => `\u2066${numbers.join('')}\u2069`;

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** The brackets of numbers and of blanks come from a face that the printer itself brings. */
const BRACKETS = /^[⟨⟩⟦⟧]$/;

function isPrintable(cluster: string): boolean {
  if (BRACKETS.test(cluster) || /^\s+$/.test(cluster)) return true;
  const letters = [...cluster].map((letter) => letter.codePointAt(0) as number);
  return faces().some((face) => letters.every((letter) => face.has(letter)));
}

/** A joiner between two such letters joins nothing any more; in an identifier it is a number already. */
const numberOf = (letter: string): string => (/[\u200c\u200d]/.test(letter) ? '' : numbered(letter));
const numbered = (letter: string): string => `⟨U+${(letter.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}⟩`;

let known: readonly ReadonlySet<number>[] | undefined;

/** One set for each family: the letters that all its weights have. */
function faces(): readonly ReadonlySet<number>[] {
  known ??= [...Map.groupBy(fontFolders(), (folder) => join(folder, '..')).values()].map((folders) =>
    folders.map(lettersIn).reduce((all, one) => all.intersection(one)),
  );
  return known;
}

function lettersIn(folder: string): Set<number> {
  const file = readdirSync(folder).find((name) => name.endsWith('.ttf'));
  return new Set(file === undefined ? [] : lettersOf(join(folder, file)));
}
