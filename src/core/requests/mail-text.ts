// SPDX-License-Identifier: Apache-2.0
/** What stands in a mail besides the papers: who writes, the number, how to answer, and that papers can be checked. Nothing of the case; that is on the papers. */
import { frenchSpaces } from '../documents/french-spaces.ts';
import type { Language } from '../routes/advice.ts';

export interface MailSaid {
  readonly authority: string;
  readonly number: string;
  readonly email: string;
}

const TEXTS: Readonly<Record<Language, (said: MailSaid) => string>> = {
  en: ({ authority, number, email }) =>
    `${authority} sends you the enclosed request, our reference ${number}.\n\nPlease confirm that it has arrived, with your own reference, to ${email}. Name our reference in every answer.

The address of a sender can be forged. Each enclosed paper says how you can check for yourselves that it is genuine; please do so before you answer.`,
  ar: ({ authority, number, email }) =>
    `ترسل إليكم ${authority} الطلب المرفق، ومرجعنا \u2066${number}\u2069.\n\nيرجى تأكيد وصوله مع ذكر مرجعكم على العنوان \u2066${email}\u2069، وذكر مرجعنا في كل رد.

قد يُزوَّر عنوان المرسل. وفي كل وثيقة مرفقة بيان كيف تتحققون بأنفسكم من صحتها؛ فنرجو ذلك قبل الرد.`,
  fr: ({ authority, number, email }) =>
    `${authority} vous adresse la demande ci-jointe, notre référence ${number}.\n\nVeuillez en confirmer la réception, avec votre propre référence, à ${email}. Rappelez notre référence dans chaque réponse.

L’adresse d’un expéditeur peut être falsifiée. Chaque acte joint indique comment vérifier vous-même qu’il est authentique ; veuillez le faire avant de répondre.`,
};

export function mailText(language: Language, said: MailSaid): string {
  const text = TEXTS[language](said);
  return `${language === 'fr' ? frenchSpaces(text) : text}\n`;
}
