// SPDX-License-Identifier: Apache-2.0
import type { Generated, JSONColumnType } from 'kysely';
import type { MarkedRecord, Protection } from '../../core/analysis/privilege.ts';
import type { Asked } from '../../core/analysis/scope-check.ts';
import type { Coverage, OutsideFound, ReadingShown } from '../../core/api/evidence.ts';
import type { PrivilegedFound } from '../../core/api/privileged-found.ts';
import type { ScopeWhy, SetApartDecision } from '../../core/api/readings.ts';
import type { TableMapping } from '../../core/mappings/table-mapping.ts';

/** One item read by one set of readers at their versions. */
export interface ReadingTable {
  id: string;
  case_id: string;
  evidence_id: string;
  /** Readers at their versions, as one line. */
  readers: string;
  /** Where its records are, below the records folder. */
  folder: string;
  job_id: string;
  started_at: Date;
  started_by: string;
  ended_at: Date | null;
  /** As the API shows it (core/api/evidence.ts). */
  coverage: JSONColumnType<Coverage> | null;
  records: number | null;
  gaps: number | null;
  /** What lies outside the request it answers. */
  outside: JSONColumnType<OutsideFound> | null;
  /** Where those records are kept apart; null when there are none. */
  set_apart_folder: string | null;
  /** What is sealed as privileged, in numbers, and where it is; null when nothing is. */
  privileged: JSONColumnType<PrivilegedFound> | null;
  privileged_folder: string | null;
  /** What a person gave it, without anything secret (core/api/evidence.ts). */
  given: JSONColumnType<NonNullable<ReadingShown['given']>> | null;
}

/** What somebody decided on records that a request had not asked for. Added, never changed. */
export interface SetApartDecisionTable {
  id: string;
  case_id: string;
  reading_id: string;
  decision: SetApartDecision;
  /** The folder of what was apart when it was made: what a later scope sets apart waits for a decision of its own. */
  folder: string | null;
  reason: string;
  decided_at: Date;
  decided_by: string;
  /** In which order they were made. */
  added: Generated<number>;
}

/** A scope that an item is held against. Added, never changed or taken away. */
export interface EvidenceScopeTable {
  id: string;
  case_id: string;
  evidence_id: string;
  request_id: string;
  why: ScopeWhy;
  asked: JSONColumnType<Asked>;
  since: Date;
  account_id: string;
  added: Generated<number>;
}

/** What somebody marked as privileged in a case: by names of whoever is protected, or record by record. Added, never changed. */
export interface PrivilegeSealTable {
  id: string;
  case_id: string;
  protection: Protection;
  names: JSONColumnType<readonly string[]>;
  records: JSONColumnType<readonly MarkedRecord[]>;
  reason: string;
  sealed_at: Date;
  sealed_by: string;
  added: Generated<number>;
}

/** A proposal to lift a seal. Added, never changed. */
export interface PrivilegeLiftTable {
  id: string;
  case_id: string;
  seal_id: string;
  reason: string;
  proposed_at: Date;
  proposed_by: string;
  added: Generated<number>;
}

/** What another person decided on such a proposal, once. Added, never changed. */
export interface PrivilegeLiftDecisionTable {
  lift_id: string;
  case_id: string;
  seal_id: string;
  decision: 'confirm' | 'refuse';
  reason: string;
  decided_at: Date;
  decided_by: string;
}

/** One version of how a table that no reader knows becomes records. Added, never changed. */
/** Of one item, and so of its case. */
export interface ItemMappingTable extends TableMappingTable {
  case_id: string;
  evidence_id: string;
}

export interface TableMappingTable {
  id: string;
  fingerprint: string;
  version: number;
  document: JSONColumnType<TableMapping>;
  kept_at: Date;
  kept_by: string;
}
