// SPDX-License-Identifier: Apache-2.0
/** A role of a target that protected the person and is to become one that protects less: proposed by one person, decided by another. */
import { type Static, Type } from 'typebox';
import { targetRoles } from '../routes/query.ts';
import { Instant, Maybe, Person, Uuid, Word } from './shapes.ts';

export const loweringDecisions = ['confirm', 'refuse'] as const;
export type LoweringDecision = (typeof loweringDecisions)[number];

export const RoleLowering = Type.Object({
  id: Uuid,
  from: Word(...targetRoles),
  to: Word(...targetRoles),
  reason: Type.String(),
  by: Person,
  at: Instant,
  /** Null: the target keeps its role until somebody else has decided. */
  decided: Maybe(Type.Object({ decision: Word(...loweringDecisions), reason: Type.String(), by: Person, at: Instant })),
});
export type RoleLowering = Static<typeof RoleLowering>;

/** What an approver is told of a request: somebody it asks about was protected more, and by whom that was changed. */
export const LoweredRole = Type.Interface([RoleLowering], { targetId: Uuid, written: Type.String() });
export type LoweredRole = Static<typeof LoweredRole>;

export const LoweringToDecide = Type.Object({
  id: Uuid,
  caseId: Uuid,
  caseNumber: Type.String(),
  targetId: Uuid,
  written: Type.String(),
  from: Word(...targetRoles),
  to: Word(...targetRoles),
  /** Why it was proposed. */
  reason: Type.String(),
  by: Person,
  at: Instant,
});
export type LoweringToDecide = Static<typeof LoweringToDecide>;
