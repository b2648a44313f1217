// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NetworkSnapshot, readNetworkFile } from '../../core/analysis/index.ts';
import { CliError } from '../../core/errors/cli.ts';

/** Every file of a folder as a dated snapshot of network data; a file that cannot be told is named and refused. */
export function readNetworkFolder(folder: string): NetworkSnapshot[] {
  return namesIn(folder).map((name) => {
    const read = readNetworkFile(name, readFileSync(join(folder, name), 'utf8'));
    if ('refused' in read)
      throw new CliError('UNREADABLE_INPUT', {
        message: `${join(folder, name)}: ${read.refused}. Correct the file or take it out of the folder.`,
      });
    return read;
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort();
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', {
      message: `${folder}: expected a folder with network data, found none that can be read.`,
      cause,
    });
  }
}
