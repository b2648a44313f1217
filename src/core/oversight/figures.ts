// SPDX-License-Identifier: Apache-2.0
/**
 * The figures by which an overseer recounts what a desk did. Each is a rule that picks things out of the log; the figure is how many it
 * picks, its rows are the same things by a word of theirs, and the list that a figure opens to is the things themselves. So none of the
 * three can say something else than the others.
 */
import { addDays } from '../routes/calendar-day.ts';
import {
  type Counted,
  countedAct,
  countedItem,
  countedTargets,
  type Facet,
  type FacetId,
  facets,
  type Gathered,
  gather,
} from './counted.ts';
import type { History, LoggedAct, Period } from './history.ts';
import { eventOf } from './lives.ts';

export const figureGroups = ['requests', 'decisions', 'warnings', 'people', 'evidence'] as const;
export type FigureGroup = (typeof figureGroups)[number];

interface FigureRule {
  readonly group: FigureGroup;
  readonly counts: (all: Gathered) => readonly Counted[];
  readonly by: readonly FacetId[];
}

const requests =
  (which: (one: Counted) => boolean) =>
  (all: Gathered): readonly Counted[] =>
    all.left.filter(which);

/** Acts that were done; what a rule refused is counted apart. */
const acts =
  (which: (act: LoggedAct) => boolean) =>
  (all: Gathered): readonly Counted[] =>
    all.acts.filter((act) => act.outcome === 'done' && which(act)).map((act) => countedAct(act, all));

const ofKind =
  (...kinds: readonly string[]) =>
  ({ kind }: LoggedAct) =>
    kinds.includes(kind);
const step = (kind: string, event: string) => (act: LoggedAct) => act.kind === kind && eventOf(act) === event;

/** Looks at what evidence says. Lists of items and of what was read are not among them. */
const LOOKS = ofKind(
  ...['evidence-opened', 'record-opened', 'original-shown', 'records-searched', 'timeline-shown', 'table-shown'],
  ...['answer-reconciled', 'readings-compared', 'pictures-listed', 'money-shown', 'trace-shown', 'break-glass-used', 'privileged-opened'],
);

/** Content or identifiers that left the desk otherwise than in a request. */
const GIVEN_OUT = ofKind(
  ...['evidence-exported', 'records-exported', 'bundle-handed-out', 'defence-query-run', 'trace-taken-out', 'money-taken-out'],
  ...['look-up-made', 'following-begun', 'chain-asked', 'match-answered', 'incoming-answered', 'incoming-forwarded'],
);

const has =
  (facet: FacetId, ...words: readonly string[]) =>
  ({ keys }: Counted): boolean =>
    keys[facet]?.some((word) => words.includes(word)) === true;

const OTHERS = ofKind(
  'gate-raised',
  'gate-lifted',
  'case-mark-removed',
  'role-lowering-proposed',
  'role-lowering-refused',
  'role-lowered',
  'fact-confirmed',
  'over-production-found',
  'over-production-decided',
  'privilege-sealed',
  'privileged-opened',
  'privilege-lift-proposed',
  'privilege-lift-refused',
  'privilege-lifted',
  'secrecy-prolonged',
  'person-not-told',
  'evidence-sealed',
  'erased',
);

/** A notice to the person concerned that was made whole. */
const isNotice = ({ kind, about }: LoggedAct): boolean =>
  kind === 'document-made' && about.companion === 'notice_to_person' && about.missing === 0;

/** Whether an act may count in some figure or tell what became of a request: of a long log, few are kept in memory. */
export const mayCount = (act: LoggedAct): boolean =>
  act.outcome === 'refused' ||
  typeof act.about.state === 'string' ||
  eventOf(act) !== '' ||
  LOOKS(act) ||
  GIVEN_OUT(act) ||
  OTHERS(act) ||
  isNotice(act);

/** Who is asked about without being suspected. */
const isBeside = has('target-role', 'victim', 'migrant', 'witness', 'rescuer', 'lawyer', 'journalist');

