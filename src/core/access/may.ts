// SPDX-License-Identifier: Apache-2.0
import { holds } from './condition.ts';
import type { Sentence, Subject } from './sentence.ts';
import { accountSentences } from './subjects/accounts.ts';
import { caseSentences } from './subjects/cases.ts';
import { currencySentences } from './subjects/currency.ts';
import { evidenceSentences } from './subjects/evidence.ts';
import { incomingSentences } from './subjects/incoming.ts';
import { oversightSentences } from './subjects/oversight.ts';
import { requestSentences } from './subjects/requests.ts';
import type { Thing, Who } from './who.ts';

/** Every access rule of the desk. What is not written here, nobody may do. */
export const sentences: readonly Sentence[] = [
  ...accountSentences,
  ...caseSentences,
  ...requestSentences,
  ...incomingSentences,
  ...evidenceSentences,
  ...currencySentences,
  ...oversightSentences,
];

const byName = new Map(sentences.map((sentence) => [`${sentence.verb} ${sentence.subject}`, sentence]));

/** The rule for an act, or undefined where there is none. */
export function sentenceFor(verb: string, subject: Subject): Sentence | undefined {
  return byName.get(`${verb} ${subject}`);
}

/** Whether this person may do this to that thing. */
export function isAllowed(who: Who, verb: string, subject: Subject, thing: Thing): boolean {
  const sentence = sentenceFor(verb, subject);
  return sentence !== undefined && holds(sentence.when, who, thing);
}
