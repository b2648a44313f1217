// SPDX-License-Identifier: Apache-2.0

import type { Transaction } from 'kysely';
import type { SetApart, SetApartDecision } from '../../core/api/readings.ts';
import { hidden } from '../../core/custody/entry.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { RecordsError } from '../../core/errors/records.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import { among } from '../../store/database/among.ts';
import type { Database } from '../../store/database/schema.ts';
import type { FoundRecord, ReadingRecords } from '../../store/records/read-records.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { personOf } from '../people.ts';
import { refusePrivileged } from '../privilege/privileged-in-reading.ts';
import { findReading, openRecordsOf, refuseErasedReading } from './find-reading.ts';
import type { ReadingRow } from './shown-reading.ts';

/** How much was set apart, why, and what was decided. None of it is shown here. */
export async function showSetApart(desk: OpenDesk, asking: Asking, readingId: string): Promise<SetApart> {
  return await act(desk, asking, {
    verb: 'open-set-apart',
    subject: 'record',
    kind: 'coverage-shown',
    find: findReading(readingId),
    async carryOut({ tx, thing, note }) {
      note({ reading: readingId, list: 'set-apart' });
      return await setApartOf(tx, thing.row);
    },
  });
}

/**
 * Seal: nobody reads it here. Return: the provider gets it back and the records made of it go. Keep: it may be read, for the reason that is
 * stated. What was sealed may be kept by a later decision; what was returned is gone.
 * @throws EVIDENCE_NOTHING_SET_APART
 */
export async function decideSetApart(
  desk: OpenDesk,
  asking: Asking,
  readingId: string,
  { decision, reason }: { readonly decision: SetApartDecision; readonly reason: string },
): Promise<SetApart> {
  const { row, answer } = await act(desk, asking, {
    verb: 'decide-set-apart',
    subject: 'record',
    kind: 'over-production-decided',
    find: findReading(readingId),
    async carryOut({ tx, thing: { row, caseId }, who, now, note }) {
      if (row.set_apart_folder === null || row.ended_at === null || (await decisionOf(tx, row)) === 'return')
        throw new EvidenceError('NOTHING_SET_APART', { message: evidenceSays('nothing-apart') });
      note({ reading: readingId, decision, reason: hidden(reason), records: row.outside?.records ?? 0 });
      await tx
        .insertInto('set_apart_decision')
        .values({
          ...{ id: desk.newId(), case_id: caseId, reading_id: readingId, folder: row.set_apart_folder, decision, reason },
          ...{ decided_at: now, decided_by: who.id },
        })
        .execute();
      return { row, answer: await setApartOf(tx, row) };
    },
  });
  if (decision === 'return' && row.set_apart_folder !== null) await eraseReturned(desk, row.set_apart_folder, readingId);
  return answer;
}

/** Whether anything of a reading is apart that nobody has decided to keep. */
export async function holdsBack(tx: Transaction<Database>, row: Apart): Promise<boolean> {
  return (await holdingBack(tx, [row]))(row);
}

/** The same for each of a list. */
export async function holdingBack(tx: Transaction<Database>, rows: readonly Apart[]): Promise<(row: Apart) => boolean> {
  const parted = rows.filter(({ set_apart_folder }) => set_apart_folder !== null);
  if (parted.length === 0) return () => false;
  const decisions = await decisionsOf(tx, parted);
  return (row) => row.set_apart_folder !== null && decisions(row) !== 'keep';
}

/** The records that were set apart and kept. @throws EVIDENCE_SET_APART while they are not */
export async function openSetApart(desk: OpenDesk, row: ReadingRow): Promise<ReadingRecords> {
  await refuseErasedReading(desk.store.db, row);
  const kept =
    row.set_apart_folder !== null &&
    row.ended_at !== null &&
    (await desk.store.db.transaction().execute((tx) => decisionOf(tx, row))) === 'keep';
  if (kept) return await desk.store.records.reading(row.set_apart_folder as string);
  throw new EvidenceError('SET_APART', {
    message: evidenceSays('apart-until-decided'),
  });
}

