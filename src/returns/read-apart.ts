// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { TableMapping } from '../core/mappings/table-mapping.ts';
import type { Coverage, Found, Sha256Hex } from '../core/records/index.ts';
import { type ApartOrder, FRAME, type Frame } from './apart-frames.ts';
import type { InputNamed } from './containers/walk-input.ts';
import { DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';
import { PortionsTogether } from './portions-together.ts';
import type { ReadingProgress } from './reading.ts';
import { Guard, startReading } from './reading-process.ts';

export interface ReadApartOptions {
  /** The evidence item as a plain file on this disk (a file of the spool), or a folder. It is read, never written to. */
  readonly file: string;
  /** The name under which it was received: it stands in every place. */
  readonly name?: string;
  /** Its SHA-256 when the caller knows it (the vault does); otherwise it is computed before anything is opened. */
  readonly sha256?: Sha256Hex;
  /** Further items, read behind the first into one coverage. */
  readonly more?: readonly InputNamed[];
  /** Public keys of providers (OpenPGP, armoured or binary) to check what they signed. */
  readonly keys?: readonly Buffer[];
  readonly passwords?: readonly string[];
  /** Zone that the examiner states for local times that name none (`Africa/Cairo`). */
  readonly statedZone?: string;
  /** Confirmed mappings of tables, for files that no reader knows. */
  readonly mappings?: readonly TableMapping[];
  readonly limits?: Partial<ReadingLimits>;
  /**
   * A folder for what processes that share the files find before its turn: a file without a name, gone when the reading ends however it
   * ends. Without one they wait instead.
   */
  readonly ahead?: string;
  readonly signal?: AbortSignal;
  /**
   * Found records, gaps and left in reading order, some thousands at a time. With `onRows` only gaps and left come here. The reading waits
   * while the promise is open.
   */
  readonly onBatch?: (batch: readonly Found[]) => void | Promise<void>;
  /** The same as JSON lines, nothing parsed, for whoever writes them to a file. */
  readonly onLines?: (lines: Buffer) => void | Promise<void>;
  /** Records as lines of core/records/row-line.ts, for the records store (`appendLines`): the reading process makes them. */
  readonly onRows?: (lines: RowLines) => void | Promise<void>;
  /**
   * Identifiers mentioned in the texts of records and in files that nobody reads (core/identifiers/identifiers-in-record.ts), as JSON lines.
   * Asked for by being given; then secrets are covered in the records.
   */
  readonly onMentions?: (lines: Buffer) => void | Promise<void>;
  /** The same as lines of core/records/row-line.ts, for the records store (`appendMentions`). */
  readonly onMentionRows?: (lines: RowLines) => void | Promise<void>;
  /** Records come as lines (`onLines`) as well as rows; `onBatch` still gets gaps and left only. */
  readonly recordsTwice?: boolean;
  readonly onProgress?: (progress: ReadingProgress) => void;
}

/** Whole lines, how many, and how many bytes the longest of them has. */
export interface RowLines {
  readonly records: Buffer;
  readonly count: number;
  readonly longest: number;
}

/**
 * Reads one evidence item apart: in processes that may read the item and our code and write nothing, with limits on time, memory and output.
 * Several share the files of a large return (portions.ts); what is handed on, and the coverage answered, is the same however many they are. A
 * hostile file ends those processes, not the desk.
 * @throws ReturnError STOPPED when the reading ended before its end; what was handed on until then is incomplete.
 */
export async function readApart(options: ReadApartOptions): Promise<Coverage> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const inputs = inputsOf(options);
  const children = Array.from({ length: processesFor(inputs, limits) }, () => startReading(inputs, limits));
  const guard = new Guard(children, limits, options.signal);
  const reading = new PortionsTogether(children, guard, {
    aheadBytes: limits.aheadBytes,
    ...(options.ahead !== undefined && { ahead: options.ahead }),
    ...(options.onProgress !== undefined && { onProgress: options.onProgress }),
    isWanted: (kind) => isWanted(kind, options),
  });
  try {
    const order = orderOf(options, children.length === 1 ? inputs : await hashed(inputs), children.length === 1);
    const coverage = await reading.read(Buffer.from(JSON.stringify(order)), (frame, before) => handOn(frame, before, options));
    options.onProgress?.({ path: '', bytes: sum(coverage.files.map(({ bytes }) => bytes)), records: sum(Object.values(coverage.records)) });
    return coverage;
  } finally {
    guard.end();
    await reading.close();
  }
}

