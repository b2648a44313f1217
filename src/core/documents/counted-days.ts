// SPDX-License-Identifier: Apache-2.0
import type { Language } from './document-text.ts';

/** How sentences of forms write days after a number. */
const WRITTEN: Readonly<Record<Language, RegExp>> = { en: /^ days(?!\p{L})/u, ar: /^ يومًا(?!\p{L})/u, fr: /^ jours(?!\p{L})/u };

/** ` days, the …` after `{hold_days_wanted}` in the form that the number asks for: 1 day, 3 أيام, 90 يومًا, 100 يوم. */
export function daysAfter(count: string, rest: string, language: Language): string {
  if (!/^\d{1,6}$/.test(count) || !WRITTEN[language].test(rest)) return rest;
  return rest.replace(WRITTEN[language], ` ${formOf(Number(count), language)}`);
}

function formOf(count: number, language: Language): string {
  switch (language) {
    case 'en':
      return count === 1 ? 'day' : 'days';
    case 'fr':
      return count < 2 ? 'jour' : 'jours';
    case 'ar': {
      const last = count % 100;
      if (last >= 3 && last <= 10) return 'أيام';
      return last >= 11 ? 'يومًا' : 'يوم';
    }
  }
}
