// SPDX-License-Identifier: Apache-2.0
/**
 * The embedded database as a program of its own: it holds the folder's lock, PGlite and the socket, so that a long query never stalls
 * the desk. It ends when the desk that started it ends: the channel to the parent closes, however the parent ended.
 *
 * Says to its parent `{ ready: socketFolder }`, `{ held: true }` (another process has the lock) or `{ failed: { code, message } }`.
 */
import { existsSync, mkdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { RogatoryError } from '../../../core/errors/index.ts';
import { openDurablePglite } from './durable-pglite.ts';
import { takeFolderLock } from './folder-lock.ts';
import { SOCKET_NAME, socketFolder } from './socket-folder.ts';
import { WireServer } from './wire-server.ts';

export type ChildSays =
  | { readonly ready: string }
  | { readonly held: true }
  | { readonly failed: { readonly code: string; readonly message: string } };

/** Tells the parent; when the channel is already closed there is nobody to tell and `disconnect` ends us. */
function say(message: ChildSays): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(message, () => resolve());
    else resolve();
  });
}

async function open(folder: string, training: boolean): Promise<void> {
  const parent = process.ppid;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = takeFolderLock(folder);
  if (lock === undefined) {
    await say({ held: true });
    process.exit(0);
  }
  lock.say('opening');
  const socket = join(socketFolder(folder), SOCKET_NAME);
  rmSync(socket, { force: true });
  const data = join(folder, 'pg');
  const db = await openDurablePglite(data, { isNew: !existsSync(join(data, 'PG_VERSION')), training });
  const shown = ['server_version', 'server_encoding', 'client_encoding', 'DateStyle', 'TimeZone', 'integer_datetimes'];
  const settings: Record<string, string> = { standard_conforming_strings: 'on' };
  for (const name of shown)
    settings[name] = (await db.query<{ value: string }>('SELECT current_setting($1) AS value', [name])).rows[0]?.value ?? '';
  const server = new WireServer(
    {
      run: (messages, onAnswer) => db.runExclusive(async () => db.execProtocolRawStream(messages, { onRawData: onAnswer })),
      inTransaction: () => db.isInTransaction(),
      rollback: async () => void (await db.exec('ROLLBACK')),
      // The system gives an orphan another parent at once; that the channel is closed reaches us later, and nobody may join in between.
      isGoing: () => process.ppid !== parent,
    },
    settings,
  );
  const end = async (): Promise<void> => {
    lock.say('closing');
    server.close();
    rmSync(socket, { force: true });
    await db.close();
    // Everything is on the disk. A usual exit would first wait for V8 to finish compiling the database in the background, for seconds.
    process.kill(process.pid, 'SIGKILL');
  };
  process.once('disconnect', () => void end());
  process.once('SIGTERM', () => void end());
  await server.listen(socket);
  lock.say('open');
  await say({ ready: socketFolder(folder) });
  if (!process.connected) await end();
}

/** What the file system inside PGlite throws is no error and has only a number; nearly always the disk is full. */
function causeOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  const { name, errno } = (error ?? {}) as { readonly name?: string; readonly errno?: number };
  const { bavail, bsize } = statfsSync(folder);
  const room = `${Math.floor((bavail * bsize) / 1_000_000)} MB are left on its disk, and a new one needs 100`;
  return `${name ?? String(error)} ${errno ?? ''}; ${room}`;
}

// Ctrl-C in a terminal reaches every process of the group; the desk ends first and closes the channel.
process.on('SIGINT', () => undefined);

const [folder = '', training = ''] = process.argv.slice(2);
try {
  await open(folder, training === 'training');
} catch (error) {
  const code = error instanceof RogatoryError ? error.code : 'FOLDER_UNUSABLE';
  const message = error instanceof RogatoryError ? error.message : `Embedded database ${folder} could not be opened: ${causeOf(error)}.`;
  await say({ failed: { code, message } });
  process.exit(1);
}
