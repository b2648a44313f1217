// SPDX-License-Identifier: Apache-2.0
/** Codes of facts and of a request in the words of whoever reads the finding. */
import { factWord } from '../../routes/fact-words/index.ts';
import { languageName, placeInWords } from '../../routes/handbook/fact-rows.ts';
import type { Language } from '../document-text.ts';
import { withFrench } from '../french-spaces.ts';
import { isolatedValue } from '../isolated-value.ts';
import type { Linted } from './rules.ts';

const COMMA: Readonly<Record<Language, string>> = { en: ', ', ar: '، ', fr: ', ' };
const SEMICOLON: Readonly<Record<Language, string>> = withFrench({ en: '; ', ar: '؛ ', fr: ' ; ' });

const listed = (items: readonly string[], lang: Language, mark: Readonly<Record<Language, string>>): string =>
  items.map((one) => isolatedValue(one, lang)).join(mark[lang]);

/** Kinds of data and of identifiers, as the paper calls them. */
export function codesInWords({ form, lang }: Linted, codes: readonly string[]): string {
  const { choices } = form.words[lang];
  const word = (code: string): string => {
    const id = code.replaceAll('-', '_');
    return choices[`identifier_${id}`] ?? choices[id] ?? factWord(id, lang) ?? code.replaceAll(/[-_]/g, ' ');
  };
  return listed([...new Set(codes.map(word))], lang, COMMA);
}

export const languagesInWords = ({ lang }: Linted, codes: readonly string[]): string =>
  listed(
    codes.map((code) => languageName(code, lang)),
    lang,
    COMMA,
  );

/** What is long enough to hold commas of its own. */
export const partsInWords = ({ lang }: Linted, parts: readonly string[]): string => listed(parts, lang, SEMICOLON);

/** `Meta Platforms, Inc. (not European Region of the provider)` */
export function companyInWords(
  { about, lang }: Linted,
  company: { readonly name: string | null; readonly users: readonly string[] },
): string {
  const users = company.users.map((one) => placeInWords(one, { language: lang, knowledge: about.knowledge }));
  return `${isolatedValue(company.name ?? '', lang)} (${listed(users, lang, COMMA)})`;
}
