// SPDX-License-Identifier: Apache-2.0

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ReturnError } from '../core/errors/return.ts';
import { type Said, saidAlike } from '../core/errors/say.ts';
import { evidenceSays } from '../core/errors/sentences/evidence.ts';
import type { InputNamed } from './containers/walk-input.ts';
import type { ReadingLimits } from './limits.ts';
import { sandboxed } from './sandbox.ts';

/** A process that may read these inputs and our code, and write nothing but its pipe (descriptor 3). It waits for its order on its standard input. */
export function startReading(inputs: readonly InputNamed[], limits: ReadingLimits): ChildProcess {
  // A nursery of this size holds a batch of records: what one needs dies young, and memory stays flat.
  const flags = ['--max-semi-space-size=16', `--max-old-space-size=${limits.memoryMb}`];
  const paths = inputs.map(({ file }) => file);
  return spawn(process.execPath, sandboxed('read-return.child.ts', paths, flags), {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    env: { TZ: 'UTC', LANG: 'C' },
  });
}

const WATCH_MS = 250;

/** Ends the reading processes when a limit is reached or nobody waits for them any more: one that ends early ends all. */
export class Guard {
  reason: Said | undefined;
  readonly #children: readonly ChildProcess[];
  readonly #limits: ReadingLimits;
  readonly #signal: AbortSignal | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #watch: NodeJS.Timeout;
  readonly #abort = (): void => this.stop(evidenceSays('nobody-waits'));
  readonly #ended = new Map<ChildProcess, Promise<string>>();
  #output = 0;

  constructor(children: readonly ChildProcess[], limits: ReadingLimits, signal: AbortSignal | undefined) {
    this.#children = children;
    this.#limits = limits;
    this.#signal = signal;
    this.#timer = setTimeout(() => this.stop(evidenceSays('took-longer', { seconds: limits.seconds })), limits.seconds * 1000);
    this.#watch = setInterval(() => this.#watchMemory(), WATCH_MS);
    for (const child of children) this.#ended.set(child, this.#watchEnd(child));
    if (signal?.aborted) this.#abort();
    signal?.addEventListener('abort', this.#abort, { once: true });
  }

  #watchEnd(child: ChildProcess): Promise<string> {
    let said = '';
    child.stderr!.on('data', (part: Buffer) => {
      said = (said + part.toString()).slice(-2000);
    });
    child.once('error', (error) => {
      this.reason ??= evidenceSays('not-started', { why: saidAlike(error.message) });
    });
    return new Promise((done) => child.once('close', (code, kill) => done(wordsFor(code, kill, said))));
  }

  /** Old-space is limited by V8; this counts what lies outside it too, where the system tells. */
  #watchMemory(): void {
    for (const child of this.#children) {
      const resident = residentMb(child.pid);
      if (resident !== undefined && resident > this.#limits.memoryMb)
        this.stop(evidenceSays('needed-memory', { megabytes: this.#limits.memoryMb }));
    }
  }

  count(bytes: number): void {
    this.#output += bytes;
    if (this.#output > this.#limits.recordsBytes) this.stop(evidenceSays('too-many-bytes', { bytes: this.#limits.recordsBytes }));
  }

  stop(reason: Said): void {
    this.reason ??= reason;
    this.end();
  }

  /** Why a process ended whose pipe has ended. */
  async whyEnded(child: ChildProcess): Promise<Error> {
    const how = await this.#ended.get(child);
    return stopped(this.reason ?? evidenceSays('process-ended', { how: how ?? '?' }));
  }

  end(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#watch);
    this.#signal?.removeEventListener('abort', this.#abort);
    for (const child of this.#children) kill(child);
  }
}

export function kill(child: ChildProcess): void {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
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

/** The error of a reading that ended before its end. */
export function stopped(reason: Said): Error {
  return new ReturnError('STOPPED', {
    message: evidenceSays('reading-stopped', { reason: reason }),
    details: { reason: reason.en },
  });
}
