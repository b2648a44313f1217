// SPDX-License-Identifier: Apache-2.0

import type { Kysely, Transaction } from 'kysely';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import type { Database } from '../../store/database/schema.ts';
import type { ReadingRecords } from '../../store/records/read-records.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseErased } from './evidence-bytes.ts';
import { type ReadingRow, type ReadingThing, readingThing } from './shown-reading.ts';

/** The records of a reading that has ended. @throws EVIDENCE_NOT_READ_YET, EVIDENCE_ERASED, RECORDS_NO_READING */
export async function openRecordsOf(desk: OpenDesk, row: ReadingRow): Promise<ReadingRecords> {
  await refuseErasedReading(desk.store.db, row);
  if (row.ended_at !== null) return await desk.store.records.reading(row.folder);
  throw new EvidenceError('NOT_READ_YET', { message: evidenceSays('reading-not-ended') });
}

/** Nothing of an item is read once its erasure is ordered, also while its files are still being removed. @throws EVIDENCE_ERASED */
export async function refuseErasedReading(db: Kysely<Database>, row: ReadingRow): Promise<void> {
  const { sha256, erased_at } = await db
    .selectFrom('evidence')
    .select(['sha256', 'erased_at'])
    .where('id', '=', row.evidence_id)
    .executeTakeFirstOrThrow();
  refuseErased({ sha256, erased_at });
}

export const findReading =
  (id: string) =>
  async (tx: Transaction<Database>): Promise<ReadingThing | undefined> =>
    await readingThing(tx, id);
