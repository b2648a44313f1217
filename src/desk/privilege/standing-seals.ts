// SPDX-License-Identifier: Apache-2.0
import type { Kysely, Transaction } from 'kysely';
import type { Protection, Seal } from '../../core/analysis/privilege.ts';
import type { Database } from '../../store/database/schema.ts';

/** A seal that nobody has lifted. */
export interface StandingSeal extends Seal {
  readonly protection: Protection;
  readonly reason: string;
  readonly sealedAt: Date;
  readonly sealedBy: string;
}

/** The seals of a case that stand, oldest first. */
export async function standingSeals(db: Kysely<Database>, caseId: string): Promise<StandingSeal[]> {
  const rows = await db
    .selectFrom('privilege_seal as seal')
    .selectAll('seal')
    .where('seal.case_id', '=', caseId)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('privilege_lift_decision as decided')
            .select('decided.lift_id')
            .whereRef('decided.seal_id', '=', 'seal.id')
            .where('decided.decision', '=', 'confirm'),
        ),
      ),
    )
    .orderBy('seal.added')
    .execute();
  return rows.map(({ id, protection, names, records, reason, sealed_at, sealed_by }) => ({
    ...{ id, protection, names, records, reason },
    ...{ sealedAt: sealed_at, sealedBy: sealed_by },
  }));
}

/** How many seals were laid or lifted in a case: it grows with each. */
export async function actsOnSeals(tx: Transaction<Database>, caseId: string): Promise<number> {
  const seals = await tx.selectFrom('privilege_seal').select('id').where('case_id', '=', caseId).execute();
  const lifted = await tx
    .selectFrom('privilege_lift_decision')
    .select('lift_id')
    .where('case_id', '=', caseId)
    .where('decision', '=', 'confirm')
    .execute();
  return seals.length + lifted.length;
}

/** Names what stands at a moment: a job that was begun under other seals is tried again. */
export const nameOfSeals = (seals: readonly Pick<StandingSeal, 'id'>[]): string => seals.map(({ id }) => id).join(' ');

/** Seals that came or went while the records were parted: tried again with them. Whoever changes one holds every item of the case. */
export async function refuseOtherSeals(tx: Transaction<Database>, caseId: string, held: readonly StandingSeal[]): Promise<void> {
  if (nameOfSeals(await standingSeals(tx, caseId)) !== nameOfSeals(held)) throw new Error('the case has got other seals meanwhile');
}
