// SPDX-License-Identifier: Apache-2.0
import type { Selectable, Transaction } from 'kysely';
import type { BundleTakenIn } from '../../core/api/proof.ts';
import type { BundleTakenInTable } from '../../store/database/bundle-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { caseThing } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';

/** Bundles of other desks that were taken into a case, newest first. */
export async function listTakenIn(desk: OpenDesk, asking: Asking, caseId: string): Promise<BundleTakenIn[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'bundle',
    kind: 'bundles-listed',
    find: async (tx) => await caseThing(tx, caseId),
    async carryOut({ tx, note }) {
      const rows = await tx.selectFrom('bundle_taken_in').selectAll().where('case_id', '=', caseId).orderBy('taken_at', 'desc').execute();
      note({ list: 'taken-in', count: rows.length });
      const shown: BundleTakenIn[] = [];
      for (const row of rows) shown.push(await shownTakenIn(tx, row));
      return shown;
    },
  });
}

export async function shownTakenIn(tx: Transaction<Database>, row: Selectable<BundleTakenInTable>): Promise<BundleTakenIn> {
  const takenBy = await tx.selectFrom('account').select(['id', 'name']).where('id', '=', row.taken_by).executeTakeFirstOrThrow();
  return {
    id: row.id,
    caseId: row.case_id,
    evidenceId: row.evidence_id,
    sha256: row.sha256,
    bundle: row.bundle,
    sender: row.sender,
    senderKey: row.sender_key,
    senderCase: row.sender_case,
    madeAt: row.made_at.toISOString(),
    notes: [...row.notes],
    takenAt: row.taken_at.toISOString(),
    takenBy,
  };
}
