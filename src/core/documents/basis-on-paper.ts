// SPDX-License-Identifier: Apache-2.0
import { articlesInWords } from '../routes/articles-in-words.ts';
import type { Pen } from './write-value.ts';

/**
 * `untoc, 18` as the desk fills it in from its advice: the treaty by its name, its articles in words. Rules and lints read the code, a
 * paper never shows it. What a person wrote stays.
 */
export function basisOnPaper(written: string, { knowledge, language, words: { phrases } }: Pen): string {
  const [, codes = '', articles] = /^([a-z][a-z0-9_]*(?:, [a-z][a-z0-9_]*)*)(?:, (\d.*))?$/.exec(written.trim()) ?? [];
  const nameOf = (code: string) => (code === 'bilateral' ? phrases.bilateral_treaty : knowledge?.instruments.get(code)?.name[language]);
  const names = codes.split(', ').map(nameOf);
  if (names.some((name) => name === undefined)) return written;
  const treaties = names.join(phrases.and ?? ', ');
  return articles === undefined ? treaties : `${treaties}${phrases.comma ?? ', '}${articlesInWords(articles, language)}`;
}
