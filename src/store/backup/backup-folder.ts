// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BackupError } from '../../core/errors/backup.ts';
import { syncFolder } from '../durable-folder.ts';
import { partsOfFile } from '../file-parts.ts';
import { makeFolders } from '../make-folders.ts';

/** `sha256sum -c SHA256SUMS` checks a backup without us. */
export const SUMS = 'SHA256SUMS';

const WRITING = '.writing';
/** `lost+found`: the root of a disk that is kept for backups. */
const PARTS = new Set('tables vault records log trust tags keys.age settings.age manifest.json seal.note SHA256SUMS lost+found'.split(' '));
export const FULL_OR_FORBIDDEN = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOTDIR']);

/** A folder that a backup is written into: each file is whole on the disk before its name is there, and its hash is kept. */
export class BackupFolder {
  readonly path: string;
  readonly #sums = new Map<string, string>();
  /** Hashes of the backup that was here before: what has not changed is not copied again. */
  readonly #before: ReadonlyMap<string, string>;

  private constructor(path: string, before: ReadonlyMap<string, string>) {
    this.path = path;
    this.#before = before;
  }

  /** @param unwhole files whose absence says that the backup in the folder is not whole; they go first and come last */
  static async open(path: string, unwhole: readonly string[]): Promise<BackupFolder> {
    await refuseOthersFolder(path);
    for (const name of unwhole) await rm(join(path, name), { force: true });
    for (const name of await filesBelow(path)) if (name.endsWith(WRITING)) await rm(join(path, name), { force: true });
    return new BackupFolder(path, await readSums(path));
  }

  /** @throws BACKUP_TARGET_UNWRITABLE */
  async write(name: string, source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
    const path = join(this.path, name);
    const writing = `${path}${WRITING}`;
    try {
      makeFolders(dirname(path));
      this.#sums.set(name, await writeHashed(writing, source));
      await rename(writing, path);
      await syncFolder(dirname(path));
    } catch (cause) {
      await rm(writing, { force: true });
      throw FULL_OR_FORBIDDEN.has((cause as NodeJS.ErrnoException).code ?? '') ? unwritable(this.path, cause) : cause;
    }
  }

  /** Copies a file that never changes under its name, unless the last backup in this folder has it already, with the right size. */
  async copyOnce(name: string, from: string): Promise<void> {
    const known = this.#before.get(name);
    if (known !== undefined && (await sizeOf(join(this.path, name))) === (await sizeOf(from))) this.#sums.set(name, known);
    else await this.write(name, createReadStream(from, { highWaterMark: 1 << 20 }));
  }

  /** Writes the list of hashes and removes what no longer belongs to this backup (an item erased meanwhile is erased here too). */
  async finish(): Promise<void> {
    for (const name of this.#before.keys())
      if (!this.#sums.has(name) && name !== SUMS && isOurs(name)) await rm(join(this.path, name), { force: true });
    const lines = [...this.#sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, sum]) => `${sum}  ${name}\n`);
    await this.write(SUMS, [Buffer.from(lines.join(''))]);
  }

  sumOf(name: string): string | undefined {
    return this.#sums.get(name);
  }
}

/** What is in a folder of somebody else's is never overwritten, nor removed by a list that lies in it. */
async function refuseOthersFolder(path: string): Promise<void> {
  const found = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw FULL_OR_FORBIDDEN.has(error.code ?? '') ? unwritable(path, error) : error;
  });
  // Names with a dot are those of file systems and file managers.
  const other = found.find((name) => !name.startsWith('.') && !isOurs(name));
  if (other === undefined) return;
  throw new BackupError('TARGET_NOT_EMPTY', {
    message: `Backup ${path}: expected a folder of its own or that of an earlier backup, and it holds ${other}. Name another with --to. Nothing was changed.`,
  });
}

/** Whether a backup has a file or folder of this name. */
export function isOurs(name: string): boolean {
  const [first = '', ...below] = name.split('/');
  return PARTS.has(first.replace(/\.writing$/, '')) && !below.includes('..');
}

/** The hashes that a backup lists, by file. Empty where there is no list. */
export async function readSums(folder: string): Promise<Map<string, string>> {
  let text: string;
  try {
    text = await readFile(join(folder, SUMS), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
  const found = text.split('\n').filter((line) => line !== '');
  return new Map(found.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/** SHA-256 of a file, in hex. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of partsOfFile(path)) hash.update(part);
  return hash.digest('hex');
}

/** Every file below a folder, by its path inside it; none when there is no folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function writeHashed(path: string, source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'w', 0o600);
  try {
    for await (const part of source) {
      hash.update(part);
      for (let at = 0; at < part.length; ) at += (await file.write(part, at)).bytesWritten;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function unwritable(folder: string, cause: unknown): Error {
  return new BackupError('TARGET_UNWRITABLE', {
    message: `Backup ${folder}: it could not be written (${(cause as NodeJS.ErrnoException).code}). It is not whole; the desk is untouched. Make room or name another folder, then run it again.`,
    cause,
  });
}
