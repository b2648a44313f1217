// SPDX-License-Identifier: Apache-2.0
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CliError } from '../core/errors/cli.ts';

/** 0 done · 1 done, and something was found wrong · 2 wrong use or unreadable input · 3 refused by a rule. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Where a command writes; tests pass their own. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** For bytes that are no text. */
  readonly outBytes?: (bytes: Uint8Array) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: () => Promise<Buffer>;
  /** The clock of the command line; fixed in tests. */
  readonly now: () => Date;
}

/** One command of the contract: a file of `src/cli/commands`, one line in `commands/index.ts`. */
export interface Command {
  readonly name: string;
  /** One line for `rogatory help`. */
  readonly summary: string;
  /** The whole of `rogatory help NAME`: usage line, options, an example. */
  readonly usage: string;
  /** Of one part of a command that has many; undefined: there is no such part. */
  readonly usageOf?: (words: readonly string[]) => string | undefined;
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
}

/** `node:util` parseArgs, with our error for what it refuses. */
export function parseOptions<T extends ParseArgsConfig>(command: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('WRONG_USE', {
      message: `rogatory ${command}: ${found.split(/\.\s/)[0]}. "rogatory help ${command}" shows what it takes.`,
      cause,
    });
  }
}

/** JSON in which big integers are strings; what JSON has no word for is null. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? one.toString() : one), indent) ?? 'null';
}

/** A JSON document on standard output and nothing else there. Big integers are written as strings. */
export function printJson(terminal: Terminal, document: unknown): void {
  terminal.out(`${jsonText(document, 2)}\n`);
}
