// SPDX-License-Identifier: Apache-2.0
import type { Language } from './document-text.ts';
import { type NumberForms, numberForm } from './number-form.ts';

/** How sentences of forms write days after a number. */
const WRITTEN: Readonly<Record<Language, RegExp>> = { en: /^ days(?!\p{L})/u, ar: /^ يومًا(?!\p{L})/u, fr: /^ jours(?!\p{L})/u };

const DAYS: Readonly<Record<Language, NumberForms>> = {
  en: { one: 'day', other: 'days' },
  ar: { few: 'أيام', many: 'يومًا', other: 'يوم' },
  fr: { one: 'jour', other: 'jours' },
};

/** ` days, the …` after `{hold_days_wanted}` in the form that the number asks for: 1 day, 3 أيام, 90 يومًا, 100 يوم. */
export function daysAfter(count: string, rest: string, language: Language): string {
  if (!/^\d{1,6}$/.test(count) || !WRITTEN[language].test(rest)) return rest;
  return rest.replace(WRITTEN[language], ` ${numberForm(Number(count), DAYS[language], language)}`);
}
