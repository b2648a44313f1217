// SPDX-License-Identifier: Apache-2.0
/**
 * How alike a reason is to reasons given before. A reason is an answer to a question about this case; words that come back unchanged
 * answer nothing. It is shown beside the decision and decides nothing: true reasons may be alike, and a copied one may be true.
 */
import type { FieldValues } from '../documents/form.ts';
import { listOf, member, saidText } from '../documents/values.ts';

/** One reason, and where it stands: a field of the form, `data_categories/CATEGORY`, or `link/TARGET`. */
export interface Reason {
  readonly field: string;
  readonly text: string;
}

/** A reason that was given before, by the same officer. */
export interface EarlierReason<Where> extends Reason {
  readonly where: Where;
}

export interface Likeness<Where> {
  readonly field: string;
  /** 0 to 100: share of word pairs that both have, of all that either has. */
  readonly percent: number;
  /** The most alike of all; undefined where nothing was given before. */
  readonly to: Where | undefined;
  /** Words of the earlier reason that this one lacks, and words that are new; at most 40 each, in their order. */
  readonly gone: readonly string[];
  readonly came: readonly string[];
}

/** Fields in which the form asks why. What a case says of itself (facts, statute, statements of the form) is the same on all its papers. */
const REASONS = [
  ...['necessity', 'proportionality', 'necessity_and_proportionality', 'link_of_identifier_to_offence', 'reason_data_may_vanish'],
  ...['secrecy_reason', 'harm_of_notice', 'why_needed', 'nature_of_danger', 'why_imminent', 'imminent_risk', 'how_data_avert_harm'],
  ...['how_assistance_averts_it', 'why_normal_process_too_slow', 'emergency_statement', 'emergency_reason', 'urgency_and_date_needed'],
  ...['supporting_information', 'reasons_of_the_judge_or_prosecutor', 'purpose_of_sending', 'action_wanted', 'supplement'],
] as const;

const PER_CATEGORY = ['data_categories', 'specific_data_only'] as const;

/** The reasons of a request: those of its fields, and that of each category of data. */
export function reasonsOf(values: FieldValues): readonly Reason[] {
  const fields = REASONS.map((field) => ({ field, text: saidText(values[field]) }));
  const categories = PER_CATEGORY.flatMap((field) =>
    listOf(values[field]).map((one) => ({ field: `${field}/${saidText(member(one, 'category'))}`, text: saidText(member(one, 'reason')) })),
  );
  return [...fields, ...categories].filter(({ text }) => wordsOf(text).length > 0);
}

/** Each reason against the most alike of those of the same question; a category's against those of every category. */
export function likenesses<Where>(reasons: readonly Reason[], earlier: readonly EarlierReason<Where>[]): readonly Likeness<Where>[] {
  const known = earlier.map((one) => ({ ...one, question: questionOf(one.field), pairs: pairsOf(one.text) }));
  return reasons.map(({ field, text }) => {
    const pairs = pairsOf(text);
    let best: { readonly percent: number; readonly one: (typeof known)[number] } | undefined;
    for (const one of known) {
      if (one.question !== questionOf(field) || isItself(one.field, field)) continue;
      const percent = alike(pairs, one.pairs);
      if (best === undefined || percent > best.percent) best = { percent, one };
    }
    if (best === undefined) return { field, percent: 0, to: undefined, gone: [], came: [] };
    const [before, now] = [writtenWords(best.one.text), writtenWords(text)];
    return { field, percent: best.percent, to: best.one.where, gone: without(before, now), came: without(now, before) };
  });
}

/** A reason of another request of the same batch, with how many targets that request names. */
export interface BesideReason extends Reason {
  readonly targets: number;
}

/** A reason that reads the same on other papers of its batch: one text was written for all of them. */
export interface SameText {
  readonly field: string;
  /** How many targets of the batch have it, these included. */
  readonly targets: number;
}

/** The same words, told once for each text and apart from likeness to earlier ones. @param own how many targets the request itself names */
export function sameTexts(reasons: readonly Reason[], beside: readonly BesideReason[], own: number): readonly SameText[] {
  const told = new Map<string, SameText>();
  for (const { field, text } of reasons) {
    const isLink = questionOf(field) === 'link';
    const name = isLink ? 'link' : field;
    const key = `${name} ${plainWords(text)}`;
    const sameAs = (one: Reason): boolean =>
      (isLink ? questionOf(one.field) === 'link' : one.field === field) && plainWords(one.text) === plainWords(text);
    const here = isLink ? reasons.filter(sameAs).length : own;
    const there = beside.filter(sameAs).reduce((sum, { targets }) => sum + targets, 0);
    const isShared = there > 0 || (isLink && here > 1);
    if (isShared && !told.has(key)) told.set(key, { field, targets: here + there });
  }
  return [...told.values()];
}

const plainWords = (text: string): string => wordsOf(text).join(' ');

/** Whether two reasons are the same words, whatever stands between them. */
export const isSameText = (a: string, b: string): boolean => plainWords(a) === plainWords(b);

/** A target’s link is no earlier one of its own. */
const isItself = (earlier: string, field: string): boolean => earlier === field && questionOf(field) === 'link';

const questionOf = (field: string): string => field.split('/', 1)[0] as string;

/** Jaccard index of two sets, in whole percent; a hundred only where they are the same. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const pair of a) if (b.has(pair)) both += 1;
  return Math.floor((100 * both) / (a.size + b.size - both));
}

/** Neighbouring words, two by two, so that order counts; the first and the last have an edge for a neighbour. */
function pairsOf(text: string): ReadonlySet<string> {
  const words = ['', ...wordsOf(text), ''];
  return new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`));
}

/** Words as they are compared: without case, accents and vowel marks, and with the letters that Arabic writers interchange made one. */
function wordsOf(text: string): readonly string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[ٱأإآ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه');
}

const writtenWords = (text: string): readonly string[] =>
  (text.normalize('NFC').match(/[\p{L}\p{N}\p{M}'’_@.:/-]+/gu) ?? []).filter((word) => wordsOf(word).length > 0);

const MOST_WORDS = 40;

/** Words of `these` that `others` lacks, each as often as it is missing. */
function without(these: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(folded(word), (left.get(folded(word)) ?? 0) + 1);
  const missing = these.filter((word) => {
    const many = left.get(folded(word)) ?? 0;
    left.set(folded(word), many - 1);
    return many <= 0;
  });
  return missing.slice(0, MOST_WORDS);
}
