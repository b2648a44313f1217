// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import type { Asked } from '../../core/analysis/scope-check.ts';
import type { AnyRecord } from '../../core/records/record.ts';
import type { Store } from '../../store/open-store.ts';
import type { RecordsWriter } from '../../store/records/write-records.ts';

const PAGE = 5_000;

/** Names of the two folders that the records of one reading are parted into: the same item, readers and request give the same names. */
export interface Parted {
  readonly inside: string;
  readonly outside: string;
}

export function partedFolders({ sha256, folder }: { readonly sha256: string; readonly folder: string }, asked: Asked): Parted {
  const name = (side: string): string => `${sha256}-${hash('sha256', JSON.stringify([folder, asked, side])).slice(0, 16)}`;
  return { inside: name('inside'), outside: name('outside') };
}

/** Writes the records of a folder into two, gaps and coverage into the first. What an earlier run has finished is left as it is. */
export async function partRecords(
  store: Store,
  folder: string,
  { inside, outside }: Parted,
  isOutside: (record: AnyRecord) => boolean,
): Promise<void> {
  const whole = await store.records.reading(folder);
  const coverage = (await whole.coverage()) as object;
  await writeOnce(store, outside, coverage, async (writer) => {
    for await (const record of recordsOf(store, folder)) if (isOutside(record)) await writer.append([record]);
  });
  await writeOnce(store, inside, coverage, async (writer) => {
    for await (const record of recordsOf(store, folder)) if (!isOutside(record)) await writer.append([record]);
    let cursor: string | undefined;
    do {
      const page = await whole.gaps(cursor);
      await writer.append(page.gaps);
      cursor = page.next;
    } while (cursor !== undefined);
  });
}

async function writeOnce(store: Store, folder: string, coverage: object, fill: (writer: RecordsWriter) => Promise<void>): Promise<void> {
  if (await store.records.has(folder)) return;
  const writer = await store.records.write(folder);
  try {
    await fill(writer);
  } catch (error) {
    await writer.abandon();
    throw error;
  }
  await writer.finish(coverage);
}

/** Every record of a folder in reading order, some thousands in memory at a time. */
export async function* recordsOf({ records }: Pick<Store, 'records'>, folder: string): AsyncGenerator<AnyRecord> {
  const reading = await records.reading(folder);
  let cursor: string | undefined;
  do {
    const page = await reading.page({}, { cursor, limit: PAGE });
    for (const { record } of page.records) yield record;
    cursor = page.next;
  } while (cursor !== undefined);
}
