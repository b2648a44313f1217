// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { CliError } from '../../core/errors/cli.ts';
import { faultsOfMapping, type TableMapping } from '../../core/mappings/table-mapping.ts';
import type { Terminal } from '../command.ts';

/** The mappings that `--mapping` names, each checked before anything is read by it. */
export function readMappings(paths: readonly string[], terminal: Terminal): TableMapping[] {
  return paths.map((path) => {
    const document = parseFile(path, terminal);
    const faults = faultsOfMapping(document);
    if (faults.length > 0)
      throw new CliError('UNREADABLE_INPUT', {
        message: `${path}: expected a mapping of a table (docs/how-to/map-a-table.md). ${faults.join(' ')}`,
      });
    return document as TableMapping;
  });
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
