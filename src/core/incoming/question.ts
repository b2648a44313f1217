// SPDX-License-Identifier: Apache-2.0
/** The letter by which a requesting State is asked for what its request does not say. A person reads and changes it before it goes. */
import type { FormWords } from '../documents/form.ts';
import type { Language } from '../routes/advice.ts';

export interface QuestionAbout {
  readonly theirReference: string;
  readonly ourReference: string;
  /** `YYYY-MM-DD` */
  readonly receivedOn: string;
  /** Ids of fields, in the order of the form. */
  readonly missing: readonly string[];
}

interface Said extends Omit<QuestionAbout, 'missing'> {
  readonly list: string;
}

const TEXTS: Readonly<Record<Language, (said: Said) => string>> = {
  en: ({ theirReference, ourReference, receivedOn, list }) =>
    `Your request for mutual legal assistance, reference ${theirReference}, arrived here on ${receivedOn} and has our reference ${ourReference}.\n\nBefore it can be carried out, please tell us the following, which we did not find in it:\n\n${list}\n\nPlease name both references in your answer. The request stays open until then.`,
  ar: ({ theirReference, ourReference, receivedOn, list }) =>
    `ورد إلينا في ${receivedOn} طلبكم للمساعدة القانونية المتبادلة، مرجعكم ${theirReference}، وقُيّد لدينا بالمرجع ${ourReference}.\n\nوقبل تنفيذه نرجو موافاتنا بما يأتي، إذ لم نجده في الطلب:\n\n${list}\n\nويرجى ذكر المرجعين في ردكم. ويبقى الطلب مفتوحًا إلى حين وروده.`,
  fr: ({ theirReference, ourReference, receivedOn, list }) =>
    `Votre demande d’entraide judiciaire, référence ${theirReference}, nous est parvenue le ${receivedOn} ; elle porte notre référence ${ourReference}.\n\nAvant de l’exécuter, nous vous prions de nous indiquer ce qui suit, que nous n’y avons pas trouvé :\n\n${list}\n\nVeuillez rappeler les deux références dans votre réponse. La demande reste ouverte jusque-là.`,
};

/** @param words of the form in that language: labels and, where there is one, what is meant by the field */
export function questionText(language: Language, words: FormWords, { missing, ...about }: QuestionAbout): string {
  const list = missing.map((field, index) => `${index + 1}. ${lineOf(words, field)}`).join('\n');
  const isolated = {
    ...about,
    theirReference: apart(about.theirReference),
    ourReference: apart(about.ourReference),
    receivedOn: apart(about.receivedOn),
  };
  return `${TEXTS[language]({ ...isolated, list })}\n`;
}

function lineOf({ labels, prompts }: FormWords, field: string): string {
  const label = labels[field] ?? field;
  const prompt = prompts[field];
  return prompt === undefined ? label : `${label}: ${prompt}`;
}

/** A reference is a stranger's text: nothing in it turns the line around it, and it keeps its own order in an Arabic one. */
const apart = (text: string): string => `\u2066${text.replace(/[\p{Cf}\p{Cc}]/gu, '')}\u2069`;
