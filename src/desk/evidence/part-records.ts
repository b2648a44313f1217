// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { gapsApart } from '../../core/analysis/gaps-apart.ts';
import { scanRecord } from '../../core/identifiers/identifiers-in-record.ts';
import type { AnyRecord, Gap } from '../../core/records/record.ts';
import { crashPoint } from '../../store/crash-point.ts';
import type { Store } from '../../store/open-store.ts';
import type { RecordsWriter } from '../../store/records/write-records.ts';

const PAGE = 5_000;

/** Where a record of a reading lies: among those that people read, those that were not asked for, or those that are sealed as privileged. */
export const sides = ['inside', 'outside', 'privileged'] as const;
export type Side = (typeof sides)[number];

/** The folders of one reading. */
export interface Folders {
  readonly inside: string;
  readonly outside?: string | undefined;
  readonly privileged?: string | undefined;
}

/** Where the records are after they were parted. A folder that would hold nothing is none; the first is always there. */
export interface Parted extends Folders {
  /** How many gaps went along. */
  readonly gaps: { readonly outside: number; readonly privileged: number };
}

/** By what records are parted: equal causes give the same folders, so that what an earlier run has finished is found again. */
export interface Parting {
  readonly sha256: string;
  readonly cause: object;
  readonly sideOf: (record: AnyRecord, from: Side) => Side;
}

/**
 * Writes the records of a reading and their gaps into the folders where they belong. A side that keeps what it has keeps its folder, and with
 * it what was decided on it. Nothing is taken away here: the folders that it was parted from stay until nothing names them.
 */
export async function partRecords(store: Store, from: Folders, { sha256, cause, sideOf }: Parting): Promise<Parted> {
  const found = await lookThrough(store, from, sideOf);
  const name = (side: Side): string =>
    `${sha256}-${hash('sha256', JSON.stringify([sides.map((one) => from[one] ?? null), cause, side])).slice(0, 16)}`;
  const to: Partial<Record<Side, string>> = {};
  // What nobody may read is written first: a desk that dies in between has lost nothing and shown nothing.
  for (const side of ['privileged', 'outside', 'inside'] as const) {
    if (side !== 'inside' && !found.holds(side)) continue;
    const keeps = from[side] !== undefined && !found.changes(side);
    to[side] = keeps ? (from[side] as string) : name(side);
    if (!keeps) await writeOnce(store, to[side], await coverageOf(store, from), (writer) => fill(store, writer, from, side, found));
    crashPoint(`parted-${side}`);
  }
  const gapsIn = async (folder: string | undefined) => (folder === undefined ? 0 : (await store.records.reading(folder)).about.gaps);
  return {
    inside: to.inside as string,
    outside: to.outside,
    privileged: to.privileged,
    gaps: { outside: await gapsIn(to.outside), privileged: await gapsIn(to.privileged) },
  };
}

/** What goes where, from one look at every record. */
interface Found {
  readonly sideOf: (record: AnyRecord, from: Side) => Side;
  readonly sideOfGap: (gap: Gap, from: Side) => Side;
  /** Where mentions go that stand in files nobody read. */
  readonly unread: Side;
  readonly holds: (side: Side) => boolean;
  readonly changes: (side: Side) => boolean;
}

async function lookThrough(store: Store, from: Folders, sideOf: Parting['sideOf']): Promise<Found> {
  const gaps: { readonly gap: Gap; readonly side: Side }[] = [];
  for (const [side, folder] of foldersOf(from)) for await (const gap of gapsOf(store, folder)) gaps.push({ gap, side });
  const outside = gapsApart(gaps.map(({ gap }) => gap));
  const privileged = gapsApart(gaps.map(({ gap }) => gap));
  const holds: Record<Side, number> = { inside: 0, outside: 0, privileged: 0 };
  const changed = new Set<Side>();
  const goes = (side: Side, to: Side): void => {
    if (to !== side) changed.add(side).add(to);
  };
  for (const [side, folder] of foldersOf(from))
    for await (const record of recordsOf(store, folder)) {
      const to = sideOf(record, side);
      holds[to] += 1;
      goes(side, to);
      if (gaps.length === 0) continue;
      outside.add(record, to === 'outside');
      privileged.add(record, to === 'privileged');
    }
  // Files that nobody read may be what was not asked for, or talk with a lawyer: what they mention waits with it.
  const unread: Side = holds.privileged > 0 ? 'privileged' : holds.outside > 0 ? 'outside' : 'inside';
  for (const [side, folder] of foldersOf(from))
    if ((await (await store.records.reading(folder)).mentionsOfFiles()).length > 0) goes(side, unread);
  const sideOfGap = (gap: Gap, side: Side): Side => {
    if (privileged.isApart(gap)) return 'privileged';
    return side === 'outside' || outside.isApart(gap) ? 'outside' : 'inside';
  };
  for (const { gap, side } of gaps) {
    const to = sideOfGap(gap, side);
    holds[to] += 1;
    goes(side, to);
  }
  return { sideOf, sideOfGap, unread, holds: (side) => holds[side] > 0, changes: (side) => changed.has(side) };
}

async function fill(store: Store, writer: RecordsWriter, from: Folders, side: Side, { sideOf, sideOfGap, unread }: Found): Promise<void> {
  // What was apart comes first, as it did before others joined it.
  const sources = [...foldersOf(from)].sort(([one], [other]) => Number(other === side) - Number(one === side));
  for (const [source, folder] of sources) {
    for await (const record of recordsOf(store, folder)) if (sideOf(record, source) === side) await take(writer, record);
    for await (const gap of gapsOf(store, folder)) if (sideOfGap(gap, source) === side) await writer.append([gap]);
    if (side === unread) await writer.mention(await (await store.records.reading(folder)).mentionsOfFiles());
  }
}

function* foldersOf(from: Folders): Generator<readonly [Side, string]> {
  for (const side of sides) if (from[side] !== undefined) yield [side, from[side]];
}

async function coverageOf({ records }: Store, { inside }: Folders): Promise<object> {
  return (await (await records.reading(inside)).coverage()) as object;
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
