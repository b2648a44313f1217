// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../store/database/schema.ts';
import { type About, recordEntry } from '../record-entry.ts';

/** Something wrong with the desk itself, found by itself or told by a witness. Nothing of a case stands in it. */
export interface DeskFault {
  readonly code: FaultCode;
  /** Which witness, item or part; with the code it names the fault. */
  readonly place: string;
  /** One sentence in English, for the administrator. */
  readonly what: string;
}

export type FaultCode = 'LOG_ROLLED_BACK' | 'LOG_FORKED' | 'LOG_DAMAGED' | 'LOG_UNPUBLISHED' | 'VAULT_DAMAGED' | 'STAMP_UNUSABLE';

/** Raises a fault; one that stands already is seen again. The log says when it was found. */
export async function raiseFault(db: Kysely<Database>, { code, place, what }: DeskFault, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const standing = await tx
      .selectFrom('desk_fault')
      .select('gone_at')
      .where('code', '=', code)
      .where('place', '=', place)
      .executeTakeFirst();
    const isNew = standing === undefined || standing.gone_at !== null;
    await tx
      .insertInto('desk_fault')
      .values({ code, place, what, found_at: now, seen_at: now, gone_at: null })
      .onConflict((conflict) =>
        conflict.columns(['code', 'place']).doUpdateSet({ what, seen_at: now, gone_at: null, ...(isNew && { found_at: now }) }),
      )
      .execute();
    if (!isNew) return;
    const about: About = { fault: code.toLowerCase().replaceAll('_', '-') };
    const source = { now: () => now, newId: randomUUID };
    await recordEntry(tx, source, {
      kind: code === 'LOG_FORKED' || code === 'LOG_ROLLED_BACK' ? 'log-forked' : 'fault-found',
      role: 'desk',
      about,
    });
  });
}

/** The fault is no longer found. It stays on record with both dates. */
export async function clearFault(db: Kysely<Database>, { code, place }: Pick<DeskFault, 'code' | 'place'>, now: Date): Promise<void> {
  await db
    .updateTable('desk_fault')
    .set({ gone_at: now })
    .where('code', '=', code)
    .where('place', '=', place)
    .where('gone_at', 'is', null)
    .execute();
}

/** Faults that stand, newest first. */
export async function standingFaults(db: Kysely<Database>): Promise<readonly (DeskFault & { readonly foundAt: Date })[]> {
  const rows = await db
    .selectFrom('desk_fault')
    .selectAll()
    .where('gone_at', 'is', null)
    .orderBy('found_at', 'desc')
    .orderBy('code')
    .execute();
  return rows.map(({ code, place, what, found_at }) => ({ code: code as FaultCode, place, what, foundAt: found_at }));
}
