// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { ReturnError } from '../core/errors/return.ts';
import type { TableMapping } from '../core/mappings/table-mapping.ts';
import type { Coverage, Found, Sha256Hex } from '../core/records/index.ts';
import { type ApartOrder, FRAME, framesOf } from './apart-frames.ts';
import type { InputNamed } from './containers/walk-input.ts';
import { DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';
import type { ReadingProgress } from './reading.ts';

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
 * Reads one evidence item in a process of its own, which may read the item and our code and write nothing, with limits on time, memory
 * and output, and answers the coverage. A hostile file ends that process, not the desk.
 * @throws ReturnError STOPPED when the reading ended before its end; what was handed on until then is incomplete.
 */
export async function readApart(options: ReadApartOptions): Promise<Coverage> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const inputs = inputsOf(options);
  const child = start(inputs, limits);
  const guard = new Guard(child, limits, options.signal);
  try {
    child.stdin!.on('error', () => guard.stop('its process could not be given its order'));
    child.stdin!.end(JSON.stringify(orderOf(options, inputs)));
    for await (const { kind, content } of framesOf(child.stdio[3] as Readable)) {
      guard.count(content.length);
      if (guard.reason !== undefined) throw stopped(guard.reason);
      if (kind === FRAME.coverage) return JSON.parse(content.toString()) as Coverage;
      if (kind === FRAME.error) throw stopped(faultOf(content));
      await handOn(kind, content, options);
    }
    throw stopped(guard.reason ?? `its process ended (${await guard.ended})`);
  } finally {
    guard.end();
  }
}

async function handOn(kind: number, content: Buffer, options: ReadApartOptions): Promise<void> {
  if (kind === FRAME.progress) options.onProgress?.(JSON.parse(content.toString()) as ReadingProgress);
  else if (kind === FRAME.rows) await options.onRows?.(rowsIn(content));
  else if (kind === FRAME.records) await options.onLines?.(content);
  else if (kind === FRAME.mentions) await options.onMentions?.(content);
  else if (kind === FRAME.mentionRows) await options.onMentionRows?.(rowsIn(content));
  else if (kind === FRAME.found) {
    await options.onLines?.(content);
    if (options.onBatch !== undefined) await options.onBatch(parseLines(content));
  }
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

function orderOf(options: ReadApartOptions, inputs: readonly InputNamed[]): ApartOrder {
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
    mentions: onMentionRows !== undefined ? 'rows' : onMentions !== undefined ? 'lines' : 'none',
    ...zone,
  };
}

const ROOT = resolve(import.meta.dirname, '..', '..');

function start(inputs: readonly InputNamed[], limits: ReadingLimits): ChildProcess {
  const readable = [join(ROOT, 'src'), join(ROOT, 'package.json'), join(ROOT, 'node_modules'), realpathSync(join(ROOT, 'node_modules'))];
  const inputPaths = inputs.flatMap(({ file }) => [file, realpathSync(file)]);
  return spawn(
    process.execPath,
    [
      '--permission',
      ...[...new Set([...readable, ...inputPaths])].map((path) => `--allow-fs-read=${path}`),
      '--allow-worker',
      '--no-warnings',
      // A nursery of this size holds a batch of records: what one needs dies young, and memory stays flat.
      '--max-semi-space-size=16',
      `--max-old-space-size=${limits.memoryMb}`,
      join(import.meta.dirname, 'read-return.child.ts'),
    ],
    { stdio: ['pipe', 'ignore', 'pipe', 'pipe'], env: { TZ: 'UTC', LANG: 'C' } },
  );
}

const WATCH_MS = 250;

/** Ends the reading process when a limit is reached or nobody waits for it any more. */
class Guard {
  reason: string | undefined;
  readonly ended: Promise<string>;
  readonly #child: ChildProcess;
  readonly #limits: ReadingLimits;
  readonly #signal: AbortSignal | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #watch: NodeJS.Timeout;
  readonly #abort = (): void => this.stop('nobody waits for it any more');
  #output = 0;

  constructor(child: ChildProcess, limits: ReadingLimits, signal: AbortSignal | undefined) {
    this.#child = child;
    this.#limits = limits;
    this.#signal = signal;
    this.#timer = setTimeout(() => this.stop(`it took longer than ${limits.seconds} s`), limits.seconds * 1000);
    this.#watch = setInterval(() => this.#watchMemory(), WATCH_MS);
    let said = '';
    child.stderr!.on('data', (part: Buffer) => {
      said = (said + part.toString()).slice(-2000);
    });
    this.ended = new Promise((done) => child.once('close', (code, kill) => done(wordsFor(code, kill, said))));
    child.once('error', (error) => {
      this.reason = `its process could not be started (${error.message})`;
    });
    if (signal?.aborted) this.#abort();
    signal?.addEventListener('abort', this.#abort, { once: true });
  }

  /** Old-space is limited by V8; this counts what lies outside it too, where the system tells. */
  #watchMemory(): void {
    const resident = residentMb(this.#child.pid);
    if (resident !== undefined && resident > this.#limits.memoryMb) this.stop(`it needed more than ${this.#limits.memoryMb} MB of memory`);
  }

  count(bytes: number): void {
    this.#output += bytes;
    if (this.#output > this.#limits.recordsBytes) this.stop(`it found more than ${this.#limits.recordsBytes} bytes of records`);
  }

  stop(reason: string): void {
    this.reason ??= reason;
    this.#child.kill('SIGKILL');
  }

  end(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#watch);
    this.#signal?.removeEventListener('abort', this.#abort);
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill('SIGKILL');
  }
}

function wordsFor(code: number | null, kill: NodeJS.Signals | null, said: string): string {
  if (/heap out of memory|Allocation failed/.test(said)) return 'out of memory';
  if (kill !== null) return `ended by ${kill}`;
  // Of what it said only the kind of error: the rest could quote what was read.
  const kind = /^(\w*Error)\b(?: \[(\w+)\])?/m.exec(said);
  return kind === null ? `exit code ${code}` : `exit code ${code}, ${kind[2] ?? kind[1]}`;
}

function residentMb(pid: number | undefined): number | undefined {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]);
    return Number.isFinite(pages) ? (pages * 4096) / 1e6 : undefined;
  } catch (error) {
    // The process has ended, or this system has no /proc: V8's own limit still holds.
    if ((error as NodeJS.ErrnoException).code !== undefined) return undefined;
    throw error;
  }
}

function faultOf(content: Buffer): string {
  const { code, where } = JSON.parse(content.toString()) as { code: string; where: string };
  return `${code}${where === '' ? '' : ` at ${where}`}`;
}

function stopped(reason: string): Error {
  return new ReturnError('STOPPED', {
    message: `The reading was stopped before its end: ${reason}. What was found until then is incomplete; the original is untouched.`,
    details: { reason },
  });
}