/** Every figure, in the order of the page. How each is counted stands in words in `words/`. */
export const figureRules = {
  'requests-left': {
    group: 'requests',
    counts: requests(() => true),
    by: ['month', 'document', 'addressee', 'country', 'road', 'basis', 'offence', 'outcome', 'person'],
  },
  'before-approval': { group: 'requests', counts: requests(({ keys }) => keys.review !== undefined), by: ['review', 'document', 'person'] },
  'refused-by-addressee': { group: 'requests', counts: requests(has('outcome', 'refused')), by: ['refusal', 'addressee'] },
  'answer-time': { group: 'requests', counts: requests((one) => !has('outcome', 'no-answer-expected')(one)), by: ['answer-time'] },

  submitted: { group: 'decisions', counts: acts(step('request-submitted', 'submit')), by: ['document'] },
  approved: { group: 'decisions', counts: acts(step('request-approved', 'approve')), by: ['document', 'person'] },
  'sent-back': { group: 'decisions', counts: acts(step('request-sent-back', 'send-back')), by: ['document', 'person'] },
  disapproved: { group: 'decisions', counts: acts(step('request-refused', 'disapprove')), by: ['document', 'person'] },
  withdrawn: { group: 'decisions', counts: acts(step('request-withdrawn', 'withdraw')), by: ['left-before', 'document'] },
  'refused-by-rule': {
    group: 'decisions',
    counts: (all) => all.acts.filter(({ outcome, kind }) => outcome === 'refused' && kind !== 'sign-in').map((act) => countedAct(act, all)),
    by: ['rule', 'kind', 'person'],
  },

  'gates-closed': { group: 'warnings', counts: acts(ofKind('gate-raised')), by: ['gate'] },
  'gates-lifted': { group: 'warnings', counts: acts(ofKind('gate-lifted')), by: ['gate', 'person'] },
  'marks-removed': { group: 'warnings', counts: acts(ofKind('case-mark-removed')), by: ['mark', 'person'] },
  'lowerings-proposed': { group: 'warnings', counts: acts(ofKind('role-lowering-proposed')), by: ['lowered-from', 'person'] },
  'lowerings-refused': { group: 'warnings', counts: acts(ofKind('role-lowering-refused')), by: ['lowered-from', 'person'] },
  'roles-lowered': { group: 'warnings', counts: acts(ofKind('role-lowered')), by: ['lowered-from', 'lowered-to', 'person'] },
  'facts-confirmed': { group: 'warnings', counts: acts(ofKind('fact-confirmed')), by: ['person'] },
  'outside-found': { group: 'warnings', counts: acts(ofKind('over-production-found')), by: [] },
  'outside-decided': { group: 'warnings', counts: acts(ofKind('over-production-decided')), by: ['decision', 'person'] },
  'privilege-sealed': { group: 'warnings', counts: acts(ofKind('privilege-sealed')), by: ['protection', 'role', 'person'] },
  'privileged-opened': { group: 'warnings', counts: acts(ofKind('privileged-opened')), by: ['role', 'person'] },
  'lifts-proposed': { group: 'warnings', counts: acts(ofKind('privilege-lift-proposed')), by: ['protection', 'person'] },
  'lifts-refused': { group: 'warnings', counts: acts(ofKind('privilege-lift-refused')), by: ['protection', 'person'] },
  'privilege-lifted': { group: 'warnings', counts: acts(ofKind('privilege-lifted')), by: ['protection', 'person'] },

  'identifiers-named': { group: 'people', counts: countedTargets, by: ['target-role', 'target-kind'] },
  'beside-the-suspect': { group: 'people', counts: (all) => countedTargets(all).filter(isBeside), by: ['target-role'] },

  'notices-made': { group: 'people', counts: acts(isNotice), by: ['person'] },
  'secrecy-prolonged': { group: 'people', counts: acts(ofKind('secrecy-prolonged')), by: ['document', 'person'] },
  'not-told': { group: 'people', counts: acts(ofKind('person-not-told')), by: ['document', 'person'] },

  looks: { group: 'evidence', counts: acts(LOOKS), by: ['kind', 'role', 'reason-given', 'person'] },
  'given-out': { group: 'evidence', counts: acts(GIVEN_OUT), by: ['kind', 'person'] },
  received: { group: 'evidence', counts: acts(ofKind('evidence-sealed')), by: [] },
  erased: { group: 'evidence', counts: acts(ofKind('erased')), by: [] },
  held: { group: 'evidence', counts: ({ history }) => history.items.map(countedItem), by: ['how'] },
  'held-too-long': {
    group: 'evidence',
    counts: ({ history }) =>
      history.items.filter(({ keptUntil }) => keptUntil !== null && keptUntil < history.now.slice(0, 10)).map(countedItem),
    by: ['how'],
  },
} as const satisfies Readonly<Record<string, FigureRule>>;

