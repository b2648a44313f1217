// SPDX-License-Identifier: Apache-2.0
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../durable-folder.ts';
import { type EngineLimits, openEngine } from './engine.ts';
import { openReading, type ReadingRecords } from './read-records.ts';
import { openRecordsWriter, type RecordsWriter } from './write-records.ts';

/** The records of a desk: one folder per reading, asked through one process. */
export interface RecordsStore {
  /** @param name names the reading on the disk: `<item>-<readers>` in hex. @throws RECORDS_NO_READING */
  reading(name: string): Promise<ReadingRecords>;
  has(name: string): Promise<boolean>;
  write(name: string): Promise<RecordsWriter>;
  /** Also of a folder that a writer has left half-written. */
  erase(name: string): Promise<void>;
  /** Names of what is there, of one item or of all. */
  names(item?: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What a writer that died has left behind, removed after this long. */
const ABANDONED_AFTER_MS = 24 * 3_600_000;
const HALF_WRITTEN = /\.writing-[0-9a-f-]+$/;
const NAME = /^[0-9a-f]{8,64}(-[0-9a-f]{8,64})?$/;

export function openRecords(folder: string, limits: EngineLimits = {}): RecordsStore {
  const engine = openEngine(folder, limits);
  const open = new Map<string, Promise<ReadingRecords>>();
  const path = (name: string): string => {
    if (NAME.test(name)) return join(folder, name);
    throw new TypeError('a reading is named by hex digits');
  };
  return {
    reading(name) {
      let reading = open.get(name);
      if (reading === undefined) {
        reading = openReading(engine, path(name));
        reading.catch(() => open.delete(name));
        open.set(name, reading);
      }
      return reading;
    },
    has: (name) => isThere(join(path(name), 'reading.json')),
    write: (name) => openRecordsWriter(path(name), limits),
    async erase(name) {
      const whole = name.replace(HALF_WRITTEN, '');
      open.delete(whole);
      await rm(`${path(whole)}${name.slice(whole.length)}`, { recursive: true, force: true });
      await syncFolder(folder);
    },
    async names(item = '') {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries.filter((one) => one.isDirectory() && NAME.test(one.name) && one.name.startsWith(item)).map(({ name }) => name);
    },
    close: () => engine.close(),
  };
}

/** Removes what writers that died have left half-written. @returns how many folders */
export async function sweepRecords(folder: string, now: Date): Promise<number> {
  let swept = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || !entry.name.includes('.writing-')) continue;
    const path = join(folder, entry.name);
    if (now.getTime() - (await stat(path)).mtimeMs < ABANDONED_AFTER_MS) continue;
    await rm(path, { recursive: true, force: true });
    swept += 1;
  }
  return swept;
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
