// SPDX-License-Identifier: Apache-2.0
/** What waits for the decision of the person who asks: what somebody else has handed in, proposed, brought or reset, and what the desk holds back. */
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

/** A request that is not sent, or not approved, before somebody who did not draft it has looked at its facts. */
export const FactsToDecide = Type.Object({
  request: RequestSummary,
  /** `channel`: nobody has confirmed where it goes. `changed`: the facts say something else since it was drafted. */
  why: Type.Array(Word('channel', 'changed')),
});
export type FactsToDecide = Static<typeof FactsToDecide>;

/** A return that holds more than was asked for; the desk found it, nobody proposed it. The id is that of the reading. */
export const SetApartToDecide = Type.Object({
  ...{ id: Uuid, caseId: Uuid, caseNumber: Type.String(), caseClosed: Type.Boolean() },
  ...{ evidenceId: Uuid, name: Type.String(), records: Type.Integer(), at: Instant },
});
export type SetApartToDecide = Static<typeof SetApartToDecide>;

/** A key that somebody else has brought. Its fingerprint is not here: it comes from the owner of the mailbox. */
export const MailKeyToDecide = Type.Object({ id: Uuid, address: Type.String(), kind: Word('openpgp', 'smime'), by: Person, at: Instant });
export type MailKeyToDecide = Static<typeof MailKeyToDecide>;

/** An account that somebody else has reset altogether, so that its owner does not sign in before it is released. */
export const AccountToDecide = Type.Object({ id: Uuid, login: Type.String(), name: Type.String(), by: Person });
export type AccountToDecide = Static<typeof AccountToDecide>;

export const ToDecide = Type.Object({
  /** Of everything below. */
  count: Type.Integer(),
  /** Requests whose next move is theirs: to approve, to review, or to lift a gate of. The last changed first. */
  requests: Type.Array(RequestSummary),
  lifts: Type.Array(LiftToDecide),
  lowerings: Type.Array(LoweringToDecide),
  erasures: Type.Array(ErasureToDecide),
  visits: Type.Array(VisitsToDecide),
  /** None that stands among the requests. */
  facts: Type.Array(FactsToDecide),
  setApart: Type.Array(SetApartToDecide),
  mailKeys: Type.Array(MailKeyToDecide),
  accounts: Type.Array(AccountToDecide),
});
export type ToDecide = Static<typeof ToDecide>;

export const toDecideRoutes = {
  toDecide: {
    method: 'GET',
    path: '/to-decide',
    summary:
      'Over all own cases: what somebody else has handed in or proposed and this person may decide on, with its count; of closed ones what is about their evidence. And of the desk: keys of mailboxes, held accounts.',
    answer: ToDecide,
  },
} as const satisfies Record<string, Route>;
