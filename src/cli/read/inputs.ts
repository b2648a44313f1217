// SPDX-License-Identifier: Apache-2.0
import { accessSync, constants, readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { CliError } from '../../core/errors/cli.ts';
import type { Terminal } from '../command.ts';

export interface InputFile {
  readonly file: string;
}

/** The inputs, each there and readable. @throws CLI_UNREADABLE_INPUT, CLI_WRONG_USE */
export function checkInputs(command: string, paths: readonly string[], terminal: Terminal): readonly [InputFile, ...InputFile[]] {
  const [first, ...more] = paths.map((path) => ({ file: checkedPath(path, terminal) }));
  if (first === undefined) {
    throw new CliError('WRONG_USE', {
      message: `rogatory ${command}: expected at least one file or folder, found none. "rogatory help ${command}" shows how.`,
    });
  }
  return [first, ...more];
}

export function checkedPath(path: string, terminal: Terminal): string {
  const whole = resolve(terminal.cwd, path);
  try {
    if (statSync(whole).isDirectory()) readdirSync(whole);
    else accessSync(whole, constants.R_OK);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const found = code === 'ENOENT' ? 'nothing there' : code === 'EACCES' ? 'something this account may not read' : String(code);
    throw new CliError('UNREADABLE_INPUT', {
      message: `${path}: expected a file or folder to read, found ${found}. Check the path and its permissions.`,
      cause,
    });
  }
  return whole;
}

export function readKeys(paths: readonly string[], terminal: Terminal): Buffer[] {
  return paths.map((path) => readFileSync(checkedPath(path, terminal)));
}

/** One password a line. They never stand on a command line, where other accounts of the machine could see them. */
export function readPasswords(path: string | undefined, terminal: Terminal): string[] {
  if (path === undefined) return [];
  const lines = readFileSync(checkedPath(path, terminal), 'utf8').split(/\r?\n/);
  return lines.filter((line) => line !== '');
}
