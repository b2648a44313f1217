// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RecordsError } from '../../core/errors/records.ts';
import type { Said } from '../../core/errors/say.ts';
import { recordsSays } from '../../core/errors/sentences/records.ts';
import type { Mention } from '../../core/identifiers/identifiers-in-record.ts';
import type { Place } from '../../core/records/place.ts';
import type { AnyRecord, Gap } from '../../core/records/record.ts';
import type { Engine, Row } from './engine.ts';
import { conditions, countOf, findOrdinals, type Narrow, positionOf } from './find-ordinals.ts';
import { MENTION_FOLDER, PART_FOLDER, type Part, quoted, RECORDS_SCHEMA, type ReadingFile } from './layout.ts';
import { type Cursor, type RecordFilter, readCursor, writeCursor } from './record-filter.ts';
import { searchText } from './search-text.ts';

export interface FoundRecord {
  readonly ordinal: number;
  readonly record: AnyRecord;
}

export interface RecordPage {
  readonly records: readonly FoundRecord[];
  /** Absent at the end of the list. */
  readonly next?: string;
  /** How many records of the list stand before this page; absent behind a cursor and in free text. */
  readonly position?: number;
  /** How many match; absent behind a cursor and in free text. */
  readonly counted?: number;
  /** For free text: up to which record the list has been searched. With `next` and few records, ask again to go on. */
  readonly searched?: { readonly done: number; readonly of: number };
}

/** `to` is exclusive. */
export interface ByteSpan {
  readonly from: number;
  readonly to: number;
}

export interface DayCount {
  /** `2026-03-01`; null for records whose moment cannot be placed. */
  readonly day: string | null;
  readonly kind: string;
  readonly account: string | null;
  readonly records: number;
  /** Those among them whose moment may lie in another day too. */
  readonly spread: number;
}

/** One identifier, or one secret, with the first mention of it. */
export interface Mentioned {
  /** As core/identifiers names it: `email`, `crypto-address`; `sealed secret`. */
  readonly type: string;
  readonly mentions: number;
  /** Records it stands in; 0 when only in files that nobody read. */
  readonly records: number;
  readonly mention: Mention;
}

export interface MentionedPage {
  readonly mentioned: readonly Mentioned[];
  readonly next?: number;
}

export interface MentionedAsked {
  readonly type?: string | undefined;
  readonly after?: number | undefined;
  readonly limit?: number | undefined;
}

export interface PageOptions {
  readonly cursor?: string | undefined;
  /** Into the middle of the list: behind so many records, or in time order at the first that may be of this moment (RFC 3339) or a later one. */
  readonly skip?: number | undefined;
  readonly at?: string | undefined;
  readonly limit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Free text stops after so many ms with what it has, and a cursor to go on. */
  readonly withinMs?: number | undefined;
}

const MENTION_PARTS = `${MENTION_FOLDER}/*.parquet`;
/** JSON of the records of one page, unless a single one is longer. */
const PAGE_BYTES = 24_000_000;

/** The records of one reading, asked through an engine. */
export class ReadingRecords {
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #reading: ReadingFile;

  constructor(engine: Engine, folder: string, reading: ReadingFile) {
    this.#engine = engine;
    this.#folder = folder;
    this.#reading = reading;
  }

  get about(): ReadingFile {
    return this.#reading;
  }

