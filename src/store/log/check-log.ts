// SPDX-License-Identifier: Apache-2.0
import { type Kysely, sql } from 'kysely';
import { parseCheckpoint } from '../../core/custody/checkpoint.ts';
import { openRotation } from '../../core/custody/key-rotation.ts';
import { appendLeaves, type CompactRange, EMPTY_RANGE, leafHash, rootOf } from '../../core/custody/merkle-tree.ts';
import { type NoteVerifier, openNote } from '../../core/custody/signed-note.ts';
import type { Database } from '../database/schema.ts';

/** What re-reading the whole log has found. */
export interface LogCheck {
  readonly entries: number;
  readonly pending: number;
  readonly checkpoints: number;
  /** One sentence each; empty when all is well. */
  readonly faults: readonly string[];
}

const PAGE = 2_000;

export interface LookedAt {
  /** Is shown the very bytes that were hashed, in the order of the log; what it makes of them holds only when there are no faults. */
  readonly visit?: (index: number, bytes: Uint8Array) => void;
  /** Of the newest checkpoint alone, which covers every entry: a desk signs one a second. */
  readonly signatures?: 'all' | 'newest';
}

/** Recomputes every leaf and the root under every checkpoint from the bytes of the entries, and checks each signature. Memory stays flat. */
export async function checkLog(
  db: Kysely<Database>,
  verifier: NoteVerifier,
  { visit, signatures = 'all' }: LookedAt = {},
): Promise<LogCheck> {
  const faults: string[] = [];
  // Asked before the checkpoints: what is sequenced meanwhile belongs to the next check, and is no entry without a checkpoint.
  const indexed = await indexedEntries(db);
  const checkpoints = await db.selectFrom('log_checkpoint').select(['size', 'root', 'note']).orderBy('size').execute();
  const due = checkpoints.values();
  let next = due.next().value;
  let tree: CompactRange = EMPTY_RANGE;
  const end = Math.max(indexed, checkpoints.at(-1)?.size ?? 0);
  for (let page = await entriesFrom(db, 0, end); page.length > 0; page = await entriesFrom(db, tree.size, end)) {
    for (const { idx, bytes, leaf_hash } of page) {
      if (idx !== tree.size)
        return { ...(await counts(db)), checkpoints: checkpoints.length, faults: [...faults, `entry ${tree.size} is missing`] };
      const leaf = leafHash(bytes);
      if (!leaf_hash.equals(leaf)) faults.push(`entry ${idx}: its bytes are not those that were hashed`);
      visit?.(idx, bytes);
      tree = appendLeaves(tree, [leaf]);
      for (; next?.size === tree.size; next = due.next().value)
        if (!next.root.equals(rootOf(tree))) faults.push(`checkpoint of ${next.size} entries: its root is not that of the entries`);
    }
  }
  if (next !== undefined) faults.push(`checkpoint of ${next.size} entries: the log ends at ${tree.size}`);
  if (checkpoints.length > 0 && (checkpoints.at(-1)?.size ?? 0) < tree.size)
    faults.push(`entries from ${checkpoints.at(-1)?.size} on are under no checkpoint`);
  const rotations = (await db.selectFrom('log_key_rotation').select(['note', 'entries']).orderBy('entries').execute()).map(
    ({ note, entries }) => ({ key: openRotation(note)?.from, entries }),
  );
  for (const { size, root, note } of signatures === 'newest' ? checkpoints.slice(-1) : checkpoints) {
    const key = rotations.find(({ entries }) => size <= entries)?.key ?? verifier;
    const opened = openNote(note, [key]);
    const said = parseCheckpoint(opened?.text ?? '');
    if (opened?.signedBy.length !== 1 || said?.size !== size || !root.equals(said.root) || said.origin !== verifier.name)
      faults.push(`checkpoint of ${size} entries: its note is not signed by this desk's key, or says something else`);
  }
  return { ...(await counts(db)), checkpoints: checkpoints.length, faults };
}

function entriesFrom(db: Kysely<Database>, from: number, end: number) {
  return db
    .selectFrom('log_entry')
    .select(['idx', 'bytes', 'leaf_hash'])
    .where('idx', '>=', from)
    .where('idx', '<', end)
    .orderBy('idx')
    .limit(PAGE)
    .execute();
}

async function indexedEntries(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('log_entry')
    .select((one) => one.fn.max('idx').as('last'))
    .executeTakeFirst();
  return row?.last === null || row === undefined ? 0 : Number(row.last) + 1;
}

async function counts(db: Kysely<Database>): Promise<{ entries: number; pending: number }> {
  const { rows } = await sql<{ entries: number; pending: number }>`
    SELECT count(*) AS entries, count(*) FILTER (WHERE idx IS NULL) AS pending FROM log_entry`.execute(db);
  return rows[0] ?? { entries: 0, pending: 0 };
}
