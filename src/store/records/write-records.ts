// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { RecordsError } from '../../core/errors/records.ts';
import { recordsSays } from '../../core/errors/sentences/records.ts';
import { type Mention, mentionedIn } from '../../core/identifiers/identifiers-in-record.ts';
import type { Found } from '../../core/records/record.ts';
import { GAP_LINE, gapLine, MENTION_LINE, mentionLine, RECORD_LINE, recordLine } from '../../core/records/row-line.ts';
import { crashPoint } from '../crash-point.ts';
import { makeFolder, syncFolder } from '../durable-folder.ts';
import { type Engine, type EngineLimits, openEngine, type Row } from './engine.ts';
import {
  MENTION_FOLDER,
  PART_FOLDER,
  type Part,
  partName,
  quoted,
  RECORD_COLUMNS,
  RECORD_FORMAT,
  RECORDS_SCHEMA,
  type ReadingFile,
  SIDE_FORMAT,
} from './layout.ts';
import { writeSideFiles } from './side-files.ts';

/** Whole lines, how many, and the bytes of the longest where the caller knows it. */
export interface Lines {
  readonly records: string | Uint8Array;
  readonly count: number;
  readonly longest?: number;
}

/** Writes what one reading finds. One at a time calls it; memory stays flat whatever the size. */
export interface RecordsWriter {
  /** The folder that it writes into until `finish`. */
  readonly writing: string;
  /** In reading order. */
  append(found: Iterable<Found>): Promise<void>;
  /** Lines that core/records/row-line.ts has made elsewhere, whole ones, in reading order. */
  appendLines(lines: Lines): Promise<void>;
  /** What the record appended last mentions in its texts, or, said so, a file that no reader knows. */
  mention(mentions: Iterable<Mention>): Promise<void>;
  /** Lines of mentions that core/records/row-line.ts has made elsewhere. */
  appendMentions(lines: Lines): Promise<void>;
  /** When this resolves the reading is on the disk for good under its name; before that it is not there. */
  finish(coverage: object): Promise<ReadingFile>;
  /** Removes what was written so far. */
  abandon(): Promise<void>;
}

/** A part is written for each of these: what DuckDB turns into Parquet while the next one fills. Its memory grows with them. */
const CHUNK_BYTES = 64 << 20;
/**
 * DuckDB turns so many rows at once and needs several times their bytes for it: a part ends early where they are more than these. Records of
 * the usual size never reach them; a part of long ones holds a few.
 */
const ROWS_AT_ONCE = 2_048;
const BYTES_AT_ONCE = 24 << 20;
const PENDING_BYTES = 1 << 20;
const SMALLEST_BUFFER = 4 << 20;
/**
 * From here on the side files are sorted in a process of their own with less memory: a line of a record may be sixteen megabytes long and
 * needs room to be turned, while what is sorted is narrow and waits on the disk. Runs that wait there are merged all at once, each with a piece of
 * it in memory: twice the memory makes runs twice as long and half as many, so that four times the records need twice as much.
 */
const MANY_RECORDS = 500_000;
const SORTING_MB = 96;
const SORTING_MB_A_MILLION = 40;

/**
 * Opens a writer for the reading in `folder` (which does not exist yet). It writes into a folder beside it, `….writing-<uuid>`, which gets
 * its name in `finish` by one rename. If another run has finished the same reading meanwhile, its folder stays: the same bytes give the
 * same records.
 * @throws RECORDS_DISK_FULL, RECORDS_UNWRITABLE
 */
