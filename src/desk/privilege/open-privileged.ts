// SPDX-License-Identifier: Apache-2.0
import type { PrivilegedPage } from '../../core/api/privilege.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { findReading, refuseErasedReading } from '../evidence/find-reading.ts';
import { hashOfIds } from '../evidence/leads.ts';
import { lookFirst } from '../evidence/look-first.ts';
import { sealsWithin } from '../evidence/part-reading.ts';
import { shownRecord } from '../evidence/records.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseMoved } from './privileged-in-reading.ts';
import { standingSeals } from './standing-seals.ts';

const PAGE = 100;

/** A page of sealed records, for whoever judges what stands under the privilege and does not investigate. Each look is an entry. @throws EVIDENCE_NO_PRIVILEGED */
export async function openPrivileged(desk: OpenDesk, asking: Asking, readingId: string, cursor?: string): Promise<PrivilegedPage> {
  const duty = { verb: 'open-privileged', subject: 'record', kind: 'privileged-opened', find: findReading(readingId) } as const;
  const { row } = await lookFirst(desk, asking, duty);
  await refuseErasedReading(desk.store.db, row);
  if (row.ended_at === null) throw new EvidenceError('NOT_READ_YET', { message: evidenceSays('reading-not-ended') });
  if (row.privileged_folder === null) throw new EvidenceError('NO_PRIVILEGED', { message: evidenceSays('no-privileged') });
  const page = await (await desk.store.records.reading(row.privileged_folder)).page({}, { cursor, limit: PAGE });
  const seals = await sealsWithin(desk.store, row.privileged_folder, await standingSeals(desk.store.db, row.case_id));
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      await refuseMoved(tx, [row]);
      const ids = page.records.map(({ record }) => record.id);
      note({ reading: readingId, count: ids.length, ids: hashOfIds(ids) });
      return {
        records: page.records.map(shownRecord),
        seals: ids.map((id) => seals.get(id) as string),
        next: page.next ?? null,
      };
    },
  });
}
