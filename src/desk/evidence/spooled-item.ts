// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import type { Store } from '../../store/open-store.ts';

/** A plain copy in the spool for as long as it is looked at: people step from record to record of one return. */
const KEPT_MS = 60_000;

interface Copy {
  readonly path: Promise<string>;
  users: number;
  timer?: NodeJS.Timeout;
}

const copies = new WeakMap<Store, Map<string, Copy>>();

/**
 * Works on a plain copy of a vault item, hashed as it was copied. The copy is removed a minute after its last use, and by
 * `sweepEvidence` a day after a process that had one has died.
 */
export async function withSpooledItem<T>(store: Store, sha256: string, work: (path: string) => Promise<T>): Promise<T> {
  const mine = copies.get(store) ?? new Map<string, Copy>();
  copies.set(store, mine);
  let copy = mine.get(sha256);
  if (copy === undefined) {
    copy = { path: copyOut(store, sha256), users: 0 };
    copy.path.catch(() => mine.delete(sha256));
    mine.set(sha256, copy);
  }
  clearTimeout(copy.timer);
  copy.users += 1;
  try {
    return await work(await copy.path);
  } finally {
    copy.users -= 1;
    if (copy.users === 0) {
      const { path } = copy;
      copy.timer = setTimeout(() => {
        mine.delete(sha256);
        void path.then((file) => rm(file, { force: true })).catch(() => undefined);
      }, KEPT_MS).unref();
    }
  }
}

/** Removes the plain copy of an item that this process has: it is being erased. */
export async function forgetCopies(store: Store, sha256: string): Promise<void> {
  const copy = copies.get(store)?.get(sha256);
  if (copy === undefined) return;
  copies.get(store)?.delete(sha256);
  clearTimeout(copy.timer);
  await copy.path.then((file) => rm(file, { force: true })).catch(() => undefined);
}

/** Removes the copies of this process: at its end. */
export async function removeCopies(store: Store): Promise<void> {
  const mine = [...(copies.get(store) ?? new Map<string, Copy>()).values()];
  copies.delete(store);
  for (const { path, timer } of mine) {
    clearTimeout(timer);
    await path.then((file) => rm(file, { force: true })).catch(() => undefined);
  }
}

const folderOf = (store: Store): string => join(store.configuration.spoolFolder, 'originals');

async function copyOut(store: Store, sha256: string): Promise<string> {
  const path = join(folderOf(store), randomUUID());
  await mkdir(folderOf(store), { recursive: true, mode: 0o700 });
  try {
    await pipeline(await store.vault.open(sha256), createWriteStream(path, { flags: 'wx', mode: 0o400 }));
    return path;
  } catch (cause) {
    await rm(path, { force: true });
    if (!['ENOSPC', 'EDQUOT'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
    throw new EvidenceError('DISK_FULL', {
      message: evidenceSays('no-room-for-original'),
      cause,
    });
  }
}
