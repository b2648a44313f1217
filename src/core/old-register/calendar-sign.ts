// SPDX-License-Identifier: Apache-2.0
/** Which calendar a date of a register says it is in: by a sign behind it, by the name of its month, or by the head of its column. */
import { plain } from './plain.ts';

export type Calendar = 'hijri' | 'gregorian';

const SIGN = /[\s(]*(?:(هـ|ه|هجري[ةه]?|a\.?h\.?|hijri|hégire|h\.?)|(م|ميلادي[ةه]?|a\.?d\.?|c\.?e\.?))[\s).]*$/iu;

/** The date without the sign behind it. */
export function signOf(text: string): { readonly text: string; readonly sign: Calendar | undefined } {
  const found = SIGN.exec(text);
  // A sign stands behind a digit: letters behind letters are part of a word.
  if (found === null || !/\d\s*$/.test(text.slice(0, found.index))) return { text, sign: undefined };
  return { text: text.slice(0, found.index).trim(), sign: found[1] === undefined ? 'gregorian' : 'hijri' };
}

const HIJRI_HEAD = /(?:^| )(?:ال)?هجري(?:ه|ة)?(?: |$)|(?:^| )ه(?: |$)|hijri|h[eé]gir|(?:^| )ah(?: |$)/;

/** Whether the head of a column says that its dates are Hijri: `التاريخ الهجري`, `Date (AH)`, `Date (hégire)`. */
export const isHijriHead = (head: string): boolean => HIJRI_HEAD.test(plain(head));

/** Names of the months, without the article, as `plain` leaves them. */
const MONTHS: readonly (readonly string[])[] = [
  ['محرم', 'muharram', 'mouharram'],
  ['صفر', 'safar'],
  ['ربيع الاول', 'ربيع اول', 'rabi al awwal', 'rabi i', 'rabia al awal'],
  ['ربيع الاخر', 'ربيع الثاني', 'ربيع ثان', 'rabi al thani', 'rabi ii', 'rabia ath thani'],
  ['جمادي الاولي', 'جمادي الاول', 'jumada al ula', 'jumada i', 'joumada al oula'],
  ['جمادي الاخره', 'جمادي الثانيه', 'جمادي الاخر', 'جمادي الثاني', 'jumada al thani', 'jumada ii', 'joumada ath thania'],
  ['رجب', 'rajab'],
  ['شعبان', 'shaban', 'chaabane'],
  ['رمضان', 'ramadan'],
  ['شوال', 'shawwal', 'chawwal'],
  ['ذو القعده', 'ذي القعده', 'dhu al qidah', 'dhu al qadah', 'dhou al qi da'],
  ['ذو الحجه', 'ذي الحجه', 'dhu al hijjah', 'dhou al hijja'],
];

/** 1 to 12 of a Hijri month by its name; undefined for any other word. */
export function hijriMonth(name: string): number | undefined {
  const word = plain(name).replaceAll(/[أإآ]/g, 'ا').replaceAll('ى', 'ي').replaceAll('ة', 'ه').replace(/^ال/, '');
  const at = MONTHS.findIndex((names) => names.includes(word));
  return at < 0 ? undefined : at + 1;
}
