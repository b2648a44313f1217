// SPDX-License-Identifier: Apache-2.0
import { accessSync, constants, readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { CliError } from '../../core/errors/cli.ts';
import { RogatoryError } from '../../core/errors/index.ts';
import type { Terminal } from '../command.ts';

export interface InputFile {
  readonly file: string;
}

/** The inputs, each there and readable. @throws CLI_UNREADABLE_INPUT, CLI_WRONG_USE */
export function checkInputs(command: string, paths: readonly string[], terminal: Terminal): readonly [InputFile, ...InputFile[]] {
  const [first, ...more] = paths.map((path) => ({ file: checkedPath(path, terminal) }));
  for (const input of [first, ...more]) if (input !== undefined && statSync(input.file).isDirectory()) checkBelow(Buffer.from(input.file));
  if (first === undefined) {
    throw new CliError('WRONG_USE', {
      message: `rogatory ${command}: expected at least one file or folder, found none. "rogatory help ${command}" shows how.`,
    });
  }
  return [first, ...more];
}

/** A return of which a part may not be read is not read at all: half of it would look like the whole. */
function checkBelow(folder: Buffer): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })) {
    const path = Buffer.concat([folder, Buffer.from('/'), entry.name]);
    try {
      if (entry.isDirectory()) checkBelow(path);
      else if (entry.isFile()) accessSync(path, constants.R_OK);
    } catch (cause) {
      if (cause instanceof RogatoryError) throw cause;
      throw new CliError('UNREADABLE_INPUT', {
        message: `${path}: expected a file or folder to read, found ${foundInstead(cause)}. Nothing was read. Give this account the right to read it, or take it out of the folder.`,
        cause,
      });
    }
  }
}

/** The whole path of a file or folder that can be read, and read again: no pipe. @throws CLI_UNREADABLE_INPUT */
export function checkedPath(path: string, terminal: Terminal): string {
  const whole = resolve(terminal.cwd, path);
  let isFileOrFolder: boolean;
  try {
    const stats = statSync(whole);
    if (stats.isDirectory()) readdirSync(whole);
    else accessSync(whole, constants.R_OK);
    isFileOrFolder = stats.isDirectory() || stats.isFile();
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', {
      message: `${path}: expected a file or folder to read, found ${foundInstead(cause)}. Check the path and its permissions.`,
      cause,
    });
  }
  if (isFileOrFolder) return whole;
  throw new CliError('UNREADABLE_INPUT', {
    message: `${path}: expected a file or folder to read, found a pipe or device. It is read more than once: write what it gives into a file.`,
  });
}

export function readKeys(paths: readonly string[], terminal: Terminal): Buffer[] {
  return paths.map((path) => readNamed(path, terminal));
}

/** One password a line. They never stand on a command line, where other accounts of the machine could see them. */
export function readPasswords(path: string | undefined, terminal: Terminal): string[] {
  if (path === undefined) return [];
  const lines = readNamed(path, terminal).toString('utf8').split(/\r?\n/);
  return lines.filter((line) => line !== '');
}

/** A small file whole; what a shell hands over with `<(…)` is one too. */
function readNamed(path: string, terminal: Terminal): Buffer {
  try {
    return readFileSync(resolve(terminal.cwd, path));
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', {
      message: `${path}: expected a file to read, found ${foundInstead(cause)}. Check the path and its permissions.`,
      cause,
    });
  }
}

function foundInstead(cause: unknown): string {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'nothing there';
  if (code === 'EACCES') return 'something this account may not read';
  return code === 'EISDIR' ? 'a folder' : String(code);
}
