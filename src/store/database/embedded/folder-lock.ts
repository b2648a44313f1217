// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * One process at a time may open an embedded database: two would destroy it. The lock is the operating system's own, taken by an
 * exclusive SQLite transaction on `<folder>/lock` that is never ended: it goes with the process, however that ends.
 * `<folder>/lock-holder` names the process for people; it decides nothing.
 */
export type HolderPhase = 'opening' | 'open' | 'closing';

export interface FolderLock {
  /** Says to those who wait that the database is being opened or closed: they are patient meanwhile. */
  readonly say: (phase: HolderPhase) => void;
  readonly release: () => void;
}

/** Takes the lock, or answers undefined at once when another process has it. */
export function takeFolderLock(folder: string): FolderLock | undefined {
  const file = lockFile(folder);
  if (file === undefined) return undefined;
  const say = (phase: HolderPhase): void => writeFileSync(join(folder, 'lock-holder'), `${process.pid} ${phase}\n`, { mode: 0o600 });
  say('open');
  return { say, release: () => file.close() };
}

/** Whether another process has the lock now. */
export function isFolderLocked(folder: string): boolean {
  const file = lockFile(folder);
  file?.close();
  return file === undefined;
}

function lockFile(folder: string): DatabaseSync | undefined {
  const file = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
    return file;
  } catch (error) {
    file.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

/** Process id of the holder as it was written down, for a sentence to a person. */
export function lockHolder(folder: string): number | undefined {
  const pid = Number(holderLine(folder).split(' ')[0]);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

/** Whether the holder says that it is opening or closing the database; means nothing while nobody has the lock. */
export function holderIsBusy(folder: string): boolean {
  return / (opening|closing)$/.test(holderLine(folder));
}

function holderLine(folder: string): string {
  try {
    return readFileSync(join(folder, 'lock-holder'), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
