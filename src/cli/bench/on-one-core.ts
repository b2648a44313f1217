// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';

/** Runs work on one core, and gives this process and what it starts their cores back. Undefined where `taskset` (util-linux) is not there. */
export async function onOneCore<T>(work: () => Promise<T>): Promise<T | undefined> {
  const before = cores();
  if (before === undefined) return undefined;
  const [first] = before.split(/[,-]/);
  taskset('-acp', String(first), String(process.pid));
  try {
    return await work();
  } finally {
    taskset('-acp', before, String(process.pid));
  }
}

/** `0-7` or `0,2`: the cores this process may use. */
function cores(): string | undefined {
  return /: ([\d,-]+)\s*$/.exec(taskset('-cp', String(process.pid)))?.[1];
}

function taskset(...args: readonly string[]): string {
  const { stdout, status } = spawnSync('taskset', args, { encoding: 'utf8' });
  return status === 0 ? stdout : '';
}
