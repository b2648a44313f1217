// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a route rule or a gate matches, key by key. The keys are a closed list: one that is not here never matches, so a misspelt
 * rule opens nothing. Each key also says what it found, which is how the advisor explains a rule that did not fire.
 */
import type { BilateralRow } from './knowledge.ts';
import { covers } from './sets.ts';
import type { Situation } from './situation.ts';
import { bilateralRows, both, bothPending, notReserved, type Pair } from './treaties.ts';

/** One condition of a rule against the situation. */
export interface KeyResult {
  readonly key: string;
  readonly matched: boolean;
  readonly expected: unknown;
  readonly found: unknown;
}

type KeyTest = (want: unknown, about: Situation) => { readonly matched: boolean; readonly found: unknown };

const pairOf = (about: Situation): Pair => ({ requester: about.query.requester, holder: about.holder, date: about.date });
const strings = (want: unknown): readonly string[] => (Array.isArray(want) ? want.map(String) : [String(want)]);

/** The input is one word (or absent): plain items are any-of, `!` shuts out, sets are resolved. */
const oneOf =
  (value: (about: Situation) => string | undefined): KeyTest =>
  (want, about) => {
    const found = value(about);
    const list = strings(want);
    return {
      matched: covers(list, found, about.knowledge.sets) && (found !== undefined || list.every((item) => item.startsWith('!'))),
      found,
    };
  };

/** The input is a list: one item in common is enough, one that is shut out is too much. */
const anyOf =
  (values: (about: Situation) => readonly string[]): KeyTest =>
  (want, about) => {
    const found = values(about);
    const list = strings(want);
    const shut = list.filter((item) => item.startsWith('!')).map((item) => item.slice(1));
    const open = list.filter((item) => !item.startsWith('!'));
    return {
      matched: !shut.some((item) => found.includes(item)) && (open.length === 0 || open.some((item) => found.includes(item))),
      found,
    };
  };

const equal =
  (value: (about: Situation) => unknown): KeyTest =>
  (want, about) => ({ matched: value(about) === want, found: value(about) });

const atLeast =
  (value: (about: Situation) => number | undefined): KeyTest =>
  (want, about) => ({ matched: value(about) !== undefined && (value(about) as number) >= Number(want), found: value(about) });

const every =
  (test: (id: string, about: Situation) => boolean): KeyTest =>
  (want, about) => {
    const failing = strings(want).filter((id) => !test(id, about));
    return { matched: failing.length === 0, found: failing.length === 0 ? 'all' : `not ${failing.join(', ')}` };
  };

const KEYS: Readonly<Record<string, KeyTest>> = {
  requester: oneOf((about) => about.query.requester),
  requester_role: oneOf((about) => about.query.requester_role),
  holder: oneOf((about) => about.holder),
  holder_kind: oneOf((about) => about.holderKind),
  user_in: oneOf((about) => about.query.user_in),
  us_person: equal((about) => about.query.us_person),
  data: anyOf((about) => about.query.data),
  purpose: oneOf((about) => about.query.purpose),
  urgency: oneOf((about) => about.query.urgency),
  offence: oneOf((about) => about.query.offence),
  stage: oneOf((about) => about.query.stage),
  flags: anyOf((about) => [...about.flags]),
  voluntary: oneOf((about) => about.voluntary),
  preserve: oneOf((about) => about.preserve),
  eev_listed: equal((about) => about.query.eev_listed),
  transnational_group: equal((about) => about.query.transnational_group),
  max_years_min: atLeast((about) => about.query.max_years),
  age_min: atLeast((about) => about.query.age_days),
  date_from: (want, about) => ({ matched: about.date >= String(want), found: about.date }),
  date_before: (want, about) => ({ matched: about.date < String(want), found: about.date }),
  same_state: equal((about) => about.sameState),
  retention: equal((about) => retentionState(about)),
  eev_threshold: equal((about) => (about.query.max_years ?? 0) >= EEV_THRESHOLD_YEARS || about.query.eev_listed === true),
  both: every((id, about) => both(about.knowledge, id, pairOf(about))),
  both_pending: every((id, about) => bothPending(about.knowledge, id, pairOf(about))),
  not_reserved: every((article, about) => notReserved(about.knowledge, article, about.holder)),
  bilateral: every((kind, about) => bilateralRows(about.knowledge, kind as BilateralRow['kind'], pairOf(about)).length > 0),
  unlisted: every((id, about) => unlisted(id, about)),
  elements: equal((about) => elementsState(about)),
  target_role: (want, about) =>
    about.query.target_role === undefined ? { matched: false, found: 'not asked' } : oneOf((one) => one.query.target_role)(want, about),
};

/** Regulation (EU) 2023/1543 art. 5(4)(a): offences with a maximum of at least three years. */
const EEV_THRESHOLD_YEARS = 3;

export const ruleKeys: ReadonlySet<string> = new Set(Object.keys(KEYS));

/** Every key of `when`, whether it matches, and what was there. */
export function explain(when: Readonly<Record<string, unknown>>, about: Situation): readonly KeyResult[] {
  return Object.entries(when).map(([key, want]) => {
    const test = KEYS[key];
    return { key, expected: want, ...(test === undefined ? { matched: false, found: 'an unknown key' } : test(want, about)) };
  });
}

export function matches(when: Readonly<Record<string, unknown>>, about: Situation): boolean {
  for (const key in when) if (KEYS[key]?.(when[key], about).matched !== true) return false;
  return true;
}

/** Data whose age or keeping time nobody told count as kept. */
export function retentionState(about: Situation): 'inside' | 'outside' {
  const { age_days: age } = about.query;
  return age !== undefined && about.retention !== undefined && age > about.retention.days ? 'outside' : 'inside';
}

/** Our table has no row for one of the two states, and the other is bound or missing as well: nobody has looked, nothing is known. */
function unlisted(id: string, about: Situation): boolean {
  const states = [about.query.requester, about.holder];
  const rows = states.map((state) => about.knowledge.parties.get(`${id}/${state}`));
  return (
    rows.some((row) => row === undefined) && rows.every((row) => row === undefined || row.status === 'party' || row.status === 'ratified')
  );
}

/** What each offence consists of. The means are not needed when the trafficked person is a child (Trafficking Protocol art. 3(c)). */
export const elementsOf: Readonly<Record<string, readonly string[]>> = {
  trafficking: ['act', 'means', 'exploitation'],
  smuggling: ['material_benefit', 'crossing'],
  terrorism: ['act', 'intent'],
  finance: ['predicate', 'act'],
};

/** `not-asked`, `shown`, or `missing` when the drafter was asked and left an element empty. */
export function elementsState(about: Situation): 'not-asked' | 'shown' | 'missing' {
  if (about.query.statute === '') return 'missing';
  return about.query.elements === undefined ? 'not-asked' : missingElements(about).length > 0 ? 'missing' : 'shown';
}

export function missingElements(about: Situation): readonly string[] {
  const given = about.query.elements ?? {};
  const needed = (elementsOf[about.query.offence ?? ''] ?? []).filter((one) => one !== 'means' || !about.flags.has('minor'));
  if (needed.length === 0 && Object.keys(given).length === 0 && about.query.elements !== undefined) return ['act'];
  return needed.filter((one) => !shown(given[one]));
}

function shown(value: unknown): boolean {
  if (typeof value === 'string') return !['', 'no', 'none', 'unknown', 'not stated'].includes(value.trim().toLowerCase());
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== false;
}
