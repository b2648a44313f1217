// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';

const ROOT = resolve(import.meta.dirname, '..', '..');
export const APART_SECONDS = 120;
export const APART_MEMORY_MB = 512;

/**
 * Runs a small script (a path from this folder) in a process of its own that may read one file and our code, and write nothing: what it opens is hostile.
 * The order goes in as JSON on its standard input. @returns what it wrote; '' when it ended without an answer (limits of time and memory)
 */
export async function runApart(script: string, file: string, order: object): Promise<string> {
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
      `--max-old-space-size=${APART_MEMORY_MB}`,
      join(import.meta.dirname, script),
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], env: { TZ: 'UTC', LANG: 'C' }, timeout: APART_SECONDS * 1000, killSignal: 'SIGKILL' },
  );
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(order));
  const [said] = await Promise.all([readAll(child.stdout), once(child, 'exit')]);
  return said;
}
