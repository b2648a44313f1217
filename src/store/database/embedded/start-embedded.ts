// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StoreError } from '../../../core/errors/store.ts';
import { makeFolders } from '../../make-folders.ts';
import type { ChildSays } from './embedded.child.ts';
import { holderIsBusy, isFolderLocked, lockHolder } from './folder-lock.ts';
import { SOCKET_NAME, socketFolder } from './socket-folder.ts';
import { SSL_REQUEST } from './wire-messages.ts';

/** A way to the embedded database: ours (`child`) or one that another process of this machine opened. */
export interface Embedded {
  /** `host` for clients of PostgreSQL; the port is 5432. */
  readonly socketFolder: string;
  readonly joined: boolean;
  /**
   * Ends our child, after it has written its checkpoint. Joiners leave the holder alone; when a holder goes, those who have joined it open
   * the folder themselves, at the same socket: what they ask in between fails once and works again a moment later.
   */
  readonly stop: () => Promise<void>;
}

/** How long a starter waits for the holder of the folder to listen, or to be gone. */
const JOIN_WITHIN_MS = 5_000;
/** How long a holder may take to open the database or to close it: repairing it after a crash takes its time. */
const BUSY_WITHIN_MS = 120_000;
/** How long a holder that listens may take for its first word: it says nothing while it works on a long query. */
const ANSWER_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 50;
/** Pause between two tries to follow a holder that is gone. */
const SUCCEED_EVERY_MS = 1_000;

/**
 * Opens the embedded database in `folder`, or joins the process that has it open. A holder that is just ending is waited for.
 * @throws STORE_FOLDER_HELD when another process has the folder and does not answer; STORE_FOLDER_UNUSABLE, STORE_NOT_DURABLE.
 */
export async function startEmbedded(folder: string, { training = false }: { training?: boolean } = {}): Promise<Embedded> {
  makeFolder(folder);
  const began = Date.now();
  let quietSince = began;
  do {
    if (await answers(socketFolder(folder))) return joined(folder, training);
    const opened = isFolderLocked(folder) ? undefined : await openFolder(folder, training);
    if (opened !== undefined) return opened;
    await wait(LOOK_EVERY_MS);
    if (holderIsBusy(folder) && Date.now() - began < BUSY_WITHIN_MS) quietSince = Date.now();
  } while (Date.now() - quietSince < JOIN_WITHIN_MS);
  throw new StoreError('FOLDER_HELD', {
    message:
      `Embedded database ${folder}: process ${lockHolder(folder) ?? 'unknown'} holds it and did not answer within ` +
      `${Math.round((Date.now() - began) / 1000)} s. Wait until that process has started or ended, then try again. Nothing was changed.`,
  });
}

/** Starts our child; undefined when another process was faster. */
async function openFolder(folder: string, training: boolean): Promise<Embedded | undefined> {
  const child = fork(join(import.meta.dirname, 'embedded.child.ts'), [folder, training ? 'training' : 'real'], {
    // A session of its own: Ctrl-C in the terminal of the desk ends the desk first.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const said = await firstWord(child, folder);
  if ('ready' in said) return { socketFolder: said.ready, joined: false, stop: () => stop(child) };
  if ('failed' in said) throw new StoreError(said.failed.code as 'FOLDER_UNUSABLE', { message: said.failed.message });
  return undefined;
}

function joined(folder: string, training: boolean): Embedded {
  let stopped = false;
  let after: Promise<Embedded | undefined> | undefined;
  const line = connect(join(socketFolder(folder), SOCKET_NAME));
  line.unref();
  // Why it ended is for whoever asks the database next to find out.
  line.on('error', () => line.destroy());
  line.once('close', () => {
    if (!stopped) after = succeed(folder, training, () => stopped);
  });
  const end = async (): Promise<void> => {
    stopped = true;
    line.destroy();
    await (await after)?.stop();
  };
  return { socketFolder: socketFolder(folder), joined: true, stop: end };
}

/** Opens the folder, or joins whoever was faster, as often as it takes; not when the folder has been removed. */
async function succeed(folder: string, training: boolean, stopped: () => boolean): Promise<Embedded | undefined> {
  while (!stopped() && existsSync(folder)) {
    const opened = await startEmbedded(folder, { training }).catch((error: unknown) => {
      if (existsSync(folder)) process.emitWarning(String(error));
    });
    if (opened !== undefined) return opened;
    await wait(SUCCEED_EVERY_MS, undefined, { ref: false });
  }
  return undefined;
}

function makeFolder(folder: string): void {
  try {
    makeFolders(folder);
  } catch (cause) {
    throw new StoreError('FOLDER_UNUSABLE', {
      message: `Embedded database: the folder ${folder} could not be made (${(cause as NodeJS.ErrnoException).code}). Name one that this user may write.`,
      cause,
    });
  }
}

/**
 * Whether somebody answers on the socket. That it can be connected to says nothing: the system accepts for a process that has been
 * killed and is not yet gone, and for one that is just closing. So a word of the protocol is asked for and waited for.
 */
function answers(folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(join(folder, SOCKET_NAME), () => socket.write(SSL_REQUEST));
    const is = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(ANSWER_WITHIN_MS, () => is(false));
    socket.once('data', () => is(true));
    socket.once('error', () => is(false));
    socket.once('close', () => is(false));
  });
}

function firstWord(child: ChildProcess, folder: string): Promise<ChildSays> {
  let errors = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    errors = `${errors}${bytes}`.slice(-2_000);
  });
  return new Promise((resolve) => {
    child.once('message', (message) => {
      // From here on neither the channel nor standard error keeps the desk's process alive by itself.
      child.unref();
      child.channel?.unref();
      (child.stderr as unknown as { unref?: () => void } | null)?.unref?.();
      resolve(message as ChildSays);
    });
    child.once('exit', (code, signal) =>
      resolve({
        failed: {
          code: 'FOLDER_UNUSABLE',
          message:
            `Embedded database ${folder} could not be opened: its process ended with ${signal ?? code}. ` +
            `Keep the folder as it is, make a copy, and restore the last backup if it stays so.${errors === '' ? '' : ` It said: ${errors.trim().split('\n').at(-1)}`}`,
        },
      }),
    );
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.ref();
  child.disconnect();
  await ended;
}
