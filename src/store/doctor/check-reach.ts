// SPDX-License-Identifier: Apache-2.0
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../configuration.ts';
import { bad, type Check, good } from './check.ts';

/** Group and others. */
const NOT_THE_OWNER = 0o077;

/**
 * Whether other accounts of this machine reach what is not sealed: database, records, what is on its way, settings with the password of a mail server.
 * A data folder that only its owner may enter shuts off everything in it.
 */
export function checkReach(configuration: Configuration): Check {
  const open = openToOthers(configuration);
  if (open.length === 0) return good('reach', 'no other account of this machine reaches the data folder');
  return bad(
    'reach',
    `other accounts of this machine reach ${open.join(', ')}`,
    `Run "chmod -R go-rwx ${configuration.dataFolder}"${configuration.vaultFolder.startsWith(configuration.dataFolder) ? '' : ` and the same for ${configuration.vaultFolder}`}, and consider what they may have read.`,
  );
}

/** What is open of the data folder, and of a vault elsewhere. The published log is for anybody. */
export function openToOthers({ dataFolder, vaultFolder, logFolder }: Configuration): readonly string[] {
  const elsewhere = vaultFolder.startsWith(`${dataFolder}/`) ? [] : [vaultFolder].filter(isOpen);
  if (!isOpen(dataFolder)) return elsewhere;
  const within = readdirSync(dataFolder).map((name) => join(dataFolder, name));
  return [...within.filter((path) => path !== logFolder && isOpen(path)), ...elsewhere];
}

function isOpen(path: string): boolean {
  return ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & NOT_THE_OWNER) !== 0;
}
