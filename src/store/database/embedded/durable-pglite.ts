// SPDX-License-Identifier: Apache-2.0
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { StoreError } from '../../../core/errors/store.ts';

/** An open file of Emscripten's file system on disk; `nfd` is absent for a folder. */
interface NodeStream {
  readonly nfd?: number;
  readonly node: object;
}

interface NodeFileSystem {
  realPath(node: object): string;
  readonly stream_ops: { fsync?: (stream: NodeStream) => number };
}

interface PgliteModule {
  readonly FS: { readonly filesystems: { readonly NODEFS: NodeFileSystem } };
}

/** PGlite's folder on disk, with the one call it leaves out: without it a commit is in the page cache only. */
class DurableNodeFS extends NodeFS {
  fsyncs = 0;

  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const made = await super.init(pg, options);
    const addFsync = (module: unknown): void => {
      const files = (module as PgliteModule).FS.filesystems.NODEFS;
      files.stream_ops.fsync = (stream) => {
        this.fsyncs += 1;
        if (stream.nfd === undefined) syncPath(files.realPath(stream.node));
        else fsyncSync(stream.nfd);
        return 0;
      };
    };
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun: [...(made.emscriptenOpts.preRun ?? []), addFsync] } };
  }
}

/**
 * How much a function of the database runs (V8 counts bytes, roughly) before it is compiled a second time, with all optimisations. V8's own
 * budget of 13 million is spent at the first queries: a desk then optimised for a second or two of a processor what it hardly used again.
 */
const OPTIMISED_AFTER = 1_000_000_000;

/** PGlite starts PostgreSQL with `-F` (no fsync) and calls an empty fdatasync. Both are undone here. */
function startParams(durable: boolean): string[] {
  const usual = (PGlite as unknown as { defaultStartParams: string[] }).defaultStartParams;
  const kept = durable ? usual.filter((param) => param !== '-F') : usual;
  return [...kept, '-c', 'wal_sync_method=fsync', '-c', 'timezone=UTC'];
}

/**
 * Opens the database in `folder`, making it when there is none, and proves that a commit reaches the disk.
 * The caller holds the folder's lock.
 * @throws STORE_NOT_DURABLE when a commit was acknowledged without fsync and `training` is false.
 */
export async function openDurablePglite(folder: string, { isNew, training }: { isNew: boolean; training: boolean }): Promise<PGlite> {
  setFlagsFromString(`--wasm-tiering-budget=${OPTIMISED_AFTER}`);
  const disk = new DurableNodeFS(folder);
  const db = await PGlite.create({ fs: disk, startParams: startParams(true) });
  if (isNew) syncFolder(folder);
  const before = disk.fsyncs;
  await db.query(`SELECT pg_logical_emit_message(true, 'rogatory', 'does a commit reach the disk?')`);
  if (disk.fsyncs > before || training) return db;
  await db.close();
  throw new StoreError('NOT_DURABLE', {
    message:
      `Embedded database ${folder}: a commit is expected to call fsync and did not (this build of PGlite differs from the one we know). ` +
      'Use a PostgreSQL server (ROGATORY_DATABASE_URL=postgres://…), or the version of PGlite named in package-lock.json.',
  });
}

/** A new folder was filled by initdb, which writes through a module without our fsync: its files and folders are flushed once, here. */
function syncFolder(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() || entry.isDirectory()) syncPath(join(entry.parentPath, entry.name));
  syncPath(folder);
}

function syncPath(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
