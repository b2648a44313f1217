// SPDX-License-Identifier: Apache-2.0
/** Following virtual currency in a case. */
import type { Generated, JSONColumnType } from 'kysely';
import type { StopReason, TraceSummary } from '../../core/api/currency.ts';
import type { TraceMethod } from '../../core/currency/follow/follow.ts';

/** What a case allows of following virtual currency; the newest row counts. */
export interface CaseTracingTable {
  id: string;
  /** Grows with each row. */
  number: Generated<number>;
  case_id: string;
  /** Ids of sources of this desk. */
  sources: string[];
  max_hops: number | null;
  /** Smallest units. */
  min_amount: string | null;
  /** `YYYY-MM-DD` */
  until_day: string | null;
  reason: string;
  set_at: Date;
  set_by: string;
}

/** A trace that was repeated and kept; its certificate is the evidence item. */
export interface TraceTable {
  id: string;
  case_id: string;
  evidence_id: string;
  summary: JSONColumnType<TraceSummary>;
  /** Outputs or transfers, the first of them. */
  begun_from: string[];
  kept_at: Date;
  kept_by: string;
}

/** Added, never changed. */
export interface TraceNoteTable {
  id: string;
  /** Grows with each note. */
  number: Generated<number>;
  case_id: string;
  trace_id: string;
  at_kind: 'trace' | 'node' | 'step';
  /** Ids of nodes of the graph; null where the note does not stand at one. */
  at_from: string | null;
  at_to: string | null;
  text: string;
  written_at: Date;
  written_by: string;
}

/** What a case calls an address, and who says so. */
export interface AddressTagTable {
  id: string;
  case_id: string;
  address: string;
  chain: string;
  label: string;
  category: string | null;
  source: string;
  reading_id: string | null;
  record_id: string | null;
  added_at: Date;
  added_by: string;
}

/** What the desk was asked to follow through a source, and what became of it. */
export interface FollowingTable {
  id: string;
  case_id: string;
  source: string;
  seeds: string[];
  method: TraceMethod;
  contract: string | null;
  max_hops: number | null;
  /** Smallest units. */
  min_amount: string | null;
  /** `YYYY-MM-DD` */
  until_day: string | null;
  purpose: string;
  asked_at: Date;
  asked_by: string;
  job_id: string;
  ended_at: Date | null;
  answers_id: string | null;
  answers_count: number | null;
  trace_id: string | null;
  stopped: StopReason[];
  /** Null where the question does not arise, or was not put. */
  co_signers: boolean | null;
  receipts_proven: number | null;
  receipts_named: number | null;
  /** A source that is asked about the outputs which the first calls unspent. */
  second: string | null;
  second_answers_id: string | null;
  unspent_named: number | null;
  unspent_agreed: number | null;
  /** `TXID:N TXID`: an output, and the transaction that spends it by the second. */
  unspent_spent: string[] | null;
}
