// SPDX-License-Identifier: Apache-2.0
/**
 * Which facts a paper stands on that nobody has confirmed: one rule for the paper, which prints a marked blank for them, and for the
 * desk, which asks a second person before anything is sent to an address that rests on one.
 */
import type { Option } from '../routes/advice.ts';
import { factOf } from '../routes/fact-index.ts';
import { type Freshness, freshnessOf, needsConfirmation } from '../routes/freshness.ts';
import type { Knowledge } from '../routes/knowledge.ts';
import type { FieldValues, Form } from './form.ts';
import { paperCheck } from './law-on-paper.ts';

export interface Unconfirmed {
  readonly factId: string;
  readonly state: Freshness;
  /** Fields of the form whose value is printed as a blank because of it; none where only the letters of its sections rest on it. */
  readonly fields: readonly string[];
  /** The addressee, its company or its channel rests on it: nothing is sent before it is confirmed. */
  readonly addressee: boolean;
}

/** Whom it goes to and by which way, as an option of the advisor cites them. */
const OF_THE_ADDRESSEE = /^(channel|entity|authority|rescue)\//;

/** Each fact once: those of the addressee first, then the law in the order of the form. */
export function unconfirmedFacts(
  about: { readonly option: Pick<Option, 'facts'>; readonly form: Form; readonly values: FieldValues },
  knowledge: Knowledge,
  today: string,
): readonly Unconfirmed[] {
  const check = paperCheck(knowledge, today);
  const onPaper = about.form.fields.flatMap((field) => {
    const doubt = check(field, about.values[field.field]);
    return doubt === undefined ? [] : [{ field: field.field, ...doubt }];
  });
  const cited = about.option.facts.filter((id) => OF_THE_ADDRESSEE.test(id));
  const addressed = onPaper.filter(({ field }) => about.form.addressee.includes(field)).map(({ fact }) => fact);
  const ofAddressee = new Set([...cited, ...addressed]);
  const letters = about.form.letters === undefined ? [] : [about.form.letters.fact];
  return [...new Set([...ofAddressee, ...onPaper.map(({ fact }) => fact), ...letters])].flatMap((factId): Unconfirmed[] => {
    const fact = factOf(knowledge, factId);
    const state = fact === undefined ? 'unverified' : freshnessOf(knowledge, fact, today).state;
    if (!needsConfirmation(state)) return [];
    const fields = onPaper.filter((one) => one.fact === factId).map(({ field }) => field);
    return [{ factId, state, fields, addressee: ofAddressee.has(factId) }];
  });
}
