// SPDX-License-Identifier: Apache-2.0
import { type Kysely, sql, type Transaction } from 'kysely';
import { makeCheckpoint } from '../../core/custody/checkpoint.ts';
import { appendLeaves, type CompactRange, EMPTY_RANGE, rootOf } from '../../core/custody/merkle-tree.ts';
import { type NoteSigner, parseVkey, signNote, vkeyOf } from '../../core/custody/signed-note.ts';
import { LogError } from '../../core/errors/log.ts';
import { logSays } from '../../core/errors/sentences/log.ts';
import { crashPoint } from '../crash-point.ts';
import type { Database } from '../database/schema.ts';

/** Entries that get their index in one transaction. */
const BATCH = 5_000;

/** Names the one lock of the log among the advisory locks of the database: "rogatory" in ASCII, shortened to 63 bits. */
const LOG_LOCK = sql.lit('8245936490085087353');

const HASH_BYTES = 32;

/**
 * Gives indexes to committed entries, extends the tree and signs its new head, in one transaction. Several sequencers wait for each
 * other. @returns how many entries are in the tree now, and whether more are waiting.
 * @throws LOG_KEY_MISSING for the key of before a rotation, LOG_DAMAGED
 */
export async function sequenceEntries(
  db: Kysely<Database>,
  signer: NoteSigner,
): Promise<{ readonly size: number; readonly more: boolean }> {
  return await db.transaction().execute(async (tx) => {
    await holdLog(tx);
    const tree = await newestTree(tx);
    const pending = await tx
      .selectFrom('log_entry')
      .select(['id', 'leaf_hash'])
      .where('idx', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .limit(BATCH)
      .execute();
    if (pending.length === 0) return { size: tree.size, more: false };
    await refuseFormerKey(tx, signer);
    await giveIndexes(
      tx,
      pending.map((entry) => entry.id),
      tree.size,
    );
    const grown = appendLeaves(
      tree,
      pending.map((entry) => entry.leaf_hash),
    );
    const root = Buffer.from(rootOf(grown));
    const note = signNote(makeCheckpoint({ origin: signer.name, size: grown.size, root }), signer);
    await tx
      .insertInto('log_checkpoint')
      .values({ size: grown.size, root, edge: Buffer.concat(grown.edge), note })
      .execute();
    crashPoint('log-sequenced');
    return { size: grown.size, more: pending.length === BATCH };
  });
}

/** Until this transaction ends nobody gives indexes or signs. */
export async function holdLog(tx: Transaction<Database>): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${LOG_LOCK}::bigint)`.execute(tx);
}

/** A desk that runs while its log gets another key must not go on signing with the one it has read. */
async function refuseFormerKey(tx: Transaction<Database>, signer: NoteSigner): Promise<void> {
  const newest = await tx.selectFrom('log_key_rotation').select('to_vkey').orderBy('entries', 'desc').limit(1).executeTakeFirst();
  if (newest === undefined || newest.to_vkey === vkeyOf(signer) || parseVkey(newest.to_vkey)?.name !== signer.name) return;
  throw new LogError('KEY_MISSING', {
    message: logSays('key-changed'),
  });
}

async function giveIndexes(tx: Transaction<Database>, ids: readonly string[], first: number): Promise<void> {
  await sql`
    UPDATE log_entry SET idx = given.place + ${first}::bigint - 1
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS given (id, place)
    WHERE log_entry.id = given.id`.execute(tx);
}

/** The tree under the newest checkpoint. @throws LOG_DAMAGED when its edge does not give its root */
export async function newestTree(db: Kysely<Database>): Promise<CompactRange> {
  const newest = await db.selectFrom('log_checkpoint').select(['size', 'root', 'edge']).orderBy('size', 'desc').limit(1).executeTakeFirst();
  if (newest === undefined) return EMPTY_RANGE;
  const edge = Array.from({ length: newest.edge.length / HASH_BYTES }, (_, n) =>
    newest.edge.subarray(n * HASH_BYTES, (n + 1) * HASH_BYTES),
  );
  const tree: CompactRange = { size: newest.size, edge };
  if (newest.root.equals(rootOf(tree))) return tree;
  throw new LogError('DAMAGED', {
    message: logSays('tree-differs', { size: newest.size }),
  });
}
