// SPDX-License-Identifier: Apache-2.0
import type { Terminal } from './command.ts';

const LINE_MS = 2000;

/** A line on standard error every two seconds, so that whoever waits knows for how long. What is done in less says nothing. */
export function saysHowFar(terminal: Terminal, now: () => number = () => performance.now()): (line: () => string) => void {
  let last = now();
  return (line) => {
    if (now() - last < LINE_MS) return;
    last = now();
    terminal.err(`  ${line()} …\n`);
  };
}
