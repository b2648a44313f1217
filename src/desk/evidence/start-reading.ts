// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { ReadingGiven, ReadingShown } from '../../core/api/evidence.ts';
import type { TableMapping } from '../../core/mappings/table-mapping.ts';
import type { Database } from '../../store/database/schema.ts';
import { type About, act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { lineOfMappings, newestMappings } from '../mappings/kept-mappings.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseErased } from './evidence-bytes.ts';
import { findReading } from './find-reading.ts';
import { type EvidenceRow, evidenceThing } from './list-evidence.ts';
import { readReturnJob } from './read-return.ts';
import { readerSet, readingFolder } from './reader-set.ts';
import { type GivenToJob, lineOfGiven, refuseUnknownZone, sealPasswords, shownGiven } from './reading-given.ts';
import { keepFirstScope, sendRescoping } from './rescope-item.ts';
import { rescopeReadingJob } from './rescope-reading.ts';
import { lockItem } from './scopes-of-item.ts';
import { type ReadingRow, shownReading } from './shown-reading.ts';

/**
 * Reads an item with the readers of this version, in the background; asked twice with the same it is one reading. A failed one is tried
 * anew. @throws INPUT_WRONG for a zone that is none
 */
export async function startReading(desk: OpenDesk, asking: Asking, evidenceId: string, asked: ReadingGiven = {}): Promise<ReadingShown> {
  refuseUnknownZone(asked);
  const given = shownGiven(asked);
  const toJob = { zone: asked.zone, keys: asked.keys, sealed: await sealPasswords(desk.store, asked) };
  return await act(desk, asking, {
    verb: 'read',
    subject: 'evidence',
    kind: 'reading-begun',
    find: async (tx) => await evidenceThing(tx, evidenceId),
    async carryOut({ tx, thing: { row }, who, now, note }) {
      refuseErased(row);
      await lockItem(tx, row.id);
      await keepFirstScope(desk, { tx, who, now }, row);
      const mappings = await newestMappings(tx, evidenceId);
      const readers = readerSet() + lineOfMappings(mappings) + lineOfGiven(given, desk.newId);
      const known = await tx
        .selectFrom('reading')
        .selectAll()
        .where('evidence_id', '=', evidenceId)
        .where('readers', '=', readers)
        .executeTakeFirst();
      const readingId = known?.id ?? desk.newId();
      const jobId =
        known !== undefined && (await isRescoping(tx, known))
          ? await sendRescoping(desk, tx, known)
          : await send(tx, desk, row, readingId, readers, { ...toJob, mappings });
      note({ reading: readingId, evidence: evidenceId, item: row.sha256, ...noted(given) });
      if (known === undefined)
        await tx
          .insertInto('reading')
          .values({
            id: readingId,
            case_id: row.case_id,
            evidence_id: evidenceId,
            readers,
            folder: readingFolder(row.sha256, readers),
            job_id: jobId,
            started_at: now,
            started_by: who.id,
            ended_at: null,
            coverage: null,
            records: null,
            gaps: null,
            outside: null,
            set_apart_folder: null,
            given: given === null ? null : JSON.stringify(given),
          })
          .execute();
      return await shownReading(tx, await tx.selectFrom('reading').selectAll().where('id', '=', readingId).executeTakeFirstOrThrow());
    },
  });
}

export async function showReading(desk: OpenDesk, asking: Asking, readingId: string): Promise<ReadingShown> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'evidence',
    kind: 'coverage-shown',
    find: findReading(readingId),
    async carryOut({ tx, thing, note }) {
      note({ reading: readingId });
      return await shownReading(tx, thing.row);
    },
  });
}

/** Whether it is being parted anew, or that failed: its records are there, and only that is to be done again. */
async function isRescoping(tx: Transaction<Database>, { job_id, ended_at }: ReadingRow): Promise<boolean> {
  if (ended_at !== null) return false;
  const job = await tx.selectFrom('job').select('kind').where('id', '=', job_id).executeTakeFirst();
  return job?.kind === rescopeReadingJob.name;
}

const noted = (given: ReadingShown['given']): About =>
  given === null ? {} : { zone: given.zone ?? 'none', keys: given.keys.length, passwords: given.passwords };

async function send(
  tx: Transaction<Database>,
  desk: OpenDesk,
  row: EvidenceRow,
  readingId: string,
  readers: string,
  given: GivenToJob & { readonly sealed: string | undefined; readonly mappings: readonly TableMapping[] },
): Promise<string> {
  const folder = readingFolder(row.sha256, readers);
  const { id: evidenceId, case_id: caseId, sha256, size_bytes: bytes, name } = row;
  return await desk.queue.send(tx, readReturnJob, {
    key: `${evidenceId}:${folder}`,
    caseId,
    input: { readingId, evidenceId, caseId, sha256, bytes, name, folder, ...given },
  });
}
