// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { ReturnError } from '../core/errors/return.ts';
import type { Place } from '../core/records/index.ts';
import type { InputNamed } from './containers/walk-input.ts';
import type { PlaceRead } from './place-bytes.ts';

export interface PlaceOrder {
  readonly input: InputNamed;
  readonly place: Place;
  readonly passwords: readonly string[];
}
export type PlaceAnswer = { readonly file: string; readonly bytes?: string; readonly text?: string } | { readonly fault: string };

const ROOT = resolve(import.meta.dirname, '..', '..');
const SECONDS = 120;
const MEMORY_MB = 512;

/**
 * What `readPlace` reads, read in a process of its own that may write nothing: the containers around a place are as hostile as ever.
 * `input.sha256` is given by whoever has just compared it (the vault does when an item is copied out whole).
 * @throws ReturnError NO_SUCH_RECORD, with what stood in the way
 */
export async function readPlaceApart(input: InputNamed, place: Place, passwords: readonly string[] = []): Promise<PlaceRead> {
  const file = resolve(input.file);
  const order: PlaceOrder = { input: { ...input, file }, place, passwords };
  const readable = [
    join(ROOT, 'src'),
    join(ROOT, 'package.json'),
    join(ROOT, 'node_modules'),
    realpathSync(join(ROOT, 'node_modules')),
    file,
  ];
  const allowed = [...new Set([...readable, realpathSync(file)])].map((path) => `--allow-fs-read=${path}`);
  const child = spawn(
    process.execPath,
    [
      '--permission',
      ...allowed,
      '--allow-worker',
      '--no-warnings',
      `--max-old-space-size=${MEMORY_MB}`,
      join(import.meta.dirname, 'read-place.child.ts'),
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], env: { TZ: 'UTC', LANG: 'C' }, timeout: SECONDS * 1000, killSignal: 'SIGKILL' },
  );
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(order));
  const [said] = await Promise.all([readAll(child.stdout), once(child, 'exit')]);
  const answer = answerOf(said);
  if ('fault' in answer) throw new ReturnError('NO_SUCH_RECORD', { message: `Place: ${answer.fault}` });
  const { file: hash, bytes, text } = answer;
  return { file: hash, ...(bytes === undefined ? {} : { bytes: Buffer.from(bytes, 'base64') }), ...(text === undefined ? {} : { text }) };
}

function answerOf(said: string): PlaceAnswer {
  if (said === '') return { fault: `the process that opens the item ended without an answer (limits: ${SECONDS} s, ${MEMORY_MB} MB)` };
  return JSON.parse(said) as PlaceAnswer;
}
