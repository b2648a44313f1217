// SPDX-License-Identifier: Apache-2.0
/** What is done with the readings of returns: what was not asked for, asked against given, one reading against another. */
import { type Static, Type } from 'typebox';
import type { Route } from './route.ts';
import { Instant, Maybe, Person, Text, Uuid, Word } from './shapes.ts';

export const setApartDecisions = ['seal', 'return', 'keep'] as const;
export type SetApartDecision = (typeof setApartDecisions)[number];
/** Why an item is held against a scope: it was read for its request, the request was amended or narrowed, or it answers another one. */
export const scopeWhys = ['read', 'amended', 'narrowed', 'tied', 'not-upheld'] as const;
export type ScopeWhy = (typeof scopeWhys)[number];

/** Records of a return that its request did not ask for. Nobody reads them before somebody with the right has decided to keep them. */
export const SetApart = Type.Object({
  readingId: Uuid,
  records: Type.Integer(),
  why: Type.Record(Type.String(), Type.Integer()),
  /** Of them, gaps that stand beside the records. */
  gaps: Type.Integer(),
  /** What counts now; null: they wait. A later scope that sets more apart puts them back to waiting. */
  decided: Maybe(Word(...setApartDecisions)),
  /** Newest first. */
  decisions: Type.Array(Type.Object({ decision: Word(...setApartDecisions), reason: Type.String(), by: Person, at: Instant })),
  /** The scopes that the item is held against, oldest first. Each holds. */
  scopes: Type.Array(Type.Object({ why: Word(...scopeWhys), requestId: Uuid, by: Person, at: Instant })),
});
export type SetApart = Static<typeof SetApart>;

export const ReconcileRow = Type.Object({
  category: Type.String(),
  outcome: Word('given', 'stated-as-none', 'withheld', 'missing'),
  records: Type.Integer(),
  byKind: Type.Record(Type.String(), Type.Integer()),
  /** The provider's own words for "none", with the record they stand in. */
  statedNone: Type.Array(Type.Object({ record: Type.String(), word: Type.String() })),
  /** Why it was withheld, as the refusal says. */
  reason: Maybe(Type.String()),
  /** Proposed, never taken. */
  next: Word('none', 'read-what-is-unread', 'wait', 'remind', 'narrow', 'other-route', 'correct-and-repeat', 'close'),
});
export const Reconciled = Type.Object({
  requestId: Uuid,
  /** The readings that it stands on: the newest of each item that answers the request. */
  readings: Type.Array(Uuid),
  rows: Type.Array(ReconcileRow),
  notAsked: Type.Array(Type.Object({ kind: Type.String(), records: Type.Integer() })),
  otherStatements: Type.Array(Type.Object({ record: Type.String(), word: Type.String() })),
  /** Records that wait for a decision, or were sealed or returned. */
  setApart: Type.Integer(),
});
export type Reconciled = Static<typeof Reconciled>;

const Side = Type.Object({ record: Type.String(), kind: Type.String() });
/** Lists hold the first so many; `counts` has them all. */
export const Compared = Type.Object({
  first: Uuid,
  second: Uuid,
  by: Word('content', 'place'),
  counts: Type.Object({ equal: Type.Integer(), differing: Type.Integer(), onlyInFirst: Type.Integer(), onlyInSecond: Type.Integer() }),
  differing: Type.Array(
    Type.Object({ kind: Type.String(), first: Type.String(), second: Type.String(), members: Type.Array(Type.String()) }),
  ),
  onlyInFirst: Type.Array(Side),
  onlyInSecond: Type.Array(Side),
});
export type Compared = Static<typeof Compared>;

const reading = Type.Object({ readingId: Uuid });

export const readingRoutes = {
  setApart: {
    method: 'GET',
    path: '/readings/:readingId/set-apart',
    summary: 'What the return holds beyond its request: how much, why, and what was decided.',
    params: reading,
    answer: SetApart,
  },
  decideSetApart: {
    method: 'POST',
    path: '/readings/:readingId/set-apart/decisions',
    summary: 'Seal it, return it, or keep it for a reason. Only what is kept can be read.',
    params: reading,
    body: Type.Object({ decision: Word(...setApartDecisions), reason: Text(2_000) }),
    answer: SetApart,
  },
  compareReadings: {
    method: 'GET',
    path: '/readings/:readingId/compared-with/:otherId',
    summary: 'Two readings of one case record by record: equal, differing, only in one.',
    params: Type.Object({ readingId: Uuid, otherId: Uuid }),
    answer: Compared,
  },
  reconcile: {
    method: 'GET',
    path: '/requests/:requestId/reconciled',
    summary: 'Asked, given, stated as none, withheld, missing, by category, with the next step proposed.',
    params: Type.Object({ requestId: Uuid }),
    answer: Reconciled,
  },
} as const satisfies Record<string, Route>;
