// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { TraceNote } from '../../core/api/currency.ts';
import type { Database } from '../../store/database/schema.ts';
import { personOf } from '../people.ts';

/** In the order in which they were written. */
export async function notesOf(tx: Transaction<Database>, traceId: string): Promise<TraceNote[]> {
  const rows = await tx.selectFrom('trace_note').selectAll().where('trace_id', '=', traceId).orderBy('number').execute();
  const notes: TraceNote[] = [];
  for (const { id, at_kind: kind, at_from: from, at_to: to, text, written_at: at, written_by: by } of rows)
    notes.push({ id, at: { kind, from, to }, text, writtenAt: at.toISOString(), writtenBy: await personOf(tx, by) });
  return notes;
}
