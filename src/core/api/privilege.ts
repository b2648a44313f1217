// SPDX-License-Identifier: Apache-2.0
/** Records under a professional privilege: marked by anybody of the circle, read by nobody who investigates, let go by two people. */
import { type Static, Type } from 'typebox';
import { protections } from '../analysis/privilege.ts';
import { RecordShown } from './evidence.ts';
import type { Route } from './route.ts';
import { Instant, Line, Maybe, Person, Text, Uuid, Word } from './shapes.ts';

export const liftDecisions = ['confirm', 'refuse'] as const;
export type LiftDecision = (typeof liftDecisions)[number];
/** `standing`: nobody who investigates reads what it takes. Also while its lifting is proposed. */
export const sealStates = ['standing', 'lift-proposed', 'lifted'] as const;

export const PrivilegeLift = Type.Object({
  id: Uuid,
  reason: Type.String(),
  by: Person,
  at: Instant,
  decided: Maybe(Type.Object({ decision: Word(...liftDecisions), reason: Type.String(), by: Person, at: Instant })),
});
export type PrivilegeLift = Static<typeof PrivilegeLift>;

export const PrivilegeSeal = Type.Object({
  id: Uuid,
  caseId: Uuid,
  protection: Word(...protections),
  reason: Type.String(),
  by: Person,
  at: Instant,
  state: Word(...sealStates),
  /** Names whose records it takes; null for those who may not look at what is sealed and did not seal it themselves. */
  names: Maybe(Type.Array(Type.String())),
  /** How many names, and how many records that were marked one by one. */
  marked: Type.Object({ names: Type.Integer(), records: Type.Integer() }),
  /** Records that it holds now, in the newest reading of each item. */
  records: Type.Integer(),
  /** Oldest first. */
  lifts: Type.Array(PrivilegeLift),
});
export type PrivilegeSeal = Static<typeof PrivilegeSeal>;

/** What is sealed in a case. */
export const Privilege = Type.Object({
  caseId: Uuid,
  /** Newest first, those that were lifted too. */
  seals: Type.Array(PrivilegeSeal),
  /** Readings that hold sealed records, with how many. */
  readings: Type.Array(Type.Object({ readingId: Uuid, evidenceId: Uuid, records: Type.Integer() })),
  /** Readings whose records are being parted: nobody reads them before that is done. */
  parting: Type.Integer(),
  /** What the signed-in person may do: `seal`, `look`, `propose`, `decide`. */
  may: Type.Array(Type.String()),
});
export type Privilege = Static<typeof Privilege>;

export const PrivilegedPage = Type.Object({
  records: Type.Array(RecordShown),
  /** The seal that each record is under, in the order of the records. */
  seals: Type.Array(Uuid),
  next: Maybe(Type.String()),
});
export type PrivilegedPage = Static<typeof PrivilegedPage>;

export const LiftToDecide = Type.Object({
  id: Uuid,
  caseId: Uuid,
  caseNumber: Type.String(),
  /** It is decided all the same: what is sealed is missing from what a closed case still hands out. */
  caseClosed: Type.Boolean(),
  protection: Word(...protections),
  /** Why it was proposed. */
  reason: Type.String(),
  by: Person,
  at: Instant,
});
export type LiftToDecide = Static<typeof LiftToDecide>;

const sealParams = Type.Object({ sealId: Uuid });

export const privilegeRoutes = {
  sealPrivileged: {
    method: 'POST',
    path: '/cases/:caseId/privilege-seals',
    summary:
      'Seals records under a professional privilege, by names or one by one, at once. Nobody who investigates reads them from now on.',
    params: Type.Object({ caseId: Uuid }),
    body: Type.Object({
      protection: Word(...protections),
      reason: Text(2_000),
      /** A number, an address, an account, a name as it stands in the records: in this case's readings and in those to come. */
      names: Type.Optional(Type.Array(Line(400), { maxItems: 20 })),
      records: Type.Optional(Type.Array(Type.Object({ readingId: Uuid, recordId: Text(100) }), { maxItems: 500 })),
    }),
    answer: Privilege,
  },
  privilege: {
    method: 'GET',
    path: '/cases/:caseId/privilege-seals',
    summary: 'What is sealed as privileged in a case: how much, under which protection, why and by whom. Never what it says.',
    params: Type.Object({ caseId: Uuid }),
    answer: Privilege,
  },
  proposeLift: {
    method: 'POST',
    path: '/privilege-seals/:sealId/lifts',
    summary: 'Proposes, for a reason, that a seal be lifted.',
    params: sealParams,
    body: Type.Object({ reason: Text(2_000) }),
    answer: Privilege,
  },
  liftsToDecide: {
    method: 'GET',
    path: '/privilege-lifts',
    summary: 'In the own cases: liftings of seals that somebody else has proposed and that wait for the person who asks.',
    answer: Type.Object({ lifts: Type.Array(LiftToDecide) }),
  },
  decideLift: {
    method: 'POST',
    path: '/privilege-lifts/:liftId/decision',
    summary: 'Confirms or refuses a proposal to lift a seal; by somebody who did not propose it and does not investigate.',
    stepUp: true,
    params: Type.Object({ liftId: Uuid }),
    body: Type.Object({ decision: Word(...liftDecisions), reason: Text(2_000) }),
    answer: Privilege,
  },
  privilegedRecords: {
    method: 'GET',
    path: '/readings/:readingId/privileged-records',
    summary: 'Sealed records, for a legal reviewer who does not investigate. Each look is an entry.',
    params: Type.Object({ readingId: Uuid }),
    query: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 400 })) }),
    answer: PrivilegedPage,
  },
} as const satisfies Record<string, Route>;