export async function openRecordsWriter(folder: string, limits: EngineLimits = {}): Promise<RecordsWriter> {
  const writing = `${folder}.writing-${randomUUID()}`;
  await guarded(writing, async () => {
    await makeFolder(dirname(folder));
    await mkdir(join(writing, PART_FOLDER), { recursive: true, mode: 0o700 });
  });
  const engine = openEngine(writing, { threads: 1, once: true, ...limits });
  const records = new LinesOnTheirWay(writing, 'records', async (lines, { n, first, count, longest }) => {
    const columns = Object.entries(RECORD_COLUMNS).map(([name, from]) => `${from} AS ${name}`);
    await engine.run(
      `COPY (SELECT CAST(${first} + row_number() OVER () - 1 AS BIGINT) AS ordinal, ${columns.join(', ')} FROM ${readLines(lines, RECORD_LINE, longest)}) TO ${quoted(join(writing, partName(n)))} ${RECORD_FORMAT}`,
    );
    parts.push({ file: partName(n), first, count, longest });
  });
  const gaps = new LinesOnTheirWay(writing, 'gaps', async (lines, { n, longest }) => {
    const name = join(writing, `gaps.parquet/part-${String(n).padStart(5, '0')}.parquet`);
    await mkdir(dirname(name), { recursive: true, mode: 0o700 });
    await engine.run(
      `COPY (SELECT * REPLACE (CAST(ordinal AS BIGINT) AS ordinal) FROM ${readLines(lines, GAP_LINE, longest)}) TO ${quoted(name)} ${SIDE_FORMAT}`,
    );
  });
  const mentions = new LinesOnTheirWay(writing, 'mentions', async (lines, { n, longest }) => {
    const name = join(writing, MENTION_FOLDER, `part-${String(n).padStart(5, '0')}.parquet`);
    await mkdir(dirname(name), { recursive: true, mode: 0o700 });
    await engine.run(
      `COPY (SELECT * REPLACE (CAST(ordinal AS BIGINT) AS ordinal, CAST(bytes_from AS BIGINT) AS bytes_from, CAST(bytes_to AS BIGINT) AS bytes_to)
       FROM ${readLines(lines, MENTION_LINE, longest)}) TO ${quoted(name)} ${SIDE_FORMAT}`,
    );
  });
  const parts: Part[] = [];
  const abandon = async (): Promise<void> => {
    await Promise.allSettled([records.settled(), gaps.settled(), mentions.settled()]);
    await engine.close();
    await rm(writing, { recursive: true, force: true });
  };
  const doing = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await guarded(writing, work);
    } catch (error) {
      await abandon();
      throw error;
    }
  };
  return {
    writing,
    append: (found) =>
      doing(async () => {
        for (const one of found) {
          if (one.kind === 'left') continue;
          if (one.kind === 'gap') await gaps.add(gapLine(one, gaps.count), 1);
          else await records.add(recordLine(one), 1);
        }
      }),
    appendLines: ({ records: lines, count, longest }) => doing(() => records.add(lines, count, longest)),
    mention: (found) =>
      doing(async () => {
        for (const one of found)
          await mentions.add(mentionLine(one, mentionedIn(one).record === undefined ? undefined : records.count - 1), 1);
      }),
    appendMentions: ({ records: lines, count, longest }) => doing(() => mentions.add(lines, count, longest)),
    finish: (coverage) =>
      doing(async () => {
        await records.end();
        await gaps.end();
        if (mentions.count > 0) await mentions.end();
        const { kinds, secrets } = await sort(engine, writing, { records: records.count, mentions: mentions.count }, limits);
        const reading: ReadingFile = {
          schema: RECORDS_SCHEMA,
          records: records.count,
          gaps: gaps.count,
          kinds: countsOf(kinds),
          ...{ mentions: mentions.count, secrets: countsOf(secrets) },
          parts,
        };
        await writeFile(join(writing, 'coverage.json'), JSON.stringify(coverage), { mode: 0o600 });
        await writeFile(join(writing, 'reading.json'), JSON.stringify(reading), { mode: 0o600 });
        await rm(join(writing, 'spill'), { recursive: true, force: true });
        await keep(writing, folder);
        return reading;
      }),
    abandon,
  };
}

interface Sorted {
  /** How many records there are of each kind, and how many secrets of each class. */
  readonly kinds: readonly Row[];
  readonly secrets: readonly Row[];
}

/** Writes the side files and closes the engine. */
async function sort(
  engine: Engine,
  writing: string,
  count: { readonly records: number; readonly mentions: number },
  limits: EngineLimits,
): Promise<Sorted> {
  const few = count.records + count.mentions < MANY_RECORDS;
  const sorting = few ? engine : openEngine(writing, { threads: 1, once: true, memoryMb: sortingMb(count.records), ...limits });
  if (sorting !== engine) await engine.close();
  try {
    await writeSideFiles(sorting, writing, count.mentions > 0, few ? 2 : 1);
    const kinds = await sorting.run(countBy('kind', quoted(join(writing, 'kind.parquet'))));
    const mentions = quoted(join(writing, MENTION_FOLDER, '*.parquet'));
    return { kinds, secrets: count.mentions === 0 ? [] : await sorting.run(countBy('sealed', mentions, 'WHERE sealed IS NOT NULL')) };
  } finally {
    await sorting.close();
  }
}

const sortingMb = (records: number): number => Math.max(SORTING_MB, Math.ceil(SORTING_MB_A_MILLION * Math.sqrt(records / 1_000_000)));

const countBy = (column: string, file: string, where = ''): string =>
  `SELECT ${column} AS name, count(*) AS n FROM read_parquet(${file}) ${where} GROUP BY 1 ORDER BY 1`;

const countsOf = (rows: readonly Row[]): Record<string, number> => Object.fromEntries(rows.map(({ name, n }) => [String(name), Number(n)]));

/** The table that lines of that shape are; everything is text until a column casts it. */
function readLines(path: string, names: readonly string[], longest: number): string {
  const buffer = Math.max(longest + 1, SMALLEST_BUFFER);
  const columns = names.map((name) => `'${name}': 'VARCHAR'`).join(', ');
  const shape = `header = false, auto_detect = false, delim = chr(31), quote = '', escape = '', null_padding = false, strict_mode = true`;
  return `read_csv(${quoted(path)}, ${shape}, max_line_size = ${buffer}, buffer_size = ${buffer}, parallel = false, columns = {${columns}})`;
}

