// SPDX-License-Identifier: Apache-2.0
import type { Generated } from 'kysely';
import type { HowItCame } from '../../core/api/evidence.ts';

/** Until when a case's evidence is kept. Added, never changed: the newest counts. */
export interface CaseRetentionTable {
  id: string;
  case_id: string;
  /** Null: everything of the case. */
  how: HowItCame | null;
  until_day: string;
  reason: string;
  set_at: Date;
  set_by: string;
  added: Generated<number>;
}

/** One item, and what was derived from it, to be erased: proposed by one person, decided on by another. */
export interface ErasureTable {
  id: string;
  case_id: string;
  evidence_id: string;
  /** By the rule of the case or desk, or by order of an authority. */
  ground: 'rule' | 'order';
  reason: string;
  proposed_at: Date;
  proposed_by: string;
  decided_at: Date | null;
  decided_by: string | null;
  decision: 'confirmed' | 'declined' | null;
  declined_reason: string | null;
  job_id: string | null;
  /** When the content was gone everywhere. */
  done_at: Date | null;
}