/** One process where there is little to read, or one file that is no container. */
function processesFor(inputs: readonly InputNamed[], { processes, portionBytes }: ReadingLimits): number {
  if (processes <= 1 || isBelow(portionBytes, inputs)) return 1;
  const [first, ...more] = inputs;
  return more.length > 0 || statSync(first!.file).isDirectory() || beginsAsZip(first!.file) ? processes : 1;
}

function isBelow(most: number, inputs: readonly InputNamed[]): boolean {
  let bytes = 0;
  for (const { file } of inputs)
    for (const size of sizesOf(Buffer.from(file))) {
      bytes += size;
      if (bytes >= most) return false;
    }
  return true;
}

/** Names are bytes here: they need not be UTF-8. */
function* sizesOf(path: Buffer): Generator<number> {
  const status = lstatSync(path);
  if (status.isFile()) yield status.size;
  else if (status.isDirectory())
    for (const name of readdirSync(path, { encoding: 'buffer' })) yield* sizesOf(Buffer.concat([path, Buffer.from('/'), name]));
}

function beginsAsZip(file: string): boolean {
  const fd = openSync(file, 'r');
  try {
    const head = Buffer.alloc(2);
    return readSync(fd, head, 0, 2, 0) === 2 && head.toString('latin1') === 'PK';
  } finally {
    closeSync(fd);
  }
}

/** Each plain file hashed once, not once by every process. */
async function hashed(inputs: readonly InputNamed[]): Promise<InputNamed[]> {
  return await Promise.all(
    inputs.map(async (input) => {
      if (input.sha256 !== undefined || !statSync(input.file).isFile()) return input;
      const hash = createHash('sha256');
      await pipeline(createReadStream(input.file, { highWaterMark: 1 << 18 }), hash);
      return { ...input, sha256: hash.digest('hex') };
    }),
  );
}

function isWanted(kind: number, { onRows, onLines, onBatch, onMentions, onMentionRows }: ReadApartOptions): boolean {
  if (kind === FRAME.rows) return onRows !== undefined;
  if (kind === FRAME.records) return onLines !== undefined;
  if (kind === FRAME.mentions) return onMentions !== undefined;
  if (kind === FRAME.mentionRows) return onMentionRows !== undefined;
  return kind !== FRAME.found || onLines !== undefined || onBatch !== undefined;
}

async function handOn({ kind, content }: Frame, recordsBefore: number, options: ReadApartOptions): Promise<void> {
  if (kind === FRAME.rows) await options.onRows?.(rowsIn(content));
  else if (kind === FRAME.records) await options.onLines?.(content);
  else if (kind === FRAME.mentions) await options.onMentions?.(content);
  else if (kind === FRAME.mentionRows) await options.onMentionRows?.(countedFrom(recordsBefore, rowsIn(content)));
  else if (kind === FRAME.found) {
    await options.onLines?.(content);
    if (options.onBatch !== undefined) await options.onBatch(parseLines(content));
  }
}

/** Mentions name the record that they stand in by its ordinal in its portion; this makes it that in the reading. */
function countedFrom(recordsBefore: number, lines: RowLines): RowLines {
  if (recordsBefore === 0) return lines;
  const text = lines.records.toString('latin1').replace(/^\d+(?=\x1f)/gm, (ordinal) => String(Number(ordinal) + recordsBefore));
  return { records: Buffer.from(text, 'latin1'), count: lines.count, longest: lines.longest + String(recordsBefore).length };
}

function rowsIn(content: Buffer): RowLines {
  return { records: content.subarray(8), count: content.readUInt32LE(0), longest: content.readUInt32LE(4) };
}

function parseLines(content: Buffer): Found[] {
  return JSON.parse(`[${content.toString('utf8', 0, content.length - 1).replaceAll('\n', ',')}]`) as Found[];
}

function inputsOf({ file, name, sha256, more = [] }: ReadApartOptions): InputNamed[] {
  const first = { file: resolve(file), ...(name !== undefined && { name }), ...(sha256 !== undefined && { sha256 }) };
  return [first, ...more.map((one) => ({ ...one, file: resolve(one.file) }))];
}

function orderOf(options: ReadApartOptions, inputs: readonly InputNamed[], alone: boolean): ApartOrder {
  const {
    keys = [],
    passwords = [],
    statedZone,
    mappings = [],
    limits = {},
    onRows,
    onMentions,
    onMentionRows,
    recordsTwice = false,
  } = options;
  const zone = statedZone === undefined ? {} : { statedZone };
  return {
    inputs,
    keys: keys.map((key) => key.toString('base64')),
    passwords,
    mappings,
    limits,
    rows: onRows !== undefined,
    recordsTwice,
    alone,
    mentions: onMentionRows !== undefined ? 'rows' : onMentions !== undefined ? 'lines' : 'none',
    ...zone,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
