// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { CliError } from '../../core/errors/cli.ts';
import { joinedSentences } from '../../core/errors/say.ts';
import { faultsOfMapping, type TableMapping } from '../../core/mappings/table-mapping.ts';
import type { Terminal } from '../command.ts';
import type { InputFile } from './inputs.ts';

/** The mappings that `--mapping` names, each checked before anything is read by it. */
export function readMappings(paths: readonly string[], terminal: Terminal, of?: 'item'): TableMapping[] {
  return paths.map((path) => {
    const document = parseFile(path, terminal);
    const faults = faultsOfMapping(document, of);
    if (faults.length > 0)
      throw new CliError('UNREADABLE_INPUT', {
        message: `${path}: expected a mapping of a table (docs/how-to/map-a-table.md). ${joinedSentences(faults).en}`,
      });
    return document as TableMapping;
  });
}

/** All of them, where each that is of one item is of the one file that is read. @throws CLI_UNREADABLE_INPUT */
export async function mappingsFor(inputs: readonly InputFile[], mappings: readonly TableMapping[]): Promise<readonly TableMapping[]> {
  const ofItem = mappings.filter(({ item }) => item !== undefined);
  if (ofItem.length === 0) return mappings;
  const [only, ...more] = inputs;
  const found = only === undefined || more.length > 0 || !statSync(only.file).isFile() ? undefined : await sha256Of(only.file);
  for (const { name, item } of ofItem)
    if (item !== found)
      throw new CliError('UNREADABLE_INPUT', {
        message: `The mapping "${name}" is for one item alone: expected the file with the SHA-256 ${item}, found ${found ?? 'several files'}. Read that file by itself, or take out of the mapping what is true of no other.`,
      });
  return mappings;
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex');
}

function parseFile(path: string, terminal: Terminal): unknown {
  try {
    return parse(readFileSync(resolve(terminal.cwd, path), 'utf8'));
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', {
      message: `${path}: expected a mapping in YAML, found: ${(cause as Error).message.split('\n')[0]}`,
      cause,
    });
  }
}
