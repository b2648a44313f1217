// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Kysely } from 'kysely';
import { type Checkpoint, parseCheckpoint } from '../../core/custody/checkpoint.ts';
import { appendLeaves, EMPTY_RANGE, rootOf, type TreeHash } from '../../core/custody/merkle-tree.ts';
import { entryBundle, hashesAtLevel, TILE_WIDTH, tilePath } from '../../core/custody/tiles.ts';
import { LogError } from '../../core/errors/log.ts';
import { crashPoint } from '../crash-point.ts';
import type { Database } from '../database/schema.ts';
import { syncFolder } from '../durable-folder.ts';
import { cosignedNote } from './cosigned.ts';

/** What is published: how many entries, and the checkpoint that says so; none of an empty log. */
export interface Published {
  readonly size: number;
  readonly note: string | undefined;
}

/**
 * Writes the log as files for anybody who checks it (C2SP tlog-tiles): first the tiles of what is new, then the checkpoint, by a rename.
 * Only what is committed is published, and publishing again after a crash gives the same files.
 * @throws LOG_FORKED when the folder holds another log, or more of this one, than the database
 */
export async function publish(db: Kysely<Database>, folder: string): Promise<Published> {
  const newest = await db.selectFrom('log_checkpoint').select(['size', 'note']).orderBy('size', 'desc').limit(1).executeTakeFirst();
  const lying = await publishedNote(folder);
  const published = lying === undefined ? undefined : parseCheckpoint(lying);
  await refuseFork(db, published, newest?.size ?? 0);
  if (newest === undefined || newest.size === (published?.size ?? 0)) return { size: newest?.size ?? 0, note: lying };
  await writeBundlesAndLeaves(db, folder, published?.size ?? 0, newest.size);
  for (let level = 1; hashesAtLevel(level, newest.size) > 0; level += 1)
    await writeUpperTiles(folder, level, published?.size ?? 0, newest.size);
  crashPoint('log-tiles-written');
  const note = (await cosignedNote(db, newest.size)) ?? newest.note;
  await writeWhole(join(folder, 'checkpoint'), note);
  crashPoint('log-published');
  await removeFilledPartials(folder, published?.size ?? 0, newest.size);
  return { size: newest.size, note };
}

/** The same. @returns the published size */
export async function publishLog(db: Kysely<Database>, folder: string): Promise<number> {
  return (await publish(db, folder)).size;
}

/** Publishes a checkpoint again with what witnesses have signed, while it is still the one that is published. */
export async function publishCosignatures(db: Kysely<Database>, folder: string, size: number): Promise<void> {
  const lying = await publishedNote(folder);
  const note = await cosignedNote(db, size);
  if (lying !== undefined && parseCheckpoint(lying)?.size === size && note !== undefined)
    await writeWhole(join(folder, 'checkpoint'), note);
}

/** The checkpoint as it lies in the folder; its signature is checked by those who trust nobody, `rogatory verify`. */
export async function publishedNote(folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, 'checkpoint'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function refuseFork(db: Kysely<Database>, published: Checkpoint | undefined, size: number): Promise<void> {
  if (published === undefined || published.size === 0) return;
  const ours = await db.selectFrom('log_checkpoint').select('root').where('size', '=', published.size).executeTakeFirst();
  if (ours?.root.equals(published.root)) return;
  throw new LogError('FORKED', {
    message:
      `Custody log ${published.origin}: published are ${published.size} entries, the database holds ${size}` +
      `${published.size <= size ? ' and others among them' : ''}. It was brought back from an older backup, or another desk writes this log. ` +
      'Nothing more is published. Keep both and see docs/how-to/backup.md, "a log that forks".',
    details: { published: published.size, database: size },
  });
}

/** Entry bundles and tiles of level 0, from the tile that was the last one published. */
async function writeBundlesAndLeaves(db: Kysely<Database>, folder: string, from: number, to: number): Promise<void> {
  for (let first = from - (from % TILE_WIDTH); first < to; first += TILE_WIDTH) {
    const end = Math.min(first + TILE_WIDTH, to);
    const rows = await db
      .selectFrom('log_entry')
      .select(['idx', 'bytes', 'leaf_hash'])
      .where('idx', '>=', first)
      .where('idx', '<', end)
      .orderBy('idx')
      .execute();
    if (rows.length !== end - first || rows.some((row, n) => row.idx !== first + n)) throw gap(first, end, rows.length);
    const index = first / TILE_WIDTH;
    await writeWhole(join(folder, tilePath('entries', index, end - first)), entryBundle(rows.map((row) => row.bytes)));
    await writeWhole(join(folder, tilePath(0, index, end - first)), Buffer.concat(rows.map((row) => row.leaf_hash)));
  }
}

/** Tiles of a level above: each hash is the root of one full tile below. */
async function writeUpperTiles(folder: string, level: number, from: number, to: number): Promise<void> {
  const done = hashesAtLevel(level, from);
  const wanted = hashesAtLevel(level, to);
  for (let first = done - (done % TILE_WIDTH); first < wanted; first += TILE_WIDTH) {
    const end = Math.min(first + TILE_WIDTH, wanted);
    if (end <= done) continue;
    const hashes: TreeHash[] = [];
    for (let below = first; below < end; below += 1)
      hashes.push(rootOf(appendLeaves(EMPTY_RANGE, await readTile(join(folder, tilePath(level - 1, below))))));
    await writeWhole(join(folder, tilePath(level, first / TILE_WIDTH, end - first)), Buffer.concat(hashes));
  }
}

async function readTile(path: string): Promise<TreeHash[]> {
  const bytes = await readFile(path);
  return Array.from({ length: bytes.length / 32 }, (_, n) => bytes.subarray(n * 32, (n + 1) * 32));
}

/** A partial tile is of no use once the full one is there under a published checkpoint. */
async function removeFilledPartials(folder: string, from: number, to: number): Promise<void> {
  for (const level of ['entries', 0, 1, 2, 3] as const) {
    const depth = level === 'entries' ? 0 : level;
    for (
      let index = Math.floor(hashesAtLevel(depth, from) / TILE_WIDTH);
      index < Math.floor(hashesAtLevel(depth, to) / TILE_WIDTH);
      index += 1
    )
      await rm(join(folder, `${tilePath(level, index)}.p`), { recursive: true, force: true });
  }
}

/** A reader finds the old file or the new one, whole. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  // Whoever else publishes at this moment, in this process too, writes the same into a file of its own.
  const writing = `${path}.${randomUUID()}.writing`;
  const file = await open(writing, 'w', 0o644);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(writing, path);
  await syncFolder(dirname(path));
}

function gap(first: number, end: number, found: number): Error {
  return new LogError('DAMAGED', {
    message: `Custody log: entries ${first} to ${end - 1} are expected in the database, ${found} are there in order. Nothing of them was published. Run "rogatory doctor".`,
  });
}
