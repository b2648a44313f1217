// SPDX-License-Identifier: Apache-2.0
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Configuration } from '../configuration.ts';
import { bad, type Check, good } from './check.ts';

/** Group and others. */
const NOT_THE_OWNER = 0o077;
const LETS_OTHERS_THROUGH = 0o011;

/**
 * Whether other accounts of this machine reach what is not sealed: database, records, what is on its way, settings with the password of a mail server.
 * A folder that only its owner may enter, the data folder or one above it, shuts off everything in it.
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
  const elsewhere = vaultFolder.startsWith(`${dataFolder}/`) ? [] : [vaultFolder].filter((path) => isOpen(path) && isPassed(path));
  if (!isOpen(dataFolder) || !isPassed(dataFolder)) return elsewhere;
  const within = readdirSync(dataFolder).map((name) => join(dataFolder, name));
  return [...within.filter((path) => path !== logFolder && isOpen(path)), ...elsewhere];
}

/** Whether others come as far as this path: each folder above it lets them through. */
function isPassed(path: string): boolean {
  const above = dirname(resolve(path));
  return above === dirname(above) || ((modeOf(above) & LETS_OTHERS_THROUGH) !== 0 && isPassed(above));
}

function isOpen(path: string): boolean {
  return (modeOf(path) & NOT_THE_OWNER) !== 0;
}

const modeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
