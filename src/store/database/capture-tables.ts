// SPDX-License-Identifier: Apache-2.0
/** Tables of captures: visits to public pages, and the lists they belong to. */
import type { ColumnType, JSONColumnType } from 'kysely';
import type { CaptureSummary, HowCaptured } from '../../core/api/captures.ts';
import type { PicturePlace, PictureTags } from '../../core/capture/pictures.ts';
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
  /** From 1; a visit that nobody answered is tried again. */
  attempt: ColumnType<number, number | undefined, never>;
  how: ColumnType<HowCaptured, HowCaptured | undefined, never>;
  /** What is kept away or not looked at, to spare bystanders. */
  minimisation: ColumnType<string | null, string | null | undefined, never>;
  /** Of a capture of others: who made it, and the item as it came. */
  made_by: ColumnType<string | null, string | null | undefined, never>;
  original_id: ColumnType<string | null, string | null | undefined, never>;
}

/** Through which proxy the visits of a case go; an address of null: through none any more. */
export interface CaptureProxyTable {
  case_id: string;
  address: string | null;
  set_at: Date;
  set_by: string;
}

/** That the pictures of an item were asked for. */
export interface PictureSearchTable {
  evidence_id: string;
  case_id: string;
  job_id: string;
  asked_at: Date;
  asked_by: string;
  ended_at: Date | null;
  /** False: it ended before the item did. Null until it has ended. */
  complete: boolean | null;
}

export interface PictureTable {
  id: string;
  case_id: string;
  evidence_id: string;
  place: JSONColumnType<PicturePlace>;
  sha256: string;
  size_bytes: number;
  width: number | null;
  height: number | null;
  /** Difference hash of what it shows, 16 hex digits; null where the pixels were not decoded. */
  looks: string | null;
  tags: JSONColumnType<PictureTags>;
  /** A few thousand bytes of PNG drawn anew, base64. */
  thumbnail: string | null;
}

/** Several pages, or one again and again, approved as a whole. */
export interface CaptureListTable {
  id: string;
  case_id: string;
  name: string;
  urls: string[];
  purpose: string;
  legal_basis: string;
  minimisation: string | null;
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
