// SPDX-License-Identifier: Apache-2.0

import type { Readable } from 'node:stream';
import { hidden } from '../../core/custody/entry.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { privilegedInItem } from '../privilege/privileged-in-reading.ts';
import { refuseHeldBack } from './held-back.ts';
import { type EvidenceRow, evidenceThing } from './list-evidence.ts';

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