/** Makes Parquet of the chunk `n`, whose lines are `first` and the `count - 1` after it; none is longer than `longest` bytes. */
type Turn = (
  lines: string,
  chunk: { readonly n: number; readonly first: number; readonly count: number; readonly longest: number },
) => Promise<void>;

/** One sort of lines on their way: a chunk fills while the one before becomes Parquet. */
class LinesOnTheirWay {
  count = 0;
  readonly #folder: string;
  readonly #name: string;
  readonly #turn: Turn;
  #file: FileHandle | undefined;
  readonly #pending = Buffer.allocUnsafe(PENDING_BYTES);
  #used = 0;
  #bytes = 0;
  #first = 0;
  #chunk = 0;
  #longest = 0;
  #bytesAtOnce = 0;
  #rowsAtOnce = 0;
  #turning: Promise<void> = Promise.resolve();

  constructor(folder: string, name: string, turn: Turn) {
    this.#folder = folder;
    this.#name = name;
    this.#turn = turn;
  }

  /** Resolves at once unless the disk has to keep up. @param longest bytes of the longest line, where the caller knows it */
  async add(lines: string | Uint8Array, count: number, longest?: number): Promise<void> {
    // At most three bytes a letter: only where that is too much for the buffer the letters are counted.
    if (typeof lines === 'string' && lines.length * 3 > PENDING_BYTES) return await this.add(Buffer.from(lines, 'utf8'), count, longest);
    const most = typeof lines === 'string' ? lines.length * 3 : lines.length;
    if (this.#isTooMuchAtOnce(most)) await this.#rotate();
    // A piece has whole lines, so no line is longer than its piece.
    this.#longest = Math.max(this.#longest, longest ?? most);
    this.count += count;
    if (most > PENDING_BYTES - this.#used) await this.#flush();
    this.#countAtOnce(most > PENDING_BYTES ? await this.#write(lines as Uint8Array) : this.#hold(lines), count);
    if (this.#bytes >= CHUNK_BYTES) await this.#rotate();
  }

  #isTooMuchAtOnce(more: number): boolean {
    return this.count > this.#first && this.#bytesAtOnce + more > BYTES_AT_ONCE;
  }

  #countAtOnce(bytes: number, rows: number): void {
    this.#bytesAtOnce += bytes;
    this.#rowsAtOnce += rows;
    if (this.#rowsAtOnce < ROWS_AT_ONCE) return;
    this.#bytesAtOnce = 0;
    this.#rowsAtOnce = 0;
  }

  /** Turns what is left; the first chunk even if it is empty, so that a reading without records has its columns. */
  async end(): Promise<void> {
    await this.#flush();
    if (this.#bytes > 0 || this.#chunk === 0) await this.#rotate();
    await this.#turning;
  }

  async settled(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
    await this.#turning;
  }

  async #flush(): Promise<void> {
    await this.#write(this.#pending.subarray(0, this.#used));
    this.#used = 0;
  }

  #hold(lines: string | Uint8Array): number {
    if (typeof lines !== 'string') this.#pending.set(lines, this.#used);
    const bytes = typeof lines === 'string' ? this.#pending.write(lines, this.#used, 'utf8') : lines.length;
    this.#used += bytes;
    return bytes;
  }

  async #write(bytes: Uint8Array): Promise<number> {
    this.#file ??= await open(this.#path(), 'wx', 0o600);
    await this.#file.appendFile(bytes);
    this.#bytes += bytes.length;
    return bytes.length;
  }

  async #rotate(): Promise<void> {
    await this.#flush();
    await this.#file?.close();
    this.#file = undefined;
    await this.#turning;
    const path = this.#path();
    const chunk = { n: this.#chunk, first: this.#first, count: this.count - this.#first, longest: this.#longest };
    this.#turning = this.#turn(path, chunk).then(() => rm(path));
    // Whoever adds or ends next hears of a failure; until then it must not end the process.
    this.#turning.catch(() => undefined);
    this.#chunk += 1;
    this.#first = this.count;
    this.#bytes = 0;
    this.#longest = 0;
    this.#bytesAtOnce = 0;
    this.#rowsAtOnce = 0;
  }

  #path(): string {
    return join(this.#folder, `${this.#name}-${this.#chunk}.lines`);
  }
}

/** Everything on the disk, then the name. */
async function keep(writing: string, folder: string): Promise<void> {
  for (const entry of await readdir(writing, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await syncFolder(path);
    else await syncFile(path);
  }
  await syncFolder(writing);
  crashPoint('records-synced');
  try {
    await rename(writing, folder);
  } catch (error) {
    // Another run of the same reading was faster: its folder is as good.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await rm(writing, { recursive: true, force: true });
  }
  crashPoint('records-renamed');
  await syncFolder(dirname(folder));
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function guarded<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new RecordsError('DISK_FULL', {
        message: recordsSays('no-room-for-reading', { reading: basename(folder) }),
        cause,
      });
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw cause;
    throw new RecordsError('UNWRITABLE', {
      message: recordsSays('not-written', { code }),
      cause,
    });
  }
}
