// SPDX-License-Identifier: Apache-2.0
/** Tables of requests: as they stand, what was handed in, decided and said. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { DocumentKind } from '../../core/requests/kinds.ts';
import type { EmergencyReview, KeptFacts } from '../../core/requests/request.ts';
import type { RequestState } from '../../core/requests/state-table.ts';
import type { Addressed } from '../../core/routes/addressee-name.ts';

/** Requests drafted together from one list of targets. */
export interface RequestBatchTable {
  id: string;
  case_id: string;
  /** The drafter's, so that a list handed in twice is one batch. */
  key: string;
  /** SHA-256 of what was handed in. */
  asked_digest: string;
  kind: DocumentKind;
  targets: number;
  made_at: Date;
  made_by: string;
}

/** One target of a request, approved by itself. */
export interface TargetApprovalTable {
  request_id: string;
  case_id: string;
  target_id: string;
  account_id: string;
  /** core/requests/targets-asked.ts */
  digest: string;
  approved_at: Date;
}

/** A request as it stands. What was submitted and approved is kept beside it, version by version. */
export interface RequestTable {
  id: string;
  case_id: string;
  /** `2026-14/R3` */
  number: string;
  advice_id: string;
  /** Of its further targets, where it was drafted for several. */
  advice_ids: string[];
  /** The request that this paper follows from: an extension, a release, a withdrawal, … */
  follows: ColumnType<string | null, string | null | undefined, never>;
  /** The batch it was drafted in, where it was. */
  batch: ColumnType<string | null, string | null | undefined, never>;
  kind: DocumentKind;
  route: string;
  /** Of the paper. */
  language: 'en' | 'ar' | 'fr';
  /** The advisor's option it was drafted from, canonical JSON. */
  option: string;
  /** Whom that option names, for lists. */
  addressed: JSONColumnType<Addressed>;
  target_ids: string[];
  state: RequestState;
  version: number;
  /** Everybody who wrote any part of this version, the first one first. */
  drafter_ids: string[];
  /** Canonical JSON of the fields by id. */
  field_values: string;
  /** SHA-256 of what the paper is made from (core/requests/version-digest.ts). */
  digest: string;
  review: ColumnType<EmergencyReview | null, string | null, string | null>;
  /** The last answer to facts that say something else than it; part of its digest. */
  kept_facts: ColumnType<KeptFacts | null, string | null | undefined, string | null>;
  /** What the addressee answered, with the code of its reason where it refused; kept when the request is closed. */
  answer: ColumnType<
    'granted' | 'partly' | 'refused' | null,
    'granted' | 'partly' | 'refused' | null | undefined,
    'granted' | 'partly' | 'refused' | null
  >;
  refusal: ColumnType<string | null, string | null | undefined, string | null>;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** How it ended: a code for statistics. */
  outcome: string | null;
  created_at: Date;
  updated_at: Date;
  sent_at: Date | null;
}

export interface RequestVersionTable {
  request_id: string;
  case_id: string;
  version: number;
  digest: string;
  field_values: string;
  drafter_ids: string[];
  /** The answer to changed facts that the digest holds; null in versions from before it did. */
  kept_facts: ColumnType<KeptFacts | null, string | null, never>;
  kept_at: Date;
}

export interface RequestApprovalTable {
  request_id: string;
  case_id: string;
  version: number;
  account_id: string;
  approved_at: Date;
  digest: string;
  comment: string | null;
}

export interface RequestGateTable {
  request_id: string;
  case_id: string;
  gate: string;
  effect: 'block' | 'second-approval';
  why: string;
  facts: JSONColumnType<readonly string[]>;
  lifted_by: string | null;
  lifted_at: Date | null;
  reason: string | null;
  /** Keys of the reasons of that day for which it was lifted (core/requests/gates-of-today.ts). */
  lifted_for: string[];
}

/** What a drafter said of somebody whom the case protects and a text of the request names. The last answer to a question counts. */
export interface NamedAnswerTable {
  request_id: string;
  case_id: string;
  target_id: string;
  /** The role that was told. */
  role: string;
  /** Of the texts that named them (core/requests/protected-on-paper.ts). */
  digest: string;
  /** Data on them are asked for. */
  asks: boolean;
  reason: string | null;
  answered_at: Date;
  answered_by: string;
  added: Generated<number>;
}

export interface RequestCommentTable {
  id: string;
  request_id: string;
  case_id: string;
  at: Date;
  account_id: string;
  event: string;
  text: string;
  version: number;
}
