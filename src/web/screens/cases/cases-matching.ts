// SPDX-License-Identifier: Apache-2.0
import type { CaseSummary } from '../../../core/api/cases.ts';

/** Cases whose number or title holds every word of the text, whatever its case or accents. */
export function casesMatching(cases: readonly CaseSummary[], text: string): readonly CaseSummary[] {
  return cases.filter((one) => holdsWords(`${one.number} ${one.title}`, text));
}

export function holdsWords(held: string, text: string): boolean {
  const folded = fold(held);
  return fold(text)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

/** Accents of Latin and vowel marks of Arabic fall away; the letters stay. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en');
}
