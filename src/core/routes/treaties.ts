// SPDX-License-Identifier: Apache-2.0
/** Which instruments join two states on a day. `unclear` and `invited` never bind; a day that is not known does not stand in the way. */
import { addDays, earliestDay, latestDay } from './calendar-day.ts';
import type { BilateralRow, Instrument, IsoCountry, Knowledge, PartyRow, Reservation } from './knowledge.ts';

export interface Pair {
  readonly requester: IsoCountry;
  readonly holder: IsoCountry;
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/** Whether the instrument itself is law on the day, whoever is bound by it. */
export function inForce(instrument: Instrument | undefined, date: string): boolean {
  if (instrument === undefined || !instrument.in_force_now) return false;
  if (instrument.ended_on !== undefined && earliestDay(instrument.ended_on) <= date) return false;
  const from = appliesFrom(instrument);
  return from === undefined || from <= date;
}

/** The first day on which it is law, as far as that is known. */
export function appliesFrom({ applies_from, in_force, signed }: Instrument): string | undefined {
  const from = applies_from ?? in_force ?? signed ?? undefined;
  return from === undefined ? undefined : earliestDay(from);
}

/** Whether a state is bound by the instrument on the day. Law of the Union binds the members of its set. */
export function bound(knowledge: Knowledge, id: string, state: IsoCountry, date: string): boolean {
  const instrument = knowledge.instruments.get(id);
  if (instrument === undefined || !inForce(instrument, date)) return false;
  if (instrument.members !== undefined) return knowledge.sets.get(instrument.members)?.has(state) === true;
  const row = knowledge.parties.get(`${id}/${state}`);
  if (row === undefined || (row.status !== 'party' && row.status !== 'ratified') || hasEnded(row, date)) return false;
  const since = boundSince(instrument, row);
  return since === undefined || since <= date;
}

/** Whether the State has left it, or the two States theirs, on the day: the day it names is the first on which it binds no longer. */
export function hasEnded({ ended_on }: Pick<PartyRow, 'ended_on'>, date: string): boolean {
  return ended_on !== undefined && earliestDay(ended_on) <= date;
}

/** The first day of being bound, as far as the table tells; a year without a day counts from its first day. */
export function boundSince(instrument: Instrument, row: PartyRow): string | undefined {
  if (row.in_force_on !== undefined) return earliestDay(row.in_force_on);
  if (row.bound_on === undefined) return undefined;
  const delay = instrument.entry_delay?.days ?? 0;
  return row.bound_on.length === 10 ? addDays(row.bound_on, delay) : earliestDay(row.bound_on);
}

export function both(knowledge: Knowledge, id: string, pair: Pair): boolean {
  return bound(knowledge, id, pair.requester, pair.date) && bound(knowledge, id, pair.holder, pair.date);
}

/** Both have signed or joined, and it does not bind the two of them yet. */
export function bothPending(knowledge: Knowledge, id: string, pair: Pair): boolean {
  return [pair.requester, pair.holder].every((state) => signedBy(knowledge, id, state, pair.date)) && !both(knowledge, id, pair);
}

function signedBy(knowledge: Knowledge, id: string, state: IsoCountry, date: string): boolean {
  const row = knowledge.parties.get(`${id}/${state}`);
  if (row === undefined || !['signatory', 'ratified', 'party'].includes(row.status) || hasEnded(row, date)) return false;
  return row.signed === undefined || earliestDay(row.signed) <= date;
}

/** Rows of a kind that join the two states on the day; a row of the Union counts for its members, never between two of them. */
export function bilateralRows(knowledge: Knowledge, kind: BilateralRow['kind'], pair: Pair): readonly BilateralRow[] {
  return bilateralBegun(knowledge, kind, pair).filter((row) => !hasEnded(row, pair.date));
}

/** Rows of a kind that join the two states on the day, and those that joined them before it. */
export function bilateralBegun(knowledge: Knowledge, kind: BilateralRow['kind'], pair: Pair): readonly BilateralRow[] {
  const union = knowledge.sets.get('EU');
  const is = (side: string, state: IsoCountry): boolean => side === state || (side === 'EU' && union?.has(state) === true);
  const joins = (row: BilateralRow): boolean =>
    (is(row.a, pair.requester) && is(row.b, pair.holder)) || (is(row.a, pair.holder) && is(row.b, pair.requester));
  const live = (row: BilateralRow): boolean => {
    if (row.in_force !== undefined) return earliestDay(row.in_force) <= pair.date;
    return row.signed === undefined || latestDay(row.signed) <= pair.date;
  };
  return knowledge.bilateral
    .filter((row) => row.kind === kind && joins(row) && live(row))
    .toSorted((x, y) => compare(x.a + x.b + x.title, y.a + y.b + y.title));
}

/** What the state has declared on an instrument. */
export function reservationsOf(knowledge: Knowledge, instrument: string, state: IsoCountry): readonly Reservation[] {
  return knowledge.reservations.filter((row) => row.instrument === instrument && row.iso2 === state);
}

/** `bc224:7`: no declaration of the holder shuts the article out. */
export function notReserved(knowledge: Knowledge, instrumentAndArticle: string, state: IsoCountry): boolean {
  const [instrument = '', article = ''] = instrumentAndArticle.split(':');
  return !reservationsOf(knowledge, instrument, state).some((row) => row.effect === 'excluded' && articlesOf(row.article).has(article));
}

/** `25, 27, 31`, `20-21`, `37 and 38`, `4(1), 5(3)` as single article numbers. */
export function articlesOf(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, from, to] of text.matchAll(/(\d+)(?:\([^)]*\))*(?:\s*(?:-|to)\s*(\d+))?/g)) {
    const first = Number(from);
    for (let article = first; article <= Number(to ?? first) && article < first + 50; article++) found.add(String(article));
  }
  return found;
}

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}