  /** One page. Every question but free text reads a part of a sorted file that does not grow with the reading. */
  async page(filter: RecordFilter, { cursor, skip, at, limit = 100, signal, withinMs }: PageOptions = {}): Promise<RecordPage> {
    const order = filter.order ?? 'reading';
    refuseTwoPlaces(filter, { cursor, skip, at });
    const after = cursor === undefined ? undefined : readCursor(cursor, order);
    if (filter.text !== undefined && filter.text.trim() !== '') {
      const found = await searchText(this.#engine, this.#parts(), filter, { after, limit, signal, withinMs });
      const fit = await this.#fitting(found.ordinals, signal);
      const next = fit.length < found.ordinals.length ? { after: fit.at(-1) as number } : found.next;
      const records = await this.#records(fit, signal);
      return { records, ...(next === undefined ? {} : { next: writeCursor(next) }), searched: found.searched };
    }
    const position =
      at === undefined ? (skip ?? (after === undefined ? 0 : undefined)) : await positionOf(this.#narrow, filter, at, signal);
    const rows = await findOrdinals(this.#narrow, filter, order, { after, skip: position }, limit + 1, signal);
    const fit = await this.#fitting(
      rows.slice(0, limit).map((row) => Number(row.ordinal)),
      signal,
    );
    const last = rows[fit.length - 1];
    const records = await this.#records(fit, signal);
    const counted = position === undefined ? undefined : await countOf(this.#narrow, filter, signal);
    return {
      records,
      ...(position === undefined ? {} : { position }),
      ...(rows.length > fit.length && last !== undefined ? { next: writeCursor(cursorOf(last, order)) } : {}),
      ...(counted === undefined ? {} : { counted }),
    };
  }

  /** Those from the first on that are sent together: records of megabytes make a page shorter, and the next one goes on. */
  async #fitting(ordinals: readonly number[], signal?: AbortSignal): Promise<readonly number[]> {
    const parts = partsOf(this.#reading.parts, ordinals);
    const longest = ordinals.reduce((sum, ordinal) => sum + (partWith(parts, ordinal)?.longest ?? 0), 0);
    if (longest <= PAGE_BYTES) return ordinals;
    const files = parts.map(({ file }) => this.#file(file)).join(', ');
    const rows = await this.#engine.run(
      `SELECT ordinal, strlen(record) AS bytes FROM read_parquet([${files}]) WHERE ordinal IN (${ordinals.map(Number).join(', ')})`,
      [],
      signal,
    );
    const bytes = new Map(rows.map((row) => [Number(row.ordinal), Number(row.bytes)]));
    let sum = 0;
    const first = ordinals.findIndex((ordinal, n) => {
      sum += bytes.get(ordinal) ?? 0;
      return n > 0 && sum > PAGE_BYTES;
    });
    return first === -1 ? ordinals : ordinals.slice(0, first);
  }

  /** Records by their ordinals, in the order asked. */
  async #records(ordinals: readonly number[], signal?: AbortSignal): Promise<readonly FoundRecord[]> {
    const found = new Map<number, AnyRecord>();
    const files = partsOf(this.#reading.parts, ordinals).map(({ file }) => this.#file(file));
    if (files.length > 0) {
      const rows = await this.#engine.run(
        `SELECT ordinal, record FROM read_parquet([${files.join(', ')}]) WHERE ordinal IN (${ordinals.map(Number).join(', ')})`,
        [],
        signal,
      );
      for (const row of rows) found.set(Number(row.ordinal), JSON.parse(String(row.record)) as AnyRecord);
    }
    return ordinals.map((ordinal) => {
      const record = found.get(ordinal);
      if (record === undefined) throw this.#missing(recordsSays('record-of', { ordinal, count: this.#reading.records }));
      return { ordinal, record };
    });
  }

  /** @throws RECORDS_NOT_FOUND */
  async record(id: string): Promise<FoundRecord> {
    const found = await this.find(id);
    if (found !== undefined) return found;
    throw this.#missing(recordsSays('record-of-id'));
  }

  /** The same, undefined where it is not in this reading. */
  async find(id: string): Promise<FoundRecord | undefined> {
    if (/^[0-9a-f]{32}$/.test(id)) {
      const rows = await this.#engine.run(`SELECT ordinal FROM read_parquet(${this.#file('id.parquet')}) WHERE head = CAST(? AS UBIGINT)`, [
        BigInt(`0x${id.slice(0, 16)}`).toString(),
      ]);
      const records = await this.#records(rows.map((row) => Number(row.ordinal)).sort((a, b) => a - b));
      return records.find(({ record }) => record.id === id) ?? (await this.#mention(id));
    }
    return undefined;
  }

  /** What a text mentions is a record of its own, at the ordinal of the one that it stands in; -1 in a file that nobody read. */
  async #mention(id: string): Promise<FoundRecord | undefined> {
    if (!this.#hasMentions) return undefined;
    const [row] = await this.#engine.run(
      `SELECT coalesce(ordinal, -1) AS ordinal, mention FROM read_parquet(${this.#file(MENTION_PARTS)}) WHERE id = ?`,
      [id],
    );
    return row === undefined ? undefined : { ordinal: Number(row.ordinal), record: JSON.parse(String(row.mention)) as AnyRecord };
  }

