// SPDX-License-Identifier: Apache-2.0
/** Until when evidence is kept, and its erasure: proposed by one person, confirmed by another. */
import { type Static, Type } from 'typebox';
import { howItCame } from './evidence.ts';
import type { Route } from './route.ts';
import { Instant, Maybe, Person, Text, Uuid, Word } from './shapes.ts';

const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', format: 'date' });
export const erasureGrounds = ['rule', 'order'] as const;

export const Erasure = Type.Object({
  id: Uuid,
  caseId: Uuid,
  evidenceId: Uuid,
  ground: Word(...erasureGrounds),
  reason: Type.String(),
  proposedAt: Instant,
  proposedBy: Person,
  decision: Maybe(Word('confirmed', 'declined')),
  decidedAt: Maybe(Instant),
  decidedBy: Maybe(Person),
  declinedReason: Maybe(Type.String()),
  /** When the content was gone everywhere. */
  doneAt: Maybe(Instant),
  /** Items that go with it: what was unpacked or decrypted from it. */
  derived: Type.Integer(),
});
export type Erasure = Static<typeof Erasure>;

export const RetainedItem = Type.Object({
  evidenceId: Uuid,
  name: Type.String(),
  how: Word(...howItCame),
  keptUntil: Maybe(Day),
  /** What says so: set for this case, or the rule of the desk. */
  by: Maybe(Word('case', 'desk')),
  due: Type.Boolean(),
  erasedAt: Maybe(Instant),
  /** The newest. */
  erasure: Maybe(Erasure),
});
export type RetainedItem = Static<typeof RetainedItem>;

export const RetentionOfCase = Type.Object({
  items: Type.Array(RetainedItem),
  settings: Type.Array(
    Type.Object({ how: Maybe(Word(...howItCame)), untilDay: Day, reason: Type.String(), setAt: Instant, setBy: Person }),
  ),
  /** What the person who asks may do here. */
  may: Type.Array(Word('set', 'propose', 'confirm')),
});
export type RetentionOfCase = Static<typeof RetentionOfCase>;

/** An item of one of the own cases that is due, or whose erasure waits for a second person. */
export const ItemDue = Type.Object({ caseId: Uuid, caseNumber: Type.String(), item: RetainedItem });
export type ItemDue = Static<typeof ItemDue>;

export const retentionRoutes = {
  retentionDue: {
    method: 'GET',
    path: '/retention',
    summary: 'In the own cases: what is due, and what waits for a second person.',
    answer: Type.Object({ items: Type.Array(ItemDue) }),
  },
  retentionOfCase: {
    method: 'GET',
    path: '/cases/:caseId/retention',
    summary: 'Until when each item is kept, what is due, what is to be erased.',
    params: Type.Object({ caseId: Uuid }),
    answer: RetentionOfCase,
  },
  setRetention: {
    method: 'POST',
    path: '/cases/:caseId/retention',
    summary: 'Sets until when evidence of the case is kept, for a reason.',
    stepUp: true,
    params: Type.Object({ caseId: Uuid }),
    body: Type.Object({ how: Type.Optional(Word(...howItCame)), untilDay: Day, reason: Text(2000) }),
    answer: RetentionOfCase,
  },
  proposeErasure: {
    method: 'POST',
    path: '/evidence/:evidenceId/erasure',
    summary: 'Proposes that an item be erased: because it is due, or by an order.',
    params: Type.Object({ evidenceId: Uuid }),
    body: Type.Object({ ground: Word(...erasureGrounds), reason: Text(2000) }),
    answer: Erasure,
  },
  confirmErasure: {
    method: 'POST',
    path: '/erasures/:erasureId/confirm',
    summary: 'Has the item erased; by somebody else than who proposed it. It cannot be undone.',
    stepUp: true,
    params: Type.Object({ erasureId: Uuid }),
    answer: Erasure,
  },
  declineErasure: {
    method: 'POST',
    path: '/erasures/:erasureId/decline',
    summary: 'Declines or takes back a proposal.',
    params: Type.Object({ erasureId: Uuid }),
    body: Type.Object({ reason: Text(2000) }),
    answer: Erasure,
  },
} as const satisfies Record<string, Route>;
