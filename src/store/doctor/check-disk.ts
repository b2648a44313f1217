// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bad, type Check, good, warning } from './check.ts';

const GB = 1_000_000_000;
/** Below this a return of usual size no longer fits. */
const LEAST_ROOM_BYTES = 5 * GB;

export function checkRoom(folder: string): Check {
  const { bavail, bsize } = statfsSync(folder);
  const room = bavail * bsize;
  const found = `${(room / GB).toFixed(1)} GB left on the disk of ${folder}`;
  return room >= LEAST_ROOM_BYTES ? good('disk-room', found) : bad('disk-room', found, 'Make room: below 5 GB a return may not fit.');
}

/**
 * Whether the disk under a folder is encrypted. The vault is sealed by us; the database, the records and what is on its way are not.
 * Linux tells it by the device mapper: the UUID of an encrypted device starts with CRYPT-, also one of those it stands on (LVM on LUKS).
 */
export function checkEncryption(folder: string): Check {
  const advice = 'Database and records are not sealed by the desk: put the data folder on an encrypted disk (LUKS, or the platform’s own).';
  const { dev } = statSync(folder);
  const device = `/sys/dev/block/${Math.floor(dev / 256) & 0xfff}:${(dev & 0xff) | ((dev >> 12) & 0xfff00)}`;
  if (!existsSync(device))
    return warning('disk-encryption', `${folder} lies on a file system whose disk this machine does not name`, advice);
  if (isEncrypted(device)) return good('disk-encryption', `${folder} lies on an encrypted disk`);
  return warning('disk-encryption', `${folder} lies on a disk that is not encrypted, as far as this machine knows`, advice);
}

function isEncrypted(device: string): boolean {
  const uuid = join(device, 'dm', 'uuid');
  if (existsSync(uuid) && readFileSync(uuid, 'utf8').startsWith('CRYPT-')) return true;
  const below = join(device, 'slaves');
  return existsSync(below) && readdirSync(below).some((name) => isEncrypted(join(below, name)));
}
