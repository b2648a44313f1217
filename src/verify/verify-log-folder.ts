// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCheckpoint } from '../core/custody/checkpoint.ts';
import { appendLeaves, type CompactRange, EMPTY_RANGE, leafHash, rootOf, type TreeHash } from '../core/custody/merkle-tree.ts';
import { openNote } from '../core/custody/signed-note.ts';
import { hashesAtLevel, TILE_WIDTH, tilePath } from '../core/custody/tiles.ts';
import { logFound } from '../core/errors/sentences/found-in-log.ts';
import { placeIn } from '../core/errors/sentences/place-in-file.ts';
import { type CheckedCheckpoint, checkCheckpoint, type FoundKey } from './check-checkpoint.ts';
import { entryCheck } from './check-entries.ts';
import type { Findings } from './finding.ts';
import type { Trust } from './trust.ts';

/**
 * A whole log as it is published (C2SP tlog-tiles): every entry hashed, every tile compared, the root computed, checkpoints seen before
 * looked for in it. Memory stays flat but for the ids of the entries. `where` names tiles by their path and entries by their index.
 */
export async function verifyLogFolder(folder: string, keys: readonly FoundKey[], trust: Trust, findings: Findings): Promise<void> {
  const note = await readText(join(folder, 'checkpoint'));
  if (note === undefined) {
    findings.bad('CHECKPOINT_FORM', logFound('no-checkpoint'), 'checkpoint');
    return;
  }
  const head = checkCheckpoint(note, 'checkpoint', keys, trust, findings);
  if (head === undefined) return;
  const earlier = earlierCheckpoints(head, trust, findings);
  const tree = await hashEntries(folder, head.size, earlier, findings);
  await compareUpperTiles(folder, head.size, findings);
  if (tree.size < head.size) return;
  const root = rootOf(tree);
  if (same(root, head.root)) findings.good('ROOT_MATCHES', logFound('root-matches', { count: head.size }), 'checkpoint');
  else findings.bad('ROOT_MISMATCH', logFound('root-differs', { count: head.size }), 'checkpoint');
}

interface Earlier {
  readonly name: string;
  readonly size: number;
  readonly root: TreeHash;
}

/** Checkpoints of this log that somebody has kept, smallest first. */
function earlierCheckpoints(head: CheckedCheckpoint, { keys, checkpoints }: Trust, findings: Findings): Earlier[] {
  const earlier: Earlier[] = [];
  for (const { name, note } of checkpoints) {
    const opened = openNote(note, keys);
    const kept = parseCheckpoint(opened?.text ?? '');
    if (kept === undefined || !opened?.signedBy.some((key) => key.use === 'note' && key.name === kept.origin)) {
      findings.bad('CHECKPOINT_SIGNATURE', logFound('kept-unsigned'), name);
      continue;
    }
    if (kept.origin !== head.origin) continue;
    if (kept.size > head.size) findings.bad('LOG_ROLLED_BACK', logFound('rolled-back', { count: head.size, before: kept.size }), name);
    else earlier.push({ name, size: kept.size, root: kept.root });
  }
  return earlier.sort((a, b) => a.size - b.size);
}

async function hashEntries(folder: string, size: number, earlier: readonly Earlier[], findings: Findings): Promise<CompactRange> {
  const check = entryCheck(findings);
  let tree: CompactRange = EMPTY_RANGE;
  const compareEarlier = (): void => {
    for (const kept of earlier.filter((one) => one.size === tree.size))
      if (same(kept.root, rootOf(tree))) findings.good('LOG_CONTINUES', logFound('continues', { count: kept.size }), kept.name);
      else findings.bad('LOG_FORKED', logFound('forked', { count: kept.size }), kept.name);
  };
  compareEarlier();
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const path = tilePath('entries', index, width);
    const bundle = (await readBytes(join(folder, path))) ?? (await readBytes(join(folder, tilePath('entries', index))));
    const entries = bundle === undefined ? [] : readBundle(bundle).slice(0, width);
    if (entries.length < width) {
      findings.bad('LOG_TRUNCATED', logFound('truncated', { from: index * TILE_WIDTH + entries.length, to: size - 1 }), path);
      return tree;
    }
    const leaves = entries.map(leafHash);
    await compareLeaves(folder, index, leaves, findings);
    for (const [n, bytes] of entries.entries()) {
      check.next(bytes, placeIn('entry', { file: path, n: index * TILE_WIDTH + n }));
      tree = appendLeaves(tree, [leaves[n] as TreeHash]);
      compareEarlier();
    }
  }
  return tree;
}

/** An entry bundle is one entry after the other, each after its length; what is cut off at the end is no entry. */
function readBundle(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at + 2 <= bundle.length && at + 2 + bundle.readUInt16BE(at) <= bundle.length; ) {
    const end = at + 2 + bundle.readUInt16BE(at);
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

async function compareLeaves(folder: string, index: number, leaves: readonly TreeHash[], findings: Findings): Promise<void> {
  const path = tilePath(0, index, leaves.length);
  const tile = (await readBytes(join(folder, path))) ?? (await readBytes(join(folder, tilePath(0, index))));
  if (tile === undefined) {
    findings.bad('TILE_MISMATCH', logFound('tile-missing'), path);
    return;
  }
  for (const [n, leaf] of leaves.entries())
    if (!same(leaf, tile.subarray(n * 32, (n + 1) * 32)))
      findings.bad('ENTRY_HASH_MISMATCH', logFound('entry-hash'), placeIn('entry', { file: path, n: index * TILE_WIDTH + n }));
}

async function compareUpperTiles(folder: string, size: number, findings: Findings): Promise<void> {
  for (let level = 1; hashesAtLevel(level, size) > 0; level += 1)
    for (let index = 0; index * TILE_WIDTH < hashesAtLevel(level, size); index += 1) {
      const width = Math.min(TILE_WIDTH, hashesAtLevel(level, size) - index * TILE_WIDTH);
      const path = tilePath(level, index, width);
      const tile = (await readBytes(join(folder, path))) ?? (await readBytes(join(folder, tilePath(level, index))));
      const expected = await tileAbove(folder, level, index, width);
      if (tile === undefined || expected === undefined || !tile.subarray(0, width * 32).equals(expected))
        findings.bad('TILE_MISMATCH', logFound('tile-differs'), path);
    }
}

async function tileAbove(folder: string, level: number, index: number, width: number): Promise<Buffer | undefined> {
  const hashes: TreeHash[] = [];
  for (let below = index * TILE_WIDTH; below < index * TILE_WIDTH + width; below += 1) {
    const tile = await readBytes(join(folder, tilePath(level - 1, below)));
    if (tile?.length !== TILE_WIDTH * 32) return undefined;
    const leaves = Array.from({ length: TILE_WIDTH }, (_, n) => tile.subarray(n * 32, (n + 1) * 32));
    hashes.push(rootOf(appendLeaves(EMPTY_RANGE, leaves)));
  }
  return Buffer.concat(hashes);
}

function same(a: TreeHash, b: TreeHash): boolean {
  return Buffer.from(a).equals(b);
}

async function readBytes(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

async function readText(path: string): Promise<string | undefined> {
  return (await readBytes(path))?.toString('utf8');
}
