// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { Who } from '../../core/access/who.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import type { RogatoryError } from '../../core/errors/index.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import { among } from '../../store/database/among.ts';
import type { Database } from '../../store/database/schema.ts';
import { privilegedAt, privilegedInItems } from '../privilege/privileged-in-reading.ts';
import type { EvidenceRow } from './list-evidence.ts';
import { holdingBack } from './set-apart.ts';
import { isBeingParted } from './shown-reading.ts';

/** @throws EVIDENCE_PRIVILEGED, EVIDENCE_SET_APART, EVIDENCE_NOT_READ_YET */
export async function refuseHeldBack(tx: Transaction<Database>, who: Who, item: EvidenceRow): Promise<void> {
  const why = (await heldBack(tx, who, item.case_id, [item]))(item);
  if (why !== undefined) throw why;
}

/**
 * Why somebody gets the bytes of an item of the case not at all, or not yet; undefined for whoever gets them. What that depends on is asked for
 * once, however many items there are.
 * @param who undefined: nobody is excepted, not its keeper either
 * @returns EVIDENCE_PRIVILEGED, EVIDENCE_SET_APART, EVIDENCE_NOT_READ_YET, or undefined
 */
export async function heldBack(
  tx: Transaction<Database>,
  who: Who | undefined,
  caseId: string,
  items: readonly EvidenceRow[],
): Promise<(item: EvidenceRow) => RogatoryError | undefined> {
  const may = (verb: string) => who !== undefined && isAllowed(who, verb, 'evidence', { caseId });
  const sealed = may('download-privileged') ? undefined : await privilegedInItems(tx, caseId);
  const unparted = may('download-held-back') ? undefined : await notParted(tx, items);
  return (item) => (sealed === undefined ? undefined : privilegedAt(sealed(item))) ?? unparted?.(item);
}

/** What was not held against its request yet, or holds something that is apart. */
async function notParted(
  tx: Transaction<Database>,
  items: readonly EvidenceRow[],
): Promise<(item: EvidenceRow) => RogatoryError | undefined> {
  const rows = await tx
    .selectFrom('reading')
    .select(['id', 'evidence_id', 'ended_at', 'coverage', 'set_apart_folder'])
    .where(
      among(
        'evidence_id',
        items.map(({ id }) => id),
      ),
    )
    .execute();
  const holdsBack = await holdingBack(tx, rows);
  const byItem = Map.groupBy(rows, ({ evidence_id }) => evidence_id);
  return ({ id, request_id }) => {
    const readings = byItem.get(id) ?? [];
    const waits = readings.some(isBeingParted) || readings.every(({ ended_at }) => ended_at === null);
    if (request_id !== null && waits) return new EvidenceError('NOT_READ_YET', { message: evidenceSays('not-held-against') });
    return readings.some(holdsBack) ? new EvidenceError('SET_APART', { message: evidenceSays('not-asked-for') }) : undefined;
  };
}
