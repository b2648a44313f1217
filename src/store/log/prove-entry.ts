// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { appendLeaves, EMPTY_RANGE, rootOf, type TreeHash } from '../../core/custody/merkle-tree.ts';
import { consistencyProof, inclusionProof, type ReadNode } from '../../core/custody/proofs.ts';
import { nodesFromTiles } from '../../core/custody/tile-proofs.ts';
import { TILE_WIDTH, tilePath } from '../../core/custody/tiles.ts';
import type { TlogProof } from '../../core/custody/tlog-proof.ts';
import type { Database } from '../database/schema.ts';
import { checkpointCovering } from './cosigned.ts';

/** Where hashes of the log are read: the published tiles first, the database for what is not there. */
export interface LogSource {
  readonly db: Kysely<Database>;
  readonly logFolder: string;
}

/** One entry with the proof that it is in the log under the newest checkpoint. */
export interface ProvenEntry extends TlogProof {
  readonly id: string;
  readonly bytes: Buffer;
  /** Entries under the checkpoint. */
  readonly size: number;
}

/** @returns undefined for an entry that is pending, or not of this log */
export async function proveEntry(source: LogSource, id: string): Promise<ProvenEntry | undefined> {
  return (await proveEntries(source, [id]))[0];
}

/** The same for many at once, under one checkpoint (one that a witness has signed before a newer one), in the order of the log; pending ones are left out. */
export async function proveEntries(source: LogSource, ids: readonly string[]): Promise<readonly ProvenEntry[]> {
  if (ids.length === 0) return [];
  const rows = await source.db
    .selectFrom('log_entry')
    .select(['id', 'idx', 'bytes'])
    .where('id', 'in', [...ids])
    .where('idx', 'is not', null)
    .orderBy('idx')
    .execute();
  const checkpoint = await checkpointCovering(source.db, rows.at(-1)?.idx ?? -1);
  if (checkpoint === undefined) return [];
  const readNode = logNodes(source, checkpoint.size);
  const proven: ProvenEntry[] = [];
  for (const { id, idx, bytes } of rows)
    proven.push({
      id,
      bytes,
      size: checkpoint.size,
      index: idx as number,
      proof: await inclusionProof(idx as number, checkpoint.size, readNode),
      checkpoint: checkpoint.note,
    });
  return proven;
}

/** That the log of `second` entries continues the one of `first`. */
export async function proveConsistency(source: LogSource, first: number, second: number): Promise<readonly TreeHash[]> {
  return await consistencyProof(first, second, logNodes(source, second));
}

/** The newest checkpoint as it is published. */
export async function newestCheckpoint(db: Kysely<Database>): Promise<{ readonly size: number; readonly note: string } | undefined> {
  return await db.selectFrom('log_checkpoint').select(['size', 'note']).orderBy('size', 'desc').limit(1).executeTakeFirst();
}

function logNodes({ db, logFolder }: LogSource, size: number): ReadNode {
  return nodesFromTiles(size, async (level, index, width) => {
    const published = (await tileFile(logFolder, tilePath(level, index))) ?? (await tileFile(logFolder, tilePath(level, index, width)));
    return published !== undefined && published.length >= width * 32 ? published : await tileFromEntries(db, level, index, width);
  });
}

async function tileFile(folder: string, path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(join(folder, path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** For tiles that were not published yet, or were lost. A hash of level 1 takes 256 entries to read, one of level 2 takes 65,536. */
async function tileFromEntries(db: Kysely<Database>, level: number, index: number, width: number): Promise<Buffer> {
  if (level === 0) return Buffer.concat(await leavesFrom(db, index * TILE_WIDTH, width));
  const hashes: TreeHash[] = [];
  for (let below = index * TILE_WIDTH; below < index * TILE_WIDTH + width; below += 1) {
    const tile = await tileFromEntries(db, level - 1, below, TILE_WIDTH);
    const leaves = Array.from({ length: TILE_WIDTH }, (_, n) => tile.subarray(n * 32, (n + 1) * 32));
    hashes.push(rootOf(appendLeaves(EMPTY_RANGE, leaves)));
  }
  return Buffer.concat(hashes);
}

async function leavesFrom(db: Kysely<Database>, first: number, count: number): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('log_entry')
    .select('leaf_hash')
    .where('idx', '>=', first)
    .where('idx', '<', first + count)
    .orderBy('idx')
    .execute();
  return rows.map((row) => row.leaf_hash);
}
