// SPDX-License-Identifier: Apache-2.0
/** Rules on the letters a paper is written in. */
import type { Language } from '../document-text.ts';
import type { FieldType } from '../form.ts';
import { saidText } from '../values.ts';
import { partsInWords } from './in-words.ts';
import type { LintRule } from './rules.ts';

/** Fields that hold sentences. Names, laws and identifiers stay as they are written. */
const PROSE: readonly FieldType[] = ['longtext', 'text', 'data_category_list'];
/** So many letters are more than a name or a code. */
const SENTENCE = 24;
const OWN: Readonly<Record<Language, RegExp>> = { ar: /\p{Script=Arabic}/gu, en: /\p{Script=Latin}/gu, fr: /\p{Script=Latin}/gu };
const LETTER = /\p{L}/gu;

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

/** Sentences in Arabic in an English letter, or the other way round: whoever receives it cannot read why they are asked. */
const otherScript: LintRule = (linted) => {
  const { form, values, lang } = linted;
  const own = OWN[saidText(values.language).toLowerCase() as Language];
  if (own === undefined) return undefined;
  const foreign = form.fields.filter(({ field, type }) => {
    const text = PROSE.includes(type) ? saidText(values[field]) : '';
    const letters = count(text, LETTER);
    return letters >= SENTENCE && count(text, own) * 2 < letters;
  });
  const { labels } = form.words[lang];
  const fields = partsInWords(
    linted,
    foreign.map(({ field }) => labels[field] ?? field),
  );
  return foreign.length === 0 ? undefined : { said: { fields } };
};

export const scriptRules: Readonly<Record<string, LintRule>> = { 'other-script': otherScript };
