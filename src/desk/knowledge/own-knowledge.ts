// SPDX-License-Identifier: Apache-2.0
import type { Kysely } from 'kysely';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import { applyOverlay, type OverlayConflict, type OverlayEntry } from '../../core/routes/overlay.ts';
import type { Database } from '../../store/database/schema.ts';
import type { OpenDesk } from '../open-desk.ts';

export interface OwnFacts {
  readonly knowledge: Knowledge;
  /** Shipped facts that have changed since this desk confirmed them. */
  readonly conflicts: readonly OverlayConflict[];
  readonly entries: readonly OverlayEntry[];
}

const laid = new WeakMap<Knowledge, { readonly key: string; readonly facts: OwnFacts }>();

/** The facts as this desk holds them: the shipped ones, with what its people have confirmed and corrected laid over. */
export async function ownFacts(desk: Pick<OpenDesk, 'knowledge'>, db: Kysely<Database>): Promise<OwnFacts> {
  const shipped = desk.knowledge();
  const confirmations = await db.selectFrom('fact_confirmation').selectAll().orderBy('confirmed_at').orderBy('id').execute();
  if (confirmations.length === 0) return { knowledge: shipped, conflicts: [], entries: [] };
  const key = `${confirmations.length} ${confirmations.at(-1)?.id}`;
  const known = laid.get(shipped);
  if (known?.key === key) return known.facts;
  const entries = confirmations.map(
    ({ fact, account_id, confirmed_at, how, was, value }): OverlayEntry => ({
      fact,
      by: account_id,
      on: confirmed_at.toISOString().slice(0, 10),
      document: how,
      was,
      ...(value !== null && { value }),
    }),
  );
  const facts = { ...applyOverlay(shipped, entries), entries };
  laid.set(shipped, { key, facts });
  return facts;
}

export async function ownKnowledge(desk: Pick<OpenDesk, 'knowledge'>, db: Kysely<Database>): Promise<Knowledge> {
  return (await ownFacts(desk, db)).knowledge;
}
