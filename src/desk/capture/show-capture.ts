// SPDX-License-Identifier: Apache-2.0
import type { Selectable, Transaction } from 'kysely';
import type { CaptureShown } from '../../core/api/captures.ts';
import { among } from '../../store/database/among.ts';
import type { CaptureTable } from '../../store/database/capture-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { jobsOf } from '../evidence/shown-reading.ts';
import { caseThing } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';

export type CaptureRow = Selectable<CaptureTable>;

export interface CaptureThing {
  readonly caseId: string;
  readonly row: CaptureRow;
}

export async function captureThing(tx: Transaction<Database>, id: string): Promise<CaptureThing | undefined> {
  const row = await tx.selectFrom('capture').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { caseId: row.case_id, row };
}

export async function listCaptures(desk: OpenDesk, asking: Asking, caseId: string): Promise<CaptureShown[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'capture',
    kind: 'evidence-listed',
    find: async (tx) => await caseThing(tx, caseId),
    async carryOut({ tx, note }) {
      const rows = await tx
        .selectFrom('capture')
        .selectAll()
        .where('case_id', '=', caseId)
        .orderBy('asked_at', 'desc')
        .orderBy('id')
        .execute();
      note({ captures: rows.length });
      return await shownCaptures(tx, rows);
    },
  });
}

/** That it is there, and how far: what was captured is another look (view-capture.ts). */
export async function showCapture(desk: OpenDesk, asking: Asking, id: string): Promise<CaptureShown> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'capture',
    kind: 'evidence-listed',
    find: async (tx) => await captureThing(tx, id),
    async carryOut({ tx, thing, note }) {
      note({ capture: id });
      return await shownCapture(tx, thing.row);
    },
  });
}

export async function shownCapture(tx: Transaction<Database>, row: CaptureRow): Promise<CaptureShown> {
  const [shown] = await shownCaptures(tx, [row]);
  return shown as CaptureShown;
}

/** Lists of pages that are visited every day make thousands: who, jobs and items are asked for once for all of them. */
async function shownCaptures(tx: Transaction<Database>, rows: readonly CaptureRow[]): Promise<CaptureShown[]> {
  const person = await peopleOf(
    tx,
    rows.map(({ asked_by }) => asked_by),
  );
  const jobs = await jobsOf(
    tx,
    rows.flatMap(({ job_id }) => job_id ?? []),
  );
  const kept = rows.flatMap(({ evidence_id }) => evidence_id ?? []);
  const items = await tx.selectFrom('evidence').select(['id', 'sha256']).where(among('id', kept)).execute();
  const sums = new Map(items.map(({ id, sha256 }) => [id, sha256]));
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    url: row.url,
    how: row.how,
    madeBy: row.made_by,
    originalId: row.original_id,
    purpose: row.purpose,
    legalBasis: row.legal_basis,
    minimisation: row.minimisation,
    whose: row.whose,
    askedAt: row.asked_at.toISOString(),
    askedBy: person(row.asked_by),
    endedAt: row.ended_at?.toISOString() ?? null,
    job: row.job_id === null ? null : (jobs(row.job_id) as CaptureShown['job']),
    evidenceId: row.evidence_id,
    sha256: sums.get(row.evidence_id ?? '') ?? null,
    record: row.record,
  }));
}
