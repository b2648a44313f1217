// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { type Configuration, readConfiguration } from '../store/configuration.ts';
import type { Terminal } from './command.ts';

/** The options of every command that works on a desk of this machine, for parseArgs. */
export const DESK_OPTIONS = {
  data: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** The lines of `help` for them. */
export const DESK_USAGE = `  --data DIR   the desk's data folder (or ROGATORY_DATA; else ./rogatory-data)
  --json       one JSON document on standard output`;

/** Which desk is meant. */
export function configurationOf(values: { readonly data?: string | undefined }, terminal: Terminal): Configuration {
  const folder = values.data ?? terminal.env.ROGATORY_DATA ?? 'rogatory-data';
  return readConfiguration(resolve(terminal.cwd, folder), terminal.env);
}
