// SPDX-License-Identifier: Apache-2.0

/** Whether what a list shows of a thing holds every word of the text, whatever its case or accents. */
export function holdsWords(held: string, text: string): boolean {
  const folded = fold(held);
  return wordsOf(text).every((word) => folded.includes(word));
}

const wordsOf = (text: string): readonly string[] => fold(text).split(/\s+/);

/** Accents of Latin and vowel marks of Arabic fall away; the letters stay. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en');
}
