// SPDX-License-Identifier: Apache-2.0
import type { Language } from './advice.ts';

interface ArticleWords {
  readonly one: string;
  /** Two that are no range: Arabic has a form of its own. */
  readonly two: string;
  readonly many: string;
  readonly range: (first: string, last: string) => string;
  readonly comma: string;
  readonly and: string;
  readonly bis: string;
}

const WORDS: Readonly<Record<Language, ArticleWords>> = {
  en: { one: 'article', two: 'articles', many: 'articles', range: (a, b) => `${a} to ${b}`, comma: ', ', and: ' and ', bis: 'bis' },
  ar: { one: 'المادة', two: 'المادتان', many: 'المواد', range: (a, b) => `من ${a} إلى ${b}`, comma: ' و', and: ' و', bis: 'مكررًا' },
  fr: { one: 'article', two: 'articles', many: 'articles', range: (a, b) => `${a} à ${b}`, comma: ', ', and: ' et ', bis: 'bis' },
};
const RANGE = /^(\d+)(?: to |[-–])(\d+)$/;
/** After a preposition. */
const TWO_OBLIQUE = 'المادتين';

/** `6 to 8, 12`, `20-21`, `37 and 38`, as the packs write them, as a jurist reads them: articles 6 to 8 and 12. */
export function articlesInWords(art: string, language: Language, more: { readonly oblique?: boolean } = {}): string {
  const { one, two, many, range, comma, and, bis } = WORDS[language];
  const cited = art
    .replaceAll(/ bis\b/g, ` ${bis}`)
    .split(/, | and /)
    .flatMap(neighbours);
  const ranges = cited.map((part) => RANGE.exec(part) ?? undefined);
  const plain = cited.map((part, at) => {
    const [, first, last] = ranges[at] ?? [];
    return first === undefined || last === undefined ? part : range(first, last);
  });
  const word = ranges.some((found) => found !== undefined) || cited.length > 2 ? many : cited.length === 2 ? two : one;
  const last = plain.at(-1) as string;
  const list = plain.length === 1 ? last : `${plain.slice(0, -1).join(comma)}${and}${last}`;
  return `${more.oblique === true && word === two && language === 'ar' ? TWO_OBLIQUE : word} ${list}`;
}

/** Two that follow each other are no range. */
function neighbours(part: string): readonly string[] {
  const [, first, last] = RANGE.exec(part) ?? [];
  return Number(last) === Number(first) + 1 ? [first as string, last as string] : [part];
}