/** One record of a reading, also among those that were set apart and kept. @throws RECORDS_NOT_FOUND, EVIDENCE_PRIVILEGED */
export async function recordOf(desk: OpenDesk, row: ReadingRow, recordId: string): Promise<FoundRecord> {
  try {
    return await (await openRecordsOf(desk, row)).record(recordId);
  } catch (error) {
    if (!(error instanceof RecordsError)) throw error;
    await refusePrivileged(desk.store, row, recordId);
    if (row.set_apart_folder === null) throw error;
    // Whoever may not read them is told what they would be told of a record that is nowhere.
    const kept = await openSetApart(desk, row).catch(() => undefined);
    if (kept === undefined) throw error;
    return await kept.record(recordId);
  }
}

type Apart = Pick<ReadingRow, 'id' | 'set_apart_folder'>;

/** What was decided on what is apart now; a decision on less does not reach what a later scope has set apart. */
export async function decisionOf(tx: Transaction<Database>, reading: Apart): Promise<SetApartDecision | undefined> {
  return (await decisionsOf(tx, [reading]))(reading);
}

/** The same for each of a list. */
export async function decisionsOf(
  tx: Transaction<Database>,
  readings: readonly Apart[],
): Promise<(reading: Apart) => SetApartDecision | undefined> {
  const rows = await tx
    .selectFrom('set_apart_decision')
    .select(['reading_id', 'folder', 'decision'])
    .where(
      among(
        'reading_id',
        readings.map(({ id }) => id),
      ),
    )
    .orderBy('added')
    .execute();
  const keyOf = (id: string, folder: string | null) => `${id} ${folder ?? ''}`;
  const newest = new Map(rows.map(({ reading_id, folder, decision }) => [keyOf(reading_id, folder), decision]));
  return ({ id, set_apart_folder }) => newest.get(keyOf(id, set_apart_folder));
}

async function setApartOf(tx: Transaction<Database>, row: ReadingRow): Promise<SetApart> {
  const rows = await tx.selectFrom('set_apart_decision').selectAll().where('reading_id', '=', row.id).orderBy('added', 'desc').execute();
  const decisions = [];
  for (const one of rows)
    decisions.push({
      decision: one.decision,
      reason: one.reason,
      by: await personOf(tx, one.decided_by),
      at: one.decided_at.toISOString(),
    });
  const scopes = await tx.selectFrom('evidence_scope').selectAll().where('evidence_id', '=', row.evidence_id).orderBy('added').execute();
  const heldAgainst = [];
  for (const { why, request_id, account_id, since } of scopes)
    heldAgainst.push({ why, requestId: request_id, by: await personOf(tx, account_id), at: since.toISOString() });
  return {
    readingId: row.id,
    records: row.outside?.records ?? 0,
    gaps: row.outside?.gaps ?? 0,
    why: { ...row.outside?.why },
    decided: (await decisionOf(tx, row)) ?? null,
    decisions,
    scopes: heldAgainst,
  };
}

/**
 * The records that are returned go, and with them what a later scope has parted anew and left behind. The same item read for the same request
 * in another case has the same folder: each case decides for itself.
 */
async function eraseReturned(desk: OpenDesk, folder: string, readingId: string): Promise<void> {
  const item = folder.slice(0, 64);
  const readings = await desk.store.db.selectFrom('reading').selectAll().where('folder', 'like', `${item}-%`).execute();
  const others = readings.filter(({ id }) => id !== readingId).map(({ set_apart_folder }) => set_apart_folder);
  if (!others.includes(folder)) await desk.store.records.erase(folder);
  // Folders that nothing names yet may be those of a job that is about to end.
  if (readings.some(({ ended_at }) => ended_at === null)) return;
  const named = new Set(readings.flatMap((one) => [one.folder, one.set_apart_folder, one.privileged_folder]));
  for (const name of await desk.store.records.names(item)) if (!named.has(name)) await desk.store.records.erase(name);
}
