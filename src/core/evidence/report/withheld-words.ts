// SPDX-License-Identifier: Apache-2.0
import type { Language } from '../../documents/document-text.ts';
import type { WithheldPart } from '../bundle-index.ts';
import { parsePrivilegedReason } from '../privileged-reason.ts';
import { reportWords } from './words.ts';

/** What is said of a part that is not in a bundle: `mine` where the words are the program's own, else what a person wrote. */
interface WordsOf {
  readonly text: string;
  readonly mine: boolean;
}

/** Kind, reason and decider of a part that was left out, as the report and the check say them. */
export function withheldWords({ kind, reason, decidedBy }: WithheldPart, language: Language) {
  const { kinds, reasons, deciders } = reportWords[language];
  return {
    kind: named(kinds, kind),
    reason: privileged(reason, language) ?? named(reasons, reason),
    decidedBy: named(deciders, decidedBy),
  };
}

/** The protection in the language of the paper, and what was written as it was written. */
function privileged(reason: string, language: Language): WordsOf | undefined {
  const said = parsePrivilegedReason(reason);
  if (said === undefined) return undefined;
  return { text: `${reportWords[language].privileged[said.protection]}: ${said.written}`, mine: false };
}

const named = (words: Readonly<Record<string, string>>, given: string): WordsOf =>
  Object.hasOwn(words, given) ? { text: words[given] as string, mine: true } : { text: given, mine: false };
