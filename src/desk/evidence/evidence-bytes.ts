// SPDX-License-Identifier: Apache-2.0

import type { Readable } from 'node:stream';
import type { Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { Who } from '../../core/access/who.ts';
import { hidden } from '../../core/custody/entry.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { privilegedInItem, refuseBytesWithPrivileged } from '../privilege/privileged-in-reading.ts';
import { type EvidenceRow, evidenceThing } from './list-evidence.ts';
import { holdsBack } from './set-apart.ts';
import { isBeingParted } from './shown-reading.ts';

/**
 * The item itself. That it was opened, by whom and why is in the log before the first byte leaves. What answers a request is taken out by
 * its keeper alone until it was held against that request, and while something of it is apart or sealed as privileged.
 */
export async function openEvidence(
  desk: OpenDesk,
  asking: Asking,
  id: string,
  reason: string,
): Promise<{ readonly row: EvidenceRow; readonly bytes: Readable }> {
  const row = await act(desk, asking, {
    verb: 'download',
    subject: 'evidence',
    kind: 'evidence-opened',
    find: async (tx) => await evidenceThing(tx, id),
    async carryOut({ tx, thing, who, note, alsoRecord }) {
      refuseErased(thing.row);
      await refuseHeldBack(tx, who, thing.row);
      note({ evidence: id, item: thing.row.sha256, 'size-bytes': thing.row.size_bytes, reason: hidden(reason) });
      const { records: count } = await privilegedInItem(tx, thing.row);
      if (count > 0) alsoRecord('privileged-opened', { evidence: id, item: thing.row.sha256, count, reason: hidden(reason) });
      return thing.row;
    },
  });
  return { row, bytes: await desk.store.vault.open(row.sha256) };
}

/** @throws EVIDENCE_ERASED */
export function refuseErased(row: Pick<EvidenceRow, 'sha256' | 'erased_at'>): void {
  if (row.erased_at === null) return;
  throw new EvidenceError('ERASED', { message: evidenceSays('erased', { item: row.sha256, at: row.erased_at.toISOString() }) });
}

/** @throws EVIDENCE_PRIVILEGED, EVIDENCE_SET_APART, EVIDENCE_NOT_READ_YET */
export async function refuseHeldBack(tx: Transaction<Database>, who: Who, item: EvidenceRow): Promise<void> {
  await refuseBytesWithPrivileged(tx, who, item);
  if (isAllowed(who, 'download-held-back', 'evidence', { caseId: item.case_id })) return;
  const readings = await tx.selectFrom('reading').selectAll().where('evidence_id', '=', item.id).execute();
  const waits = readings.some(isBeingParted);
  if (item.request_id !== null && (waits || readings.every(({ ended_at }) => ended_at === null)))
    throw new EvidenceError('NOT_READ_YET', {
      message: evidenceSays('not-held-against'),
    });
  for (const reading of readings)
    if (await holdsBack(tx, reading))
      throw new EvidenceError('SET_APART', {
        message: evidenceSays('not-asked-for'),
      });
}
