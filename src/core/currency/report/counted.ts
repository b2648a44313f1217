// SPDX-License-Identifier: Apache-2.0
import { type NumberForms, numberForm } from '../../documents/number-form.ts';
import type { ReportLanguage } from './method-text.ts';

type Counted = 'outputs' | 'transactions' | 'transfers';

/** `#` is the number. In Arabic as behind a preposition, where one and two are words. */
const FORMS: Readonly<Record<ReportLanguage, Readonly<Record<Counted, NumberForms>>>> = {
  en: {
    outputs: { one: '# output', other: '# outputs' },
    transactions: { one: '# transaction', other: '# transactions' },
    transfers: { one: '# transfer', other: '# transfers' },
  },
  ar: {
    outputs: { one: 'مخرج واحد', two: 'مخرجين', few: '# مخرجات', many: '# مخرجًا', other: '# مخرج' },
    transactions: { one: 'معاملة واحدة', two: 'معاملتين', few: '# معاملات', other: '# معاملة' },
    transfers: { one: 'تحويل واحد', two: 'تحويلين', few: '# تحويلات', many: '# تحويلًا', other: '# تحويل' },
  },
  fr: {
    outputs: { one: '# sortie', other: '# sorties' },
    transactions: { one: '# transaction', other: '# transactions' },
    transfers: { one: '# transfert', other: '# transferts' },
  },
};

/** `1 output`, `3 outputs`: in the form that the number asks for. */
export function counted(count: number, what: Counted, language: ReportLanguage): string {
  return numberForm(count, FORMS[language][what], language).replace('#', String(count));
}
