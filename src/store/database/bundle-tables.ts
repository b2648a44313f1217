// SPDX-License-Identifier: Apache-2.0
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Said } from '../../core/errors/say.ts';
import type { Edition } from '../../core/evidence/editions.ts';
import type { Withheld, WithheldRecords } from '../../core/evidence/redaction.ts';

/** A bundle that was made of a case, or is being made. */
export interface BundleTable {
  id: string;
  case_id: string;
  language: 'en' | 'ar' | 'fr';
  asked_at: Date;
  asked_by: string;
  job_id: string;
  /** Null until the job has put the ZIP into the vault. */
  sha256: string | null;
  size_bytes: number | null;
  /** Entries under the checkpoint that it carries; null until it is made. */
  log_size: number | null;
  /** What it is made without, as it was decided. */
  withholding: JSONColumnType<{ readonly items: readonly Withheld[]; readonly records: readonly WithheldRecords[] }>;
  /** 32 bytes that its salts come from; never shown. Null of bundles that left no single record out. */
  secret: Buffer | null;
  /** When its ZIP went, because something in it was erased. */
  erased_at: Generated<Date | null>;
  edition: ColumnType<Edition, Edition | undefined, never>;
  /** On whose behalf the questions of the defence were asked that go into it. */
  questions_of: ColumnType<string | null, string | null | undefined, never>;
  /** Evidence whose bytes or records it gave, and readings whose set-apart records it gave, and the seals of privileged records that it respects; null until it is made. */
  disclosed: ColumnType<
    { readonly items: readonly string[]; readonly setApart: readonly string[]; readonly seals?: readonly string[] } | null,
    string | null | undefined,
    string
  >;
}

/** A question of the defence about what a bundle did not give. */
export interface DefenceQueryTable {
  id: string;
  case_id: string;
  bundle_id: string;
  on_behalf_of: string;
  terms: JSONColumnType<readonly string[]>;
  from_at: Date | null;
  to_at: Date | null;
  /** 32 bytes; opens what the log holds of the terms. */
  salt: Buffer;
  asked_at: Date;
  asked_by: string;
  job_id: string;
  /** Canonical JSON (core/evidence/defence-query.ts); null until the job has ended. */
  answer: string | null;
  answered_at: Date | null;
}

/** A bundle of another desk that was taken into a case. */
export interface BundleTakenInTable {
  id: string;
  case_id: string;
  /** The ZIP, as an item of the case. */
  evidence_id: string;
  sha256: string;
  /** Its id at the sender. */
  bundle: string;
  /** Origin of the sender's log, and the key that signed it (C2SP vkey). */
  sender: string;
  sender_key: string;
  sender_case: string;
  made_at: Date;
  /** The sender's signed checkpoint, to compare with a later one. */
  checkpoint: string;
  /** What the check found that is no fault. */
  notes: JSONColumnType<readonly { readonly code: string; readonly what: string; readonly said?: Said }[]>;
  taken_at: Date;
  taken_by: string;
}
