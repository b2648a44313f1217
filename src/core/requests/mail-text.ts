// SPDX-License-Identifier: Apache-2.0
/** What stands in a mail besides the papers: who writes, the number, how to answer. Nothing of the case; that is on the papers. */
import type { Language } from '../routes/advice.ts';

export interface MailSaid {
  readonly authority: string;
  readonly number: string;
  readonly email: string;
}

const TEXTS: Readonly<Record<Language, (said: MailSaid) => string>> = {
  en: ({ authority, number, email }) =>
    `${authority} sends you the enclosed request, our reference ${number}.\n\nPlease confirm that it has arrived, with your own reference, to ${email}. Name our reference in every answer.`,
  ar: ({ authority, number, email }) =>
    `ترسل إليكم ${authority} الطلب المرفق، ومرجعنا \u2066${number}\u2069.\n\nيرجى تأكيد وصوله مع ذكر مرجعكم على العنوان \u2066${email}\u2069، وذكر مرجعنا في كل رد.`,
  fr: ({ authority, number, email }) =>
    `${authority} vous adresse la demande ci-jointe, notre référence ${number}.\n\nVeuillez en confirmer la réception, avec votre propre référence, à ${email}. Rappelez notre référence dans chaque réponse.`,
};

export function mailText(language: Language, said: MailSaid): string {
  return `${TEXTS[language](said)}\n`;
}
