// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream';
import { hidden } from '../../core/custody/entry.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type EvidenceRow, evidenceThing } from './list-evidence.ts';

/** The item itself. That it was opened, by whom and why is in the log before the first byte leaves. */
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
    async carryOut({ thing, note }) {
      refuseErased(thing.row);
      note({ evidence: id, item: thing.row.sha256, 'size-bytes': thing.row.size_bytes, reason: hidden(reason) });
      return thing.row;
    },
  });
  return { row, bytes: await desk.store.vault.open(row.sha256) };
}

/** @throws EVIDENCE_ERASED */
export function refuseErased(row: Pick<EvidenceRow, 'sha256' | 'erased_at'>): void {
  if (row.erased_at === null) return;
  throw new EvidenceError('ERASED', { message: `Evidence: item ${row.sha256} was erased at ${row.erased_at.toISOString()}.` });
}
