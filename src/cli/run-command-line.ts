// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { shownInTerminal } from '../core/documents/shown-controls.ts';
import { CliError } from '../core/errors/cli.ts';
import { asFullDisk } from '../core/errors/full-disk.ts';
import { RogatoryError } from '../core/errors/index.ts';
import type { ExitCode, Terminal } from './command.ts';
import { commands } from './commands/index.ts';
import { named } from './named.ts';
import { refuseSpecialFiles } from './refuse-special-files.ts';

const HELP = ['help', '--help', '-h'];
const VERSION = ['--version', '-V', 'version'];

/**
 * Finds the command, runs it, turns an error of the catalogue into its sentence and exit code.
 * What is no error of the catalogue is a fault of the program: exit 2 with its name, the stack only with ROGATORY_DEBUG=1.
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  let hasPrinted = false;
  const watched: Terminal = {
    ...terminal,
    out: (text) => {
      hasPrinted = true;
      terminal.out(text);
    },
  };
  try {
    if (name === undefined || HELP.includes(name)) return await help(rest, watched);
    if (VERSION.includes(name)) return version(terminal);
    const load = named(commands, name);
    if (load === undefined) throw noCommand(name);
    if (rest.some((arg) => arg === '--help' || arg === '-h')) return await help(args, watched);
    refuseSpecialFiles(rest, terminal.cwd);
    const command = await load();
    return await command.run(rest, watched);
  } catch (error) {
    // A document that has begun is not followed by a second one.
    return report(
      unreadable(error, args, terminal) ?? asFullDisk(error) ?? error,
      name ?? '',
      args.includes('--json') && !hasPrinted,
      terminal,
    );
  }
}

/** A file that was typed and cannot be read or written is no fault of the program. */
function unreadable(error: unknown, args: readonly string[], { cwd }: Terminal): Error | undefined {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  const typed = args.map((arg) => resolve(cwd, arg.replace(/^--[a-z-]+=/, '')));
  const isTyped = path !== undefined && typed.some((one) => path === one || path.startsWith(`${one}/`));
  // Of a folder that is read as a file the system does not say which.
  if (!isTyped && code !== 'EISDIR') return undefined;
  return new CliError('UNREADABLE_INPUT', {
    message: `${path ?? 'What was named as a file'} cannot be read or written (${code}). Check the path and its permissions.`,
    cause: error,
  });
}

function report(error: unknown, name: string, json: boolean, terminal: Terminal): ExitCode {
  const { detail, code, exit, details } = said(error, name);
  terminal.err(`${detail}\n`);
  if (json) terminal.out(`${JSON.stringify({ ...details, schema: 'rogatory.problem/1', problem: { code, detail } })}\n`);
  if (code === 'PROGRAM_FAULT' && terminal.env.ROGATORY_DEBUG === '1' && error instanceof Error) terminal.err(`${error.stack}\n`);
  return exit;
}

/** What was typed or read may stand in it. */
function said(error: unknown, name: string) {
  if (error instanceof RogatoryError)
    return { detail: shownInTerminal(error.message), code: error.fullCode, exit: error.kind.exit, details: error.details };
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const detail = `rogatory ${name}: stopped by a fault of the program (${what}). Nothing was changed after that point. ROGATORY_DEBUG=1 prints where.`;
  return { detail: shownInTerminal(detail), code: 'PROGRAM_FAULT', exit: 2 as ExitCode, details: {} };
}

const noCommand = (name: string): Error =>
  new CliError('WRONG_USE', { message: `rogatory: there is no command "${name}". "rogatory help" lists them.` });

function version(terminal: Terminal): ExitCode {
  const { version: number } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
  terminal.out(`rogatory ${number}\n`);
  return 0;
}

async function help([name, ...words]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (name !== undefined) {
    const command = await named(commands, name)?.();
    if (command === undefined) throw noCommand(name);
    terminal.out(`${(command.usageOf?.(words) ?? command.usage).trimEnd()}\n`);
    return 0;
  }
  terminal.out('rogatory: obtain electronic evidence from service providers lawfully, and prove how.\n\n');
  for (const load of Object.values(commands)) {
    const command = await load();
    terminal.out(`  ${command.name.padEnd(18)}${command.summary}\n`);
  }
  terminal.out(
    '\n"rogatory help COMMAND" prints its options. Exit codes: 0 done, 1 something found wrong, 2 wrong use, 3 refused by a rule.\n',
  );
  return 0;
}
