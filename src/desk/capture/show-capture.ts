// SPDX-License-Identifier: Apache-2.0
import type { Selectable, Transaction } from 'kysely';
import type { CaptureShown } from '../../core/api/captures.ts';
import type { CaptureTable } from '../../store/database/capture-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { personOf } from '../evidence/list-evidence.ts';
import { caseThing } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';

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
      const shown: CaptureShown[] = [];
      for (const row of rows) shown.push(await shownCapture(tx, row));
      return shown;
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
  const job = await tx
    .selectFrom('job')
    .select(['id', 'kind', 'state', 'progress', 'error'])
    .where('id', '=', row.job_id)
    .executeTakeFirst();
  const item =
    row.evidence_id === null
      ? undefined
      : await tx.selectFrom('evidence').select(['sha256']).where('id', '=', row.evidence_id).executeTakeFirst();
  return {
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
    askedBy: await personOf(tx, row.asked_by),
    endedAt: row.ended_at?.toISOString() ?? null,
    job: (job ?? null) as CaptureShown['job'],
    evidenceId: row.evidence_id,
    sha256: item?.sha256 ?? null,
    record: row.record,
  };
}
