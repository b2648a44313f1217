// SPDX-License-Identifier: Apache-2.0
import { type NamedTarget, namesOf } from './role-that-counts.ts';
import { suggestTargets } from './target.ts';

type Named = Pick<NamedTarget, 'written' | 'normalised'>;

/**
 * Which targets a text names that somebody wrote freely: by an identifier in any form it is found in, or by the very name of an account.
 * A word that happens to be somebody's name is found too. A telephone number is found without its country, as people write it at home.
 */
export function namedIn<Known extends Named>(text: string, targets: readonly Known[]): readonly Known[] {
  if (targets.length === 0 || text.trim() === '') return [];
  const plain = plainText(text);
  const found = new Set(suggestTargets(text).map(({ normalised }) => normalised.toLowerCase()));
  const numbers = numbersIn(plain);
  return targets.filter((target) =>
    [...namesOf(target)].some((name) => found.has(name) || standsIn(plain, plainText(name)) || numbers.some((one) => isNumber(name, one))),
  );
}

const EASTERN_DIGITS = /[٠-٩۰-۹]/g;

/** What two spellings of one name have in common: no case, no accents or vowel signs, no marks that nobody sees, digits of one kind. */
function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}ـ]/gu, '')
    .replace(EASTERN_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** A shorter name is a word of every text; with the sign of an account before it, it is one. */
const SHORTEST_NAME = 4;

/** As a whole: not within a longer word. In Arabic a word may be written together with “and”, “by” or “for” before it. */
function standsIn(text: string, name: string): boolean {
  const wanted = name.trim().length < SHORTEST_NAME ? `@${name.trim()}` : name.trim();
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const isWhole = ENDS_HERE.test(text.slice(at + wanted.length, at + wanted.length + 2));
    if (isWhole && BEGINS_HERE.test(text.slice(Math.max(0, at - 4), at))) return true;
    if (isWhole && /^\p{Script=Arabic}/u.test(wanted) && AFTER_PARTICLE.test(text.slice(Math.max(0, at - 4), at))) return true;
  }
  return false;
}

const BEGINS_HERE = /(?:^|[^\p{L}\p{N}_])$/u;
const AFTER_PARTICLE = /(?:^|[^\p{L}\p{N}_])[وفبكل]{1,2}$/u;
const ENDS_HERE = /^(?![\p{L}\p{N}_])/u;

const numbersIn = (plain: string): readonly string[] =>
  [...plain.matchAll(/\d[\d ().\-/]{6,22}\d/g)]
    .map(([run]) => run.replace(/\D/g, '').replace(/^0+/, ''))
    .filter(({ length }) => length >= 8);

/** `+20 100 123 4567` as `0100 123 4567`. */
const isNumber = (name: string, digits: string): boolean => /^\+\d{8,15}$/.test(name) && name.endsWith(digits);
