// SPDX-License-Identifier: Apache-2.0
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { samePress } from './same-press.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const GONE_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 150;
const halfDone = new Set<string>();
let stopping: ReturnType<typeof samePress> | undefined;

/**
 * Files and folders that are worth nothing until a command has finished: when it is stopped (Ctrl-C, TERM, a closed terminal) they are removed, and the
 * process ends by the signal, as a shell expects. Only before `untilAsked`, and never for what another process goes on writing.
 *
 * @returns to be called when they are whole, or gone
 */
export function removeIfStopped(...paths: readonly string[]): () => void {
  if (halfDone.size === 0) for (const signal of SIGNALS) process.on(signal, stop);
  for (const path of paths) halfDone.add(path);
  return () => {
    for (const path of paths) halfDone.delete(path);
    if (halfDone.size === 0 && stopping === undefined) for (const signal of SIGNALS) process.off(signal, stop);
  };
}

/** Other processes of ours may be writing there still, until they find that the folder is gone. Whoever asks again does not wait for it. */
async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping !== undefined) {
    if (!stopping.isTold()) endBy(signal);
    return;
  }
  stopping = samePress();
  const until = Date.now() + GONE_WITHIN_MS;
  do {
    for (const path of halfDone) remove(path);
    await wait(LOOK_EVERY_MS);
  } while ([...halfDone].some((path) => existsSync(path)) && Date.now() < until);
  for (const path of halfDone) if (existsSync(path)) process.stderr.write(`${path} is not whole and could not be removed: remove it.\n`);
  endBy(signal);
}

function endBy(signal: NodeJS.Signals): void {
  for (const one of SIGNALS) process.off(one, stop);
  process.kill(process.pid, signal);
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // Somebody has just written into it: the next look removes that too.
  }
}
