// SPDX-License-Identifier: Apache-2.0
import type { OpenDesk } from '../open-desk.ts';
import type { ReadingRow } from './shown-reading.ts';

/** One reading of each item: the one that ended last. */
export async function newestReadings(desk: OpenDesk, caseId: string): Promise<ReadingRow[]> {
  const rows = await desk.store.db
    .selectFrom('reading')
    .innerJoin('evidence', 'evidence.id', 'reading.evidence_id')
    .selectAll('reading')
    .where('reading.case_id', '=', caseId)
    .where('evidence.erased_at', 'is', null)
    .where('ended_at', 'is not', null)
    .orderBy('ended_at')
    .execute();
  return [...new Map(rows.map((row) => [row.evidence_id, row])).values()];
}