export type FigureId = keyof typeof figureRules;
export const figureIds = Object.keys(figureRules) as readonly FigureId[];

export interface FigureRow {
  readonly key: string;
  readonly count: number;
}

export interface FigureTable {
  readonly by: FacetId;
  /** The rows add up to the figure. */
  readonly addsUp: boolean;
  readonly internal: boolean;
  readonly rows: readonly FigureRow[];
}

export interface Figure {
  readonly id: FigureId;
  readonly group: FigureGroup;
  readonly count: number;
  /** Of requests with an answer: the middle number of days to the first one. */
  readonly medianDays: number | null;
  readonly tables: readonly FigureTable[];
}

/** Every figure of a period. Pure: the same history gives the same figures. */
export function figuresOf(history: History, period: Period): readonly Figure[] {
  const all = gather(history, period);
  return figureIds.map((id) => {
    const { group, counts, by }: FigureRule = figureRules[id];
    const things = counts(all);
    return { id, group, count: things.length, medianDays: medianOf(id, things), tables: by.map((facet) => tableOf(facet, things, period)) };
  });
}

/** The things a figure was counted from, or those under one of its keys. */
export function countedIn(
  history: History,
  period: Period,
  id: FigureId,
  under?: { readonly by: FacetId; readonly key: string },
): readonly Counted[] {
  const things: readonly Counted[] = figureRules[id].counts(gather(history, period));
  return under === undefined ? things : things.filter(({ keys }) => keys[under.by]?.includes(under.key) === true);
}

function tableOf(by: FacetId, things: readonly Counted[], period: Period): FigureTable {
  const { one, keys: fixed, internal }: Facet = facets[by];
  const keys = by === 'month' ? monthsOf(period) : fixed;
  const counts = new Map<string, number>((keys ?? []).map((key) => [key, 0]));
  for (const thing of things) for (const key of thing.keys[by] ?? []) counts.set(key, (counts.get(key) ?? 0) + 1);
  const rows = [...counts].map(([key, count]) => ({ key, count }));
  return { by, addsUp: one, internal: internal === true, rows: keys === undefined ? rows.toSorted(byFrequency) : rows };
}

const byFrequency = (a: FigureRow, b: FigureRow): number => b.count - a.count || (a.key < b.key ? -1 : 1);

/** Every month of the period, so that one without anything is seen to be without. */
function monthsOf({ from, to }: Period): readonly string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addDays(`${month}-28`, 4).slice(0, 7)) months.push(month);
  return months;
}

function medianOf(id: FigureId, things: readonly Counted[]): number | null {
  const days = id === 'answer-time' ? things.flatMap((one) => one.days ?? []).toSorted((a, b) => a - b) : [];
  if (days.length === 0) return null;
  const [low, high] = [days[(days.length - 1) >> 1] as number, days[days.length >> 1] as number];
  return Math.round(((low + high) / 2) * 10) / 10;
}
