// SPDX-License-Identifier: Apache-2.0
import type { Language } from './document-text.ts';

/** Forms of a word, by what a number asks for; `other` stands for those that are not told apart. */
export type NumberForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

const RULES: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  ar: new Intl.PluralRules('ar'),
  fr: new Intl.PluralRules('fr'),
};

/** The form that a number asks for (Unicode CLDR, plural rules): 1 day, 2 days; in Arabic one, two, from three to ten, from eleven on, hundreds. */
export function numberForm(count: number, forms: NumberForms, language: Language): string {
  return forms[RULES[language].select(count)] ?? forms.other;
}
