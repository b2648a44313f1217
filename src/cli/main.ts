// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../core/errors/cli.ts';
import type { Terminal } from './command.ts';
import { runCommandLine } from './run-command-line.ts';
import { printerOn } from './terminal.ts';

/** What is typed or piped in are questions, lists and passwords; returns and other evidence are named as files. */
const MOST_BYTES_OF_STDIN = 64 * 1024 * 1024;

const terminal: Terminal = {
  ...printerOn(process.stdout),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  cwd: workingFolder(),
  stdin: readStdin,
  now: () => new Date(),
};

// A reader that stops early ("| head") is no failure. A disk that is full is one, and what was printed is not whole.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`Standard output could not be written (${error.code}); what stands there is not whole. Make room and try again.\n`);
  process.exit(2);
});
// Nobody reads the messages; the work and its exit code are the same.
process.stderr.on('error', () => undefined);

process.exitCode = await runCommandLine(process.argv.slice(2), terminal);

function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    process.stderr.write('The folder that this was started in is no longer there. Change into another and try again.\n');
    process.exit(2);
  }
}

async function readStdin(): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (bytes > MOST_BYTES_OF_STDIN)
      throw new CliError('UNREADABLE_INPUT', {
        message: `Standard input: expected at most ${MOST_BYTES_OF_STDIN} bytes, found more. Name the right file, or cut what is piped in.`,
      });
  }
  return Buffer.concat(parts);
}
