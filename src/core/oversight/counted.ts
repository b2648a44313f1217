// SPDX-License-Identifier: Apache-2.0
/** What a figure counts, one by one, each with the words under which it can be counted. */
import { protections } from '../analysis/privilege.ts';
import { caseMarks } from '../api/cases.ts';
import { protectedRoles } from '../cases/role-protection.ts';
import { dayIn } from '../deadlines/calendar.ts';
import { type HeldItem, type History, isWithin, type LoggedAct, type NamedTarget, type Period, type RegisteredRequest } from './history.ts';
import { answerTimeOf, answerTimes, daysOf, type Life, livesOf, outcomeOf, outcomes, reviewStateOf, reviewStates } from './lives.ts';

export interface Facet {
  /** Each thing stands under exactly one key, so that the rows add up to the figure. */
  readonly one: boolean;
  /** All keys, in their order; absent: those that occur, the most frequent first. */
  readonly keys?: readonly string[];
  /** Names people of the desk: shown to the overseer, left out of what is published. */
  readonly internal?: true;
}

/** What things can be counted by. */
export const facets = {
  /** Each month of the period. */
  month: { one: true },
  document: { one: true },
  road: { one: true },
  basis: { one: true },
  addressee: { one: true },
  country: { one: true },
  /** A case of two families counts in both. */
  offence: { one: false },
  outcome: { one: true, keys: outcomes },
  /** Only of those that were refused. */
  refusal: { one: false },
  'answer-time': { one: true, keys: answerTimes },
  review: { one: true, keys: reviewStates },
  'left-before': { one: true, keys: ['before-leaving', 'after-leaving'] },
  kind: { one: true },
  rule: { one: true },
  role: { one: true },
  gate: { one: true },
  mark: { one: true, keys: caseMarks },
  /** Roles of targets: before and after somebody's protection was lowered. */
  'lowered-from': { one: true, keys: protectedRoles },
  'lowered-to': { one: true },
  protection: { one: true, keys: protections },
  decision: { one: true, keys: ['keep', 'seal', 'return'] },
  'reason-given': { one: true, keys: ['reason-sealed', 'none-asked'] },
  person: { one: true, internal: true },
  'target-role': { one: true, keys: ['suspect', 'victim', 'migrant', 'witness', 'rescuer', 'lawyer', 'journalist', 'unknown', 'several'] },
  'target-kind': { one: true },
  how: { one: true, keys: ['return', 'capture', 'upload', 'machine-delivery', 'consent', 'hand-over'] },
} as const satisfies Readonly<Record<string, Facet>>;
export type FacetId = keyof typeof facets;

/** One thing that was counted. */
export interface Counted {
  readonly id: string;
  /** The entry to look at; none for what is counted from the register. */
  readonly act: LoggedAct | null;
  readonly request: string | null;
  readonly item: string | null;
  readonly keys: Readonly<Partial<Record<FacetId, readonly string[]>>>;
  /** Days to the first answer, of requests that have one. */
  readonly days?: number | undefined;
  /** Last day on which an item is to be kept. */
  readonly keptUntil?: string | null;
}

/** The history with what follows from it, worked out once for all figures. */
export interface Gathered {
  readonly period: Period;
  readonly history: History;
  /** Acts of the period. */
  readonly acts: readonly LoggedAct[];
  /** Requests that left in it, with what became of them until now. */
  readonly left: readonly Counted[];
  /** When each request of the desk first left. */
  readonly leftAt: ReadonlyMap<string, LoggedAct>;
}

export function gather(history: History, period: Period): Gathered {
  const lives = livesOf(history.acts);
  return {
    ...{ period, history },
    acts: history.acts.filter(({ at }) => isWithin(period, at)),
    left: lives.filter(({ left }) => isWithin(period, left.at)).map((life) => countedRequest(life, history, period)),
    leftAt: new Map(lives.map(({ id, left }) => [id, left])),
  };
}

/** For what the register does not say: a request that the log names and the register does not. */
export const NOT_KNOWN = 'not-known';
/** For a road without a treaty. */
export const NO_TREATY = 'no-treaty';

function countedRequest(life: Life, history: History, period: Period): Counted {
  const row = history.requests.get(life.id);
  const { review, left, refusal } = life;
  return {
    ...{ id: life.id, act: left, request: life.id, item: null },
    days: daysOf(life),
    keys: {
      ...wordsOf(row),
      month: [dayIn(period.zone, left.at).slice(0, 7)],
      outcome: [outcomeOf(life, row?.expectsAnswer ?? true)],
      refusal: refusal === undefined || life.answer !== 'refused' ? [] : [refusal],
      'answer-time': [answerTimeOf(life)],
      person: [left.by ?? NOT_KNOWN],
      ...(review === undefined ? {} : { review: [reviewStateOf(review, history.now)] }),
    },
  };
}

function wordsOf(row: RegisteredRequest | undefined): Counted['keys'] {
  if (row === undefined)
    return Object.fromEntries(['document', 'road', 'basis', 'addressee', 'country', 'offence'].map((facet) => [facet, [NOT_KNOWN]]));
  return {
    document: [row.document],
    road: [row.road],
    basis: [row.basis ?? NO_TREATY],
    addressee: [row.addressee],
    country: [row.country],
    offence: [...new Set(row.offences)],
  };
}

export function countedAct(act: LoggedAct, { history, leftAt }: Gathered): Counted {
  const said = (name: string): string => (typeof act.about[name] === 'string' ? act.about[name] : NOT_KNOWN);
  const request = typeof act.about.request === 'string' ? act.about.request : null;
  const left = request === null ? undefined : leftAt.get(request);
  return {
    ...{ id: act.id, act, request, item: typeof act.about.evidence === 'string' ? act.about.evidence : null },
    keys: {
      kind: [act.kind],
      rule: [act.rule ?? NOT_KNOWN],
      role: [act.role],
      gate: [said('gate')],
      mark: [said('mark')],
      'lowered-from': [said('role-from')],
      'lowered-to': [said('role-to')],
      protection: [said('protection')],
      decision: [said('decision')],
      'reason-given': ['reason' in act.about ? 'reason-sealed' : 'none-asked'],
      person: [act.by ?? NOT_KNOWN],
      'left-before': [left === undefined || act.index < left.index ? 'before-leaving' : 'after-leaving'],
      ...(request === null ? {} : { document: [history.requests.get(request)?.document ?? NOT_KNOWN] }),
    },
  };
}

/** The identifiers that requests of the period name, each once, whoever asked about it and how often. */
export function countedTargets({ left, history }: Gathered): readonly Counted[] {
  const named = new Map<string, NamedTarget[]>();
  for (const { id } of left)
    for (const target of (history.requests.get(id)?.targets ?? []).map((one) => history.targets.get(one)))
      if (target !== undefined) named.set(target.same, [...(named.get(target.same) ?? []), target]);
  return [...named].map(([same, targets]) => {
    const roles = new Set(targets.map(({ role }) => role));
    return {
      ...{ id: same, act: null, request: null, item: null },
      keys: { 'target-role': roles.size === 1 ? [...roles] : ['several'], 'target-kind': [targets[0]?.kind ?? NOT_KNOWN] },
    };
  });
}

export function countedItem({ id, how, keptUntil }: HeldItem): Counted {
  return { ...{ id, act: null, request: null, item: id, keptUntil }, keys: { how: [how] } };
}
