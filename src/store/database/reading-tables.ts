// SPDX-License-Identifier: Apache-2.0
import type { Generated, JSONColumnType } from 'kysely';
import type { Asked } from '../../core/analysis/scope-check.ts';
import type { Coverage, OutsideFound, ReadingShown } from '../../core/api/evidence.ts';
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

/** One version of how a table that no reader knows becomes records. Added, never changed. */
export interface TableMappingTable {
  id: string;
  fingerprint: string;
  version: number;
  document: JSONColumnType<TableMapping>;
  kept_at: Date;
  kept_by: string;
}
