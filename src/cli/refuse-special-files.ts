// SPDX-License-Identifier: Apache-2.0
import { realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CliError } from '../core/errors/cli.ts';

/** What a shell hands over with `<(…)`, `-` and a pipe, and the devices that end. */
const ENDS = /^\/dev\/(?:null|tty|stdin|stdout|stderr|fd\/\d+)$|^\/proc\/(?:self|\d+)\/fd\/\d+$/;
const OF_THE_KERNEL = /^\/(?:proc|sys)(?:\/|$)/;

/**
 * Refuses words of a command line that name something that never ends or never begins: a pipe that nobody may be writing into, a device such as
 * /dev/zero, a socket, what the kernel shows below /proc and /sys. Files and folders go in and out of every command, nothing else.
 * @throws CLI_UNREADABLE_INPUT
 */
export function refuseSpecialFiles(args: readonly string[], cwd: string): void {
  for (const arg of args) {
    const word = arg.replace(/^--[a-z-]+=/, '');
    const isPath = word !== '' && !word.startsWith('-') && !word.includes('\0');
    const found = isPath ? specialAt(resolve(cwd, word)) : undefined;
    if (found === undefined) continue;
    throw new CliError('UNREADABLE_INPUT', {
      message: `${word}: expected a file or a folder, found ${found}. Name one on a disk; what a pipe or device gives is written into a file first.`,
    });
  }
}

function specialAt(path: string): string | undefined {
  if (ENDS.test(path)) return undefined;
  if (OF_THE_KERNEL.test(whereItLies(path))) return 'a place that the kernel makes up (below /proc or /sys)';
  const stats = statsOf(path);
  if (stats?.isFIFO()) return 'a named pipe';
  if (stats?.isSocket()) return 'a socket';
  if (stats?.isCharacterDevice() || stats?.isBlockDevice()) return 'a device';
  return undefined;
}

/** The path without links; of what is not there yet, that of the folder it would be made in. */
function whereItLies(path: string): string {
  for (let at = path; at !== dirname(at); at = dirname(at))
    try {
      return realpathSync(at);
    } catch {
      // Not there, or not for this user: then the folder above says where it lies.
    }
  return '/';
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A word that is no path, or one this user may not look at; the command says so when it opens it.
    return undefined;
  }
}
