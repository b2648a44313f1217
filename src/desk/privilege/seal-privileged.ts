// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import { type MarkedRecord, type Protection, placeWithoutNames } from '../../core/analysis/privilege.ts';
import type { Privilege } from '../../core/api/privilege.ts';
import { canonicalJson } from '../../core/custody/canonical-json.ts';
import { hidden } from '../../core/custody/entry.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { RecordsError } from '../../core/errors/records.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import type { ReadingTable } from '../../store/database/reading-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { lookFirst } from '../evidence/look-first.ts';
import { sendRescoping } from '../evidence/rescope-item.ts';
import { caseThing } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';
import { privilegeOf } from './show-privilege.ts';

export interface ToSeal {
  readonly protection: Protection;
  readonly reason: string;
  readonly names?: readonly string[] | undefined;
  readonly records?: readonly { readonly readingId: string; readonly recordId: string }[] | undefined;
}

/**
 * Seals records under a professional privilege. One person is enough, whoever they are in the case: what is sealed without need can be let go,
 * and what was read cannot be made unread. In this transaction every reading that may hold such records is closed; a job parts them, and what
 * is left opens again. @throws EVIDENCE_SEAL_WRONG, RECORDS_NOT_FOUND
 */
export async function sealPrivileged(desk: OpenDesk, asking: Asking, caseId: string, asked: ToSeal): Promise<Privilege> {
  const duty = {
    verb: 'seal-privileged',
    subject: 'record',
    kind: 'privilege-sealed',
    find: async (tx: Transaction<Database>) => await caseThing(tx, caseId),
  } as const;
  await lookFirst(desk, asking, duty);
  const names = [...new Set((asked.names ?? []).map((name) => name.trim()).filter((name) => name !== ''))];
  const records = await markedRecords(desk, caseId, asked.records ?? []);
  if (names.length + records.length === 0) throw new EvidenceError('SEAL_WRONG', { message: evidenceSays('seal-empty') });
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, who, now, note }) {
      const { protection, reason } = asked;
      const seal = desk.newId();
      await lockItems(tx, caseId);
      await tx
        .insertInto('privilege_seal')
        .values({
          ...{ id: seal, case_id: caseId, protection, reason, sealed_at: now, sealed_by: who.id },
          ...{ names: JSON.stringify(names), records: JSON.stringify(records) },
        })
        .execute();
      const items = new Set(records.map(({ place }) => place.item));
      const readings = await closeReadings(desk, tx, caseId, (one) => names.length > 0 || items.has(one.item));
      // The circle opens what an entry keeps closed: that these are the names and records is all that the log has to prove.
      const which = hidden(hash('sha256', canonicalJson({ seal, names, records: records.map(({ id }) => id) })));
      note({ seal, protection, reason: hidden(reason), which, readings });
      return await privilegeOf(tx, who, caseId);
    },
  });
}

/** Whoever parts a reading takes its item first: none of them ends between two seals without seeing both. */
export async function lockItems(tx: Transaction<Database>, caseId: string): Promise<void> {
  await tx.selectFrom('evidence').select('id').where('case_id', '=', caseId).orderBy('id').forUpdate().execute();
}

interface OfCase extends Selectable<ReadingTable> {
  readonly item: string;
}

/** Closes readings until a job has parted them anew; those that are being parted wait for this one as well. @returns how many */
export async function closeReadings(
  desk: OpenDesk,
  tx: Transaction<Database>,
  caseId: string,
  which: (reading: OfCase) => boolean,
): Promise<number> {
  const rows = await tx
    .selectFrom('reading')
    .innerJoin('evidence', 'evidence.id', 'reading.evidence_id')
    .selectAll('reading')
    .select('evidence.sha256 as item')
    .where('reading.case_id', '=', caseId)
    .where('evidence.erased_at', 'is', null)
    .where('reading.coverage', 'is not', null)
    .orderBy('reading.id')
    .execute();
  const closed = rows.filter(which);
  for (const row of closed) {
    const jobId = await sendRescoping(desk, tx, row, 'seal');
    await tx.updateTable('reading').set({ ended_at: null, job_id: jobId }).where('id', '=', row.id).execute();
  }
  return closed.length;
}

/** Each is looked up wherever it lies: also what was set apart, and what another seal holds, can be marked. @throws RECORDS_NOT_FOUND */
async function markedRecords({ store }: OpenDesk, caseId: string, named: NonNullable<ToSeal['records']>): Promise<MarkedRecord[]> {
  const marked = new Map<string, MarkedRecord>();
  for (const { readingId, recordId } of named) {
    const reading = await store.db
      .selectFrom('reading')
      .selectAll()
      .where('id', '=', readingId)
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    if (reading === undefined) throw new RecordsError('NOT_FOUND', { message: evidenceSays('record-of-no-reading') });
    const record = await findIn(store, reading, recordId);
    if (record === undefined) throw new RecordsError('NOT_FOUND', { message: evidenceSays('record-of-no-reading') });
    marked.set(record.id, { id: record.id, place: placeWithoutNames(record.place) });
  }
  return [...marked.values()];
}

async function findIn({ records }: OpenDesk['store'], row: Selectable<ReadingTable>, recordId: string) {
  for (const folder of [row.folder, row.set_apart_folder, row.privileged_folder]) {
    if (folder === null || !(await records.has(folder))) continue;
    const found = await (await records.reading(folder)).find(recordId);
    if (found !== undefined) return found.record;
  }
  return undefined;
}
