// SPDX-License-Identifier: Apache-2.0
/** What waits for the decision of the person who asks: all that somebody else has handed in or proposed and they may decide on. */
import { type Static, Type } from 'typebox';
import { LiftToDecide } from './privilege.ts';
import { RequestSummary } from './requests.ts';
import { erasureGrounds } from './retention.ts';
import { LoweringToDecide } from './role-lowerings.ts';
import type { Route } from './route.ts';
import { Instant, Person, Uuid, Word } from './shapes.ts';

const proposal = { id: Uuid, caseId: Uuid, caseNumber: Type.String(), reason: Type.String(), by: Person, at: Instant };

/** An item that somebody else has proposed to erase. */
export const ErasureToDecide = Type.Object({
  ...proposal,
  caseClosed: Type.Boolean(),
  evidenceId: Uuid,
  name: Type.String(),
  ground: Word(...erasureGrounds),
});
export type ErasureToDecide = Static<typeof ErasureToDecide>;

/** Visits of public pages that somebody else has asked for; the reason is what they are for. */
export const VisitsToDecide = Type.Object({ ...proposal, name: Type.String(), pages: Type.Integer(), visits: Type.Integer() });
export type VisitsToDecide = Static<typeof VisitsToDecide>;

export const ToDecide = Type.Object({
  /** Of everything below. */
  count: Type.Integer(),
  /** Requests whose next move is theirs: to approve, to review, or to lift a gate of. The last changed first. */
  requests: Type.Array(RequestSummary),
  lifts: Type.Array(LiftToDecide),
  lowerings: Type.Array(LoweringToDecide),
  erasures: Type.Array(ErasureToDecide),
  visits: Type.Array(VisitsToDecide),
});
export type ToDecide = Static<typeof ToDecide>;

export const toDecideRoutes = {
  toDecide: {
    method: 'GET',
    path: '/to-decide',
    summary:
      'Over all own cases: what somebody else has handed in or proposed and this person may decide on, with its count; of closed ones what is about their evidence.',
    answer: ToDecide,
  },
} as const satisfies Record<string, Route>;
