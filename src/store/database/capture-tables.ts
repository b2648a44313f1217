// SPDX-License-Identifier: Apache-2.0
/** Tables of captures: visits to public pages, and the lists they belong to. */
import type { ColumnType, JSONColumnType } from 'kysely';
import type { CaptureSummary } from '../../core/api/captures.ts';
import type { TargetRole } from '../../core/cases/case.ts';

/** A visit to a public page: its plan, and what the job has written of it. */
export interface CaptureTable {
  id: string;
  case_id: string;
  url: string;
  purpose: string;
  legal_basis: string;
  whose: TargetRole;
  max_seconds: number;
  asked_at: Date;
  asked_by: string;
  job_id: string;
  ended_at: Date | null;
  evidence_id: string | null;
  record: JSONColumnType<CaptureSummary> | null;
  /** The list it belongs to, and which visit of its page it is; null for a single visit. */
  list_id: ColumnType<string | null, string | null | undefined, never>;
  visit: ColumnType<number | null, number | null | undefined, never>;
}

/** Several pages, or one again and again, approved as a whole. */
export interface CaptureListTable {
  id: string;
  case_id: string;
  name: string;
  urls: string[];
  purpose: string;
  legal_basis: string;
  whose: TargetRole;
  visits: number;
  every_hours: number;
  delay_seconds: number;
  ends_at: Date;
  asked_at: Date;
  asked_by: string;
  approved_at: Date | null;
  approved_by: string | null;
  stopped_at: Date | null;
}
