// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text as readAll } from 'node:stream/consumers';
import { sandboxed } from './sandbox.ts';

export const APART_SECONDS = 120;
export const APART_MEMORY_MB = 512;

/**
 * Runs a small script (a path from this folder) in a process of its own that may read one file and our code, and write nothing: what it opens is hostile.
 * The order goes in as JSON on its standard input. @returns what it wrote; '' when it ended without an answer (limits of time and memory)
 */
export async function runApart(script: string, file: string, order: object): Promise<string> {
  const child = spawn(process.execPath, sandboxed(script, [file], [`--max-old-space-size=${APART_MEMORY_MB}`]), {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { TZ: 'UTC', LANG: 'C' },
    timeout: APART_SECONDS * 1000,
    killSignal: 'SIGKILL',
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(order));
  const [said] = await Promise.all([readAll(child.stdout), once(child, 'exit')]);
  return said;
}
