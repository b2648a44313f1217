// SPDX-License-Identifier: Apache-2.0
import { RogatoryError } from '../core/errors/index.ts';
import type { ExitCode, Terminal } from './command.ts';
import { commands } from './commands/index.ts';

const HELP = ['help', '--help', '-h'];

/**
 * Finds the command, runs it, turns an error of the catalogue into its sentence and exit code.
 * What is no error of the catalogue is a fault of the program: exit 2 with its name, the stack only with ROGATORY_DEBUG=1.
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  try {
    if (name === undefined || HELP.includes(name)) return await help(rest[0], terminal);
    const load = commands[name];
    if (load === undefined) {
      terminal.err(`rogatory: there is no command "${name}". "rogatory help" lists them.\n`);
      return 2;
    }
    if (rest.some((arg) => arg === '--help' || arg === '-h')) return await help(name, terminal);
    const command = await load();
    return await command.run(rest, terminal);
  } catch (error) {
    return report(error, name ?? '', args.includes('--json'), terminal);
  }
}

function report(error: unknown, name: string, json: boolean, terminal: Terminal): ExitCode {
  if (error instanceof RogatoryError) {
    terminal.err(`${error.message}\n`);
    if (json && Object.keys(error.details).length > 0) terminal.out(`${JSON.stringify(error.details)}\n`);
    return error.kind.exit;
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  terminal.err(
    `rogatory ${name}: stopped by a fault of the program (${what}). Nothing was changed after that point. ROGATORY_DEBUG=1 prints where.\n`,
  );
  if (terminal.env.ROGATORY_DEBUG === '1' && error instanceof Error) terminal.err(`${error.stack}\n`);
  return 2;
}

async function help(name: string | undefined, terminal: Terminal): Promise<ExitCode> {
  if (name !== undefined) {
    const command = await commands[name]?.();
    if (command === undefined) {
      terminal.err(`rogatory: there is no command "${name}". "rogatory help" lists them.\n`);
      return 2;
    }
    terminal.out(`${command.usage.trimEnd()}\n`);
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
