// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { gapsApart } from '../../core/analysis/gaps-apart.ts';
import type { Asked } from '../../core/analysis/scope-check.ts';
import { scanRecord } from '../../core/identifiers/identifiers-in-record.ts';
import type { AnyRecord, Gap } from '../../core/records/record.ts';
import type { Store } from '../../store/open-store.ts';
import type { RecordsWriter } from '../../store/records/write-records.ts';

const PAGE = 5_000;

/** Names of the two folders that the records of one reading are parted into: the same folders and scopes give the same names. */
export interface Parted {
  readonly inside: string;
  readonly outside: string;
}

/** What is parted: records that can be read, and those that an earlier scope has set apart. */
export interface ToPart {
  readonly inside: string;
  readonly outside?: string | undefined;
}

export function partedFolders(sha256: string, from: ToPart, scopes: readonly Asked[]): Parted {
  const name = (side: string): string =>
    `${sha256}-${hash('sha256', JSON.stringify([from.inside, from.outside ?? null, scopes, side])).slice(0, 16)}`;
  return { inside: name('inside'), outside: name('outside') };
}

/**
 * Writes records and their gaps into two folders: what was apart stays apart, and what is outside joins it. What an earlier run has finished
 * is left as it is. @returns how many gaps are apart
 */
export async function partRecords(
  store: Store,
  from: ToPart,
  { inside, outside }: Parted,
  isOutside: (record: AnyRecord) => boolean,
): Promise<number> {
  const whole = await store.records.reading(from.inside);
  const coverage = (await whole.coverage()) as object;
  const gaps: Gap[] = [];
  for await (const gap of gapsOf(store, from.inside)) gaps.push(gap);
  const { add, isApart } = gapsApart(gaps);
  for await (const record of gaps.length === 0 ? [] : recordsOf(store, from.inside)) add(record, isOutside(record));
  await writeOnce(store, outside, coverage, async (writer) => {
    if (from.outside !== undefined) {
      for await (const record of recordsOf(store, from.outside)) await take(writer, record);
      for await (const gap of gapsOf(store, from.outside)) await writer.append([gap]);
      await writer.mention(await (await store.records.reading(from.outside)).mentionsOfFiles());
    }
    for await (const record of recordsOf(store, from.inside)) if (isOutside(record)) await take(writer, record);
    await writer.append(gaps.filter(isApart));
    // Files that nobody read may be what was not asked for: what they mention waits with it.
    await writer.mention(await whole.mentionsOfFiles());
  });
  await writeOnce(store, inside, coverage, async (writer) => {
    for await (const record of recordsOf(store, from.inside)) if (!isOutside(record)) await take(writer, record);
    await writer.append(gaps.filter((gap) => !isApart(gap)));
  });
  return (await store.records.reading(outside)).about.gaps;
}

/** A record and what its texts mention go to the same side. */
async function take(writer: RecordsWriter, record: AnyRecord): Promise<void> {
  const scanned = scanRecord(record);
  await writer.append([scanned.record]);
  await writer.mention(scanned.mentions);
}

async function* gapsOf({ records }: Pick<Store, 'records'>, folder: string): AsyncGenerator<Gap> {
  const reading = await records.reading(folder);
  let cursor: string | undefined;
  do {
    const page = await reading.gaps(cursor);
    yield* page.gaps;
    cursor = page.next;
  } while (cursor !== undefined);
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
