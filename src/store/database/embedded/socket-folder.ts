// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreError } from '../../../core/errors/store.ts';

/** The name clients of PostgreSQL look for in a socket folder at port 5432. */
export const SOCKET_NAME = '.s.PGSQL.5432';

/** Longest path of a unix socket that works everywhere (sun_path holds 108 bytes on Linux, 104 on macOS). */
const LONGEST_SOCKET_PATH_BYTES = 100;

/**
 * The folder in which the socket of the database in `folder` lies: the folder itself, or, where that path is too long for a socket,
 * a private folder named by the hash of the real path. Two names of one folder therefore lead to one socket.
 */
export function socketFolder(folder: string): string {
  const real = realpathSync(folder);
  if (Buffer.byteLength(join(real, SOCKET_NAME)) <= LONGEST_SOCKET_PATH_BYTES) return real;
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 32);
  const short = join(process.env.XDG_RUNTIME_DIR ?? tmpdir(), `rogatory-${hash}`);
  mkdirSync(short, { recursive: true, mode: 0o700 });
  refuseForeignFolder(short);
  return short;
}

/** The temporary folder is open to everybody: another user may have made our folder first, to answer in our place. */
function refuseForeignFolder(folder: string): void {
  const found = lstatSync(folder);
  const ours = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
  if (ours) return;
  throw new StoreError('FOLDER_UNUSABLE', {
    message:
      `Embedded database: the socket folder ${folder} is expected to be a folder of this user that nobody else may enter, and is not. ` +
      'Remove it, or set XDG_RUNTIME_DIR to a private folder.',
  });
}
