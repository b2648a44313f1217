// SPDX-License-Identifier: Apache-2.0
import { type LayQuestion, type LayState, layQuestions } from '../core/evidence/lay-questions.ts';
import type { FindingCode } from './codes.ts';
import type { Finding } from './finding.ts';

/** What a check answers to one question, and the findings that it rests on. */
export interface LayAnswer {
  readonly question: LayQuestion;
  readonly state: LayState;
  readonly findings: readonly Finding[];
}

const LAST = 'unchanged';

/** To which question each finding belongs; of a code that is not here, to whether something was changed. */
const CODES: Readonly<Record<Exclude<LayQuestion, typeof LAST>, readonly FindingCode[]>> = {
  whose: ['KEY_TRUSTED', 'KEY_NOT_TRUSTED', 'KEY_NOT_PINNED', 'KEY_MISSING', 'KEY_FORM', 'CHECKPOINT_SIGNATURE'],
  'in-log': [
    ...(['CHECKPOINT_FORM', 'ROOT_MATCHES', 'ROOT_MISMATCH', 'TILE_MISMATCH', 'LOG_TRUNCATED', 'ENTRIES_IN_LOG', 'ENTRY_FORM'] as const),
    ...(['ENTRY_HASH_MISMATCH', 'ENTRY_KIND_UNKNOWN', 'ENTRY_REPEATED', 'ENTRY_DATED_BACK', 'ENTRY_MISSING', 'PROOF_FORM'] as const),
    ...(['PROOF_CHECKPOINT', 'OPENINGS_FIT', 'OPENING_WRONG', 'INDEX_IN_LOG', 'INDEX_NOT_IN_LOG', 'EXHIBIT_IN_LOG'] as const),
    'EXHIBIT_NOT_IN_LOG',
  ],
  vouched: ['WITNESSED', 'UNWITNESSED', 'LOG_CONTINUES', 'LOG_FORKED', 'LOG_ROLLED_BACK'],
  when: [
    'STAMP_VALID',
    'STAMP_FORM',
    'STAMP_OF_OTHER_BYTES',
    'STAMP_SIGNATURE',
    'STAMP_CERTIFICATE',
    'STAMP_AUTHORITY_UNKNOWN',
    'UNSTAMPED',
  ],
  'left-out': ['WITHHELD', 'EXHIBIT_REDACTED', 'COMMITMENTS_FORM', 'RECORD_BELONGS', 'RECORD_NOT_LEFT_OUT'],
  'made-with': ['CHECKER_KNOWN', 'CHECKER_UNKNOWN', 'TRAINING'],
};

const QUESTION_OF = new Map(
  Object.entries(CODES).flatMap(([question, codes]) => codes.map((code) => [code, question as LayQuestion] as const)),
);

/**
 * A report on a bundle as answers to what a lawyer asks, in the order of `layQuestions`. Of the questions that nothing was found on, only whether
 * something was left out has an answer: nothing says that it was.
 */
export function layAnswers(findings: readonly Finding[]): LayAnswer[] {
  return layQuestions.flatMap((question): LayAnswer[] => {
    const on = findings.filter(({ code }) => (QUESTION_OF.get(code) ?? LAST) === question);
    if (on.length === 0) return question === 'left-out' ? [{ question, state: 'good', findings: [] }] : [];
    return [{ question, state: stateOf(question, on), findings: on }];
  });
}

/** A witness that signed, or an authority that is known, outweighs what is to be known besides; a gap or an unknown key does not. */
function stateOf(question: LayQuestion, findings: readonly Finding[]): LayState {
  if (findings.some(({ good }) => !good)) return 'bad';
  const sure = findings.some(({ note }) => note === undefined);
  const noted = findings.some(({ note }) => note !== undefined);
  if (question === 'vouched') return findings.some(({ code, note }) => code === 'WITNESSED' && note === undefined) ? 'good' : 'note';
  if (question === 'when' && sure) return 'good';
  return noted ? 'note' : 'good';
}
