// SPDX-License-Identifier: Apache-2.0
/**
 * A question of the defence about what it was not given: how many records hold a word, by exhibit and kind. Counts only; whether anything of
 * what was found is given out is a decision of its own.
 */
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../custody/canonical-json.ts';
import { commitTo } from '../custody/commitment.ts';

/** Why an exhibit, or records of it, are not with the defence. */
export type WhySealed = 'withheld' | 'records-left-out' | 'set-apart' | 'later';
/** Why it could not be searched. */
export type WhyNotSearched = 'not-read' | 'returned' | 'erased' | 'privileged';

export interface DefenceTerms {
  /** Words or identifiers, compared as the search of the desk compares them. Empty: every record of the period. */
  readonly terms: readonly string[];
  /** RFC 3339; a record counts when its moment may lie in [from, to). */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface FoundByKind {
  readonly kind: string;
  /** Records that hold any of the terms, and may lie in the period. */
  readonly records: number;
  /** The same by term, in the order of the terms. */
  readonly byTerm: readonly number[];
  /** Records that hold a term and state no moment: outside the count above when a period was given. */
  readonly undated: number;
}

export interface SearchedExhibit {
  /** SHA-256 of the exhibit; its name is not part of the answer. */
  readonly item: string;
  readonly why: WhySealed;
  /** Records searched, and places that could not be read and so were not. */
  readonly searched: number;
  readonly gaps: number;
  readonly found: readonly FoundByKind[];
}

export interface DefenceAnswer {
  readonly exhibits: readonly SearchedExhibit[];
  readonly notSearched: readonly { readonly item: string; readonly why: WhyNotSearched }[];
}

export function answerText(answer: DefenceAnswer): string {
  return canonicalJson(answer as unknown as Json);
}

/** What stands in the log for the answer. */
export function answerHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** What stands in the log for the terms, 64 hex digits: nobody learns them from it who does not have the salt. */
export function termsCommitment({ terms, from, to }: DefenceTerms, salt: Uint8Array): string {
  const said = { terms: [...terms], ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return commitTo(said, salt).slice('sha256:'.length);
}

export function totalOf({ exhibits }: DefenceAnswer): { readonly searched: number; readonly found: number } {
  return {
    searched: exhibits.reduce((sum, { searched }) => sum + searched, 0),
    found: exhibits.reduce((sum, { found }) => sum + found.reduce((more, { records }) => more + records, 0), 0),
  };
}

/** Whether a question was asked for the same person: names are written by people, with blanks and capitals as they come. */
export function isAskedFor(onBehalfOf: string, whom: string): boolean {
  return plainName(onBehalfOf) === plainName(whom);
}

const plainName = (name: string): string => name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
