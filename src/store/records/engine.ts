// SPDX-License-Identifier: Apache-2.0

import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { RecordsError } from '../../core/errors/records.ts';
import { type Said, saidAlike } from '../../core/errors/say.ts';
import { recordsSays } from '../../core/errors/sentences/records.ts';
import type { EngineAnswer, EngineOrder, EngineSettings, EngineValue } from './engine-messages.ts';
import { FOLD_MACRO } from './fold-macro.ts';

export type Row = Readonly<Record<string, unknown>>;

/** DuckDB in a process of its own. */
export interface Engine {
  /** @throws RECORDS_STOPPED when `signal` fires or the process ends; RECORDS_DISK_FULL; an Error with DuckDB's own words otherwise. */
  run(sql: string, values?: readonly EngineValue[], signal?: AbortSignal): Promise<readonly Row[]>;
  close(): Promise<void>;
}

export interface EngineLimits {
  readonly memoryMb?: number;
  readonly threads?: number;
  /** Everything is read once (writing a reading): what was used is given back at once instead of kept for the next question. */
  readonly once?: boolean;
}

interface Waiting {
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the process when it is first asked something, and again after it has died. @param folder the only one it may read and write */
export function openEngine(folder: string, { memoryMb = 192, threads = 2, once = false }: EngineLimits = {}): Engine {
  const settings: EngineSettings = { memoryMb, threads, once, folder, spillFolder: join(folder, 'spill'), prepare: [FOLD_MACRO] };
  let started: Promise<ChildProcess> | undefined;
  const waiting = new Map<number, Waiting>();
  let last = 0;

  const start = (): Promise<ChildProcess> => {
    mkdirSync(settings.spillFolder, { recursive: true, mode: 0o700 });
    const child = fork(join(import.meta.dirname, 'engine.child.ts'), [JSON.stringify(settings)], {
      execPath: process.execPath,
      execArgv: ['--no-warnings'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { TZ: 'UTC', PATH: process.env.PATH },
    });
    let said = '';
    child.stderr?.on('data', (part: Buffer) => {
      said = (said + part.toString()).slice(-500);
    });
    return new Promise((resolve, reject) => {
      child.once('exit', (code, signal) => {
        started = undefined;
        const error = stopped(recordsSays('process-ended', { how: `${signal ?? code}${said === '' ? '' : `: ${said.trim()}`}` }));
        reject(error);
        for (const one of waiting.values()) one.reject(error);
        waiting.clear();
      });
      child.on('message', (answer: EngineAnswer) => {
        if ('ready' in answer) return resolve(child);
        const one = waiting.get(answer.id);
        waiting.delete(answer.id);
        if ('rows' in answer) one?.resolve(answer.rows);
        else one?.reject(fault(answer.fault));
      });
    });
  };

  return {
    async run(sql, values = [], signal) {
      started ??= start();
      const child = await started;
      if (signal?.aborted) throw stopped(recordsSays('nobody-waits'));
      last += 1;
      const id = last;
      const stop = () => child.send({ stop: id } satisfies EngineOrder);
      signal?.addEventListener('abort', stop, { once: true });
      try {
        return await new Promise<readonly Row[]>((resolve, reject) => {
          waiting.set(id, { resolve, reject });
          child.send({ id, sql, values } satisfies EngineOrder, (error) => error && reject(stopped(saidAlike(error.message))));
        });
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    async close() {
      const child = await started?.catch(() => undefined);
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      await new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      });
    },
  };
}

function stopped(why: Said): Error {
  return new RecordsError('STOPPED', { message: recordsSays('question-stopped', { why }) });
}

function fault(said: string): Error {
  if (/INTERRUPT/i.test(said)) return stopped(recordsSays('was-stopped'));
  if (/No space left on device|ENOSPC|max_temp_directory_size|disk full/i.test(said))
    return new RecordsError('DISK_FULL', {
      message: recordsSays('disk-full'),
    });
  return new Error(`DuckDB: ${said.slice(0, 2_000)}`);
}
