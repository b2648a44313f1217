// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';

const LOOK_MS = 200;
const TICKS_PER_SECOND = 100;

export interface Used {
  /** Highest resident memory, in MB. */
  readonly peakMb: number;
  /** Processor time, in seconds. */
  readonly seconds: number;
}

/**
 * What this process's children used, by a word of their command line, while `work` runs. The system counts (`/proc/PID/status`, `stat`) and
 * is asked so often that a child which ends has been asked shortly before. Nothing is told where there is no /proc.
 */
export async function usedByChildren(words: readonly string[], work: () => Promise<void>): Promise<ReadonlyMap<string, Used>> {
  const seen = new Map<string, Used & { word: string }>();
  const timer = setInterval(() => look(words, seen), LOOK_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  const used = new Map<string, Used>();
  for (const { word, peakMb, seconds } of seen.values()) {
    const before = used.get(word) ?? { peakMb: 0, seconds: 0 };
    used.set(word, { peakMb: Math.max(before.peakMb, peakMb), seconds: before.seconds + seconds });
  }
  return used;
}

/** Processor time that the children with this word have used so far, in seconds; those that have ended do not count. */
export function secondsUsedSoFar(word: string): number {
  const seen = new Map<string, Used & { word: string }>();
  look([word], seen);
  return [...seen.values()].reduce((sum, { seconds }) => sum + seconds, 0);
}

function look(words: readonly string[], seen: Map<string, Used & { word: string }>): void {
  for (const pid of childrenOf(process.pid)) {
    const line = read(`/proc/${pid}/cmdline`);
    const word = words.find((one) => line.includes(one));
    if (word === undefined) continue;
    const kB = Number(/^VmHWM:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
    // Behind the name in brackets: utime and stime are the 12th and 13th.
    const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
    const seconds = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
    seen.set(pid, { word, peakMb: Math.round((kB * 1024) / 1e6), seconds });
  }
}

function childrenOf(pid: number): readonly string[] {
  const tasks = `/proc/${pid}/task`;
  try {
    return readdirSync(tasks).flatMap((task) => read(`${tasks}/${task}/children`).split(' ').filter(Boolean));
  } catch {
    return []; // Another system: there is no /proc.
  }
}

/** Empty when the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
