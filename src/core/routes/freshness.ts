// SPDX-License-Identifier: Apache-2.0
/** How far a fact can be relied on today: computed, never written down. The words are those of providers/_common.yaml `states`. */
import { daysBetween, earliestDay } from './calendar-day.ts';
import { type Fact, factIndex } from './fact-index.ts';
import type { Knowledge } from './knowledge.ts';

export const freshnessStates = ['fresh', 'ageing', 'stale', 'changed', 'undated', 'unverified', 'confirmed'] as const;
export type Freshness = (typeof freshnessStates)[number];

export interface FactState {
  readonly id: string;
  readonly state: Freshness;
  /** The newest day on which the text is known to have stood there. */
  readonly checked?: string;
  readonly ageDays?: number;
}

/**
 * A confirmation of this desk counts until the keeping time of its kind is over; a page that changed afterwards is `changed` again.
 * Memory alone is unverified; sources without a day are undated.
 */
export function freshnessOf(knowledge: Knowledge, fact: Fact, today: string): FactState {
  const ttl = knowledge.ttlDays[fact.kind];
  const changedOn = knowledge.changedFacts.get(fact.id);
  const confirmed = fact.value.confirmed;
  if (confirmed !== undefined && (changedOn === undefined || changedOn <= confirmed.on)) {
    const age = daysBetween(earliestDay(confirmed.on), today);
    return {
      id: fact.id,
      state: ttl == null || age <= ttl ? 'confirmed' : age <= 2 * ttl ? 'ageing' : 'stale',
      checked: confirmed.on,
      ageDays: age,
    };
  }
  if (changedOn !== undefined) return { id: fact.id, state: 'changed', checked: changedOn };
  if (fact.sources.every((source) => source.kind === 'memory')) return { id: fact.id, state: 'unverified' };
  const checked = checkedOn(fact);
  if (checked === undefined) return { id: fact.id, state: 'undated' };
  const ageDays = daysBetween(earliestDay(checked), today);
  return { id: fact.id, state: ttl == null || ageDays <= ttl ? 'fresh' : ageDays <= 2 * ttl ? 'ageing' : 'stale', checked, ageDays };
}

/** The fact's own day, else the newest day its sources were seen or published; never the day of writing. */
export function checkedOn(fact: Fact): string | undefined {
  if (fact.value.checked !== undefined) return fact.value.checked;
  const days = fact.sources.flatMap((source) => [source.seen, source.published]).filter((day) => day !== null && day !== undefined);
  return days.map(String).toSorted((a, b) => (earliestDay(a) < earliestDay(b) ? 1 : -1))[0];
}

/** Whether a second person must confirm before something is sent through it (design §5, rule 3). */
export function needsConfirmation(state: Freshness): boolean {
  return state === 'stale' || state === 'changed' || state === 'unverified' || state === 'undated';
}

export function allStates(knowledge: Knowledge, today: string): readonly FactState[] {
  return [...factIndex(knowledge).values()].map((fact) => freshnessOf(knowledge, fact, today));
}
