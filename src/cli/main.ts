// SPDX-License-Identifier: Apache-2.0
import { text as readAll } from 'node:stream/consumers';
import type { Terminal } from './command.ts';
import { runCommandLine } from './run-command-line.ts';
import { printerOn } from './terminal.ts';

const terminal: Terminal = {
  ...printerOn(process.stdout),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  cwd: process.cwd(),
  stdin: async () => Buffer.from(await readAll(process.stdin)),
  now: () => new Date(),
};

// A reader that stops early ("| head") is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2), terminal);