  get #hasMentions(): boolean {
    return (this.#reading.mentions ?? 0) > 0;
  }

  /** What texts mention, once each: secrets first, then what is mentioned most. */
  async mentioned({ type, after = 0, limit = 100 }: MentionedAsked = {}): Promise<MentionedPage> {
    if (!this.#hasMentions) return { mentioned: [] };
    const rows = await this.#engine.run(
      `SELECT * EXCLUDE (rank) FROM (SELECT *, row_number() OVER () - 1 AS rank FROM read_parquet(${this.#file('mentioned.parquet')}) ${type === undefined ? '' : 'WHERE type = ?'})
       ORDER BY rank LIMIT ${limit + 1} OFFSET ${Math.trunc(after)}`,
      type === undefined ? [] : [type],
    );
    const mentioned = rows.slice(0, limit).map(
      (row): Mentioned => ({
        ...{ type: String(row.type), mentions: Number(row.mentions), records: Number(row.records) },
        mention: JSON.parse(String(row.mention)) as Mention,
      }),
    );
    return rows.length > limit ? { mentioned, next: after + limit } : { mentioned };
  }

  /** Mentions in files that no reader knows, in the order they were met. */
  async mentionsOfFiles(): Promise<readonly Mention[]> {
    if (!this.#hasMentions) return [];
    const rows = await this.#engine.run(`SELECT mention FROM read_parquet(${this.#file(MENTION_PARTS)}) WHERE ordinal IS NULL`);
    return rows.map((row) => JSON.parse(String(row.mention)) as Mention);
  }

  /** Places of secrets in one file (`pathText`), of those that name bytes such that reach into the range. */
  async secretPlaces(path: string, { from, to }: ByteSpan): Promise<readonly Place[]> {
    if (Object.keys(this.#reading.secrets ?? {}).length === 0) return [];
    const rows = await this.#engine.run(
      `SELECT DISTINCT mention FROM read_parquet(${this.#file(MENTION_PARTS)})
       WHERE sealed IS NOT NULL AND path = ? AND (bytes_from IS NULL OR (bytes_from < ? AND bytes_to > ?))`,
      [path, to, from],
    );
    return rows.map((row) => (JSON.parse(String(row.mention)) as Mention).place);
  }

  /** Counts by day and kind and account; those without a day first. */
  async timeline(filter: Pick<RecordFilter, 'kind' | 'account'> = {}): Promise<readonly DayCount[]> {
    const { where, values } = conditions(filter);
    const rows = await this.#engine.run(
      `SELECT strftime(day, '%Y-%m-%d') AS day, kind, account, records, spread FROM read_parquet(${this.#file('counts.parquet')})
       ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} ORDER BY day NULLS FIRST, kind, account`,
      values,
    );
    return rows.map((row) => ({
      day: row.day as string | null,
      kind: String(row.kind),
      account: row.account as string | null,
      records: Number(row.records),
      spread: Number(row.spread),
    }));
  }

  async gaps(cursor?: string, limit = 200): Promise<{ readonly gaps: readonly Gap[]; readonly next?: string }> {
    if (this.#reading.gaps === 0) return { gaps: [] };
    const after = cursor === undefined ? -1 : readCursor(cursor, 'reading').after;
    const rows = await this.#engine.run(
      `SELECT ordinal, gap FROM read_parquet(${this.#file('gaps.parquet/*.parquet')}) WHERE ordinal > ? ORDER BY ordinal LIMIT ${limit + 1}`,
      [after],
    );
    const gaps = rows.slice(0, limit).map((row) => JSON.parse(String(row.gap)) as Gap);
    return rows.length > limit ? { gaps, next: writeCursor({ after: Number(rows[limit - 1]?.ordinal) }) } : { gaps };
  }

  /** Byte ranges of records of one file (core/records/place.ts `pathText`) that reach into a range. */
  async rangesWithin(path: string, { from, to }: { readonly from: number; readonly to: number }): Promise<readonly ByteSpan[]> {
    const rows = await this.#engine.run(
      `SELECT DISTINCT bytes_from, bytes_to FROM read_parquet(${this.#file(`${PART_FOLDER}/*.parquet`)})
       WHERE path = ? AND bytes_from < ? AND bytes_to > ? ORDER BY bytes_from`,
      [path, to, from],
    );
    return rows.map((row) => ({ from: Number(row.bytes_from), to: Number(row.bytes_to) }));
  }

  /** The files that its records were read from (core/records/place.ts `pathText`). */
  async paths(): Promise<readonly string[]> {
    const rows = await this.#engine.run(`SELECT DISTINCT path FROM read_parquet(${this.#file(`${PART_FOLDER}/*.parquet`)})`);
    return rows.map((row) => String(row.path));
  }

  /** As the reading has left it. */
  async coverage(): Promise<unknown> {
    return JSON.parse(await readFile(join(this.#folder, 'coverage.json'), 'utf8'));
  }

  /** Places on a map: records that say where, in reading order. */
  async spots(after = -1, limit = 5_000): Promise<readonly Row[]> {
    return await this.#engine.run(
      `SELECT ordinal, id, kind, latitude, longitude, accuracy_meters, utc, text FROM read_parquet(${this.#file(`${PART_FOLDER}/*.parquet`)})
       WHERE latitude IS NOT NULL AND ordinal > ? ORDER BY ordinal LIMIT ${limit}`,
      [after],
    );
  }

  get #narrow(): Narrow {
    return { engine: this.#engine, reading: this.#reading, file: (name) => this.#file(name) };
  }

  #parts(): readonly Part[] {
    return this.#reading.parts.map((part) => ({ ...part, file: join(this.#folder, part.file) }));
  }

  #file(name: string): string {
    return quoted(join(this.#folder, name));
  }

  #missing(what: Said): Error {
    return new RecordsError('NOT_FOUND', { message: recordsSays('not-in-reading', { what }) });
  }
}

/** @throws RECORDS_NO_READING */
export async function openReading(engine: Engine, folder: string): Promise<ReadingRecords> {
  let written: ReadingFile;
  try {
    written = JSON.parse(await readFile(join(folder, 'reading.json'), 'utf8')) as ReadingFile;
  } catch (cause) {
    throw new RecordsError('NO_READING', {
      message: recordsSays('no-folder'),
      cause,
    });
  }
  if (written.schema === RECORDS_SCHEMA) return new ReadingRecords(engine, folder, written);
  throw new RecordsError('NO_READING', {
    message: recordsSays('other-layout', { found: String(written.schema), expected: RECORDS_SCHEMA }),
  });
}

/** @throws RECORDS_BAD_FILTER */
function refuseTwoPlaces({ text, order }: RecordFilter, { cursor, skip, at }: PageOptions): void {
  const places = [cursor, skip, at].filter((one) => one !== undefined).length;
  const isSearched = text !== undefined && text.trim() !== '';
  if (places <= 1 && !(isSearched && places > (cursor === undefined ? 0 : 1)) && !(at !== undefined && order !== 'time')) return;
  throw new RecordsError('BAD_FILTER', {
    message: recordsSays('one-place'),
  });
}

function cursorOf(row: Row, order: 'reading' | 'time'): Cursor {
  return order === 'time' ? { after: Number(row.ordinal), at: Number(row.at) } : { after: Number(row.ordinal) };
}

const partWith = (parts: readonly Part[], ordinal: number): Part | undefined =>
  parts.find(({ first, count }) => ordinal >= first && ordinal < first + count);

/** The parts that hold these ordinals. */
function partsOf(parts: readonly Part[], ordinals: readonly number[]): readonly Part[] {
  const wanted = new Set<Part>();
  let n = 0;
  for (const ordinal of [...ordinals].sort((a, b) => a - b)) {
    while (n < parts.length && ordinal >= (parts[n] as Part).first + (parts[n] as Part).count) n += 1;
    const part = parts[n];
    if (part !== undefined) wanted.add(part);
  }
  return [...wanted];
}
