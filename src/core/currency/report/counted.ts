// SPDX-License-Identifier: Apache-2.0
import type { ReportLanguage } from './method-text.ts';

type Counted = 'outputs' | 'transactions' | 'transfers';

/** One and many, where these are all a language has. */
const ONE_AND_MANY: Readonly<Record<'en' | 'fr', Readonly<Record<Counted, readonly [string, string]>>>> = {
  en: { outputs: ['output', 'outputs'], transactions: ['transaction', 'transactions'], transfers: ['transfer', 'transfers'] },
  fr: { outputs: ['sortie', 'sorties'], transactions: ['transaction', 'transactions'], transfers: ['transfert', 'transferts'] },
};

/** Behind a preposition: one, two, from three to ten, from eleven on, hundreds. */
const ARABIC: Readonly<Record<Counted, readonly [string, string, string, string, string]>> = {
  outputs: ['مخرج واحد', 'مخرجين', 'مخرجات', 'مخرجًا', 'مخرج'],
  transactions: ['معاملة واحدة', 'معاملتين', 'معاملات', 'معاملة', 'معاملة'],
  transfers: ['تحويل واحد', 'تحويلين', 'تحويلات', 'تحويلًا', 'تحويل'],
};

/** `1 output`, `3 outputs`; in Arabic in the form that the number asks for. */
export function counted(count: number, what: Counted, language: ReportLanguage): string {
  if (language !== 'ar') {
    const [one, many] = ONE_AND_MANY[language][what];
    return `${count} ${count === 1 || (count === 0 && language === 'fr') ? one : many}`;
  }
  const [one, two, few, many, hundreds] = ARABIC[what];
  if (count === 1) return one;
  if (count === 2) return two;
  const last = count % 100;
  if (last >= 3 && last <= 10) return `${count} ${few}`;
  return `${count} ${last >= 11 ? many : hundreds}`;
}
