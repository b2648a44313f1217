// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Document, isMap, parseDocument } from 'yaml';
import type { Configuration } from '../configuration.ts';
import { writeDurably } from '../durable-folder.ts';
import { openForRecovery, sealForRecovery } from '../keys/recovery-key.ts';

/** Files of settings in a backup: sealed like the keys, for they hold the password of a mail server or the address of a node. */
export const SETTINGS = 'settings.age';
/** Folders of the data folder that people fill: keys of other desks, tags of addresses. */
export const OWN_FOLDERS = ['trust', 'tags'] as const;
/** Something else that somebody has put there, such as a copy of a disk. */
const LARGEST_BYTES = 32 * 1024 * 1024;
/** What belongs to the machine: where its database and its vault lie. */
const OF_THE_MACHINE = ['database', 'vault'] as const;

/** The files beside the folders of a desk (`rogatory.yaml`, `ledgers.yaml`, certificates, changed pages), sealed for the recovery key. */
export async function sealSettings({ dataFolder }: Configuration, recipients: readonly string[]): Promise<Uint8Array> {
  const files = readdirSync(dataFolder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && statSync(join(dataFolder, entry.name)).size <= LARGEST_BYTES)
    .map(({ name }) => [name, readFileSync(join(dataFolder, name)).toString('base64')]);
  return await sealForRecovery(JSON.stringify(Object.fromEntries(files)), recipients);
}

/**
 * Brings them back; what is there already stays. Of `rogatory.yaml` all but the database and the vault, which may be another desk's by now.
 * @returns the names of what was written
 */
export async function bringSettingsBack({ dataFolder }: Configuration, sealed: Uint8Array, identity: string): Promise<readonly string[]> {
  const files = JSON.parse(await openForRecovery(sealed, identity, SETTINGS)) as Readonly<Record<string, string>>;
  const there = new Set(readdirSync(dataFolder));
  const missing = Object.entries(files).filter(([name]) => /^[^/\0]+$/.test(name) && name !== '.' && name !== '..' && !there.has(name));
  for (const [name, base64] of missing) {
    const bytes = Buffer.from(base64, 'base64');
    await writeDurably(join(dataFolder, name), name === 'rogatory.yaml' ? withoutTheMachine(bytes.toString('utf8')) : bytes);
  }
  return missing.map(([name]) => name);
}

function withoutTheMachine(text: string): string {
  const document = parseDocument(text);
  if (!(document instanceof Document) || !isMap(document.contents)) return text;
  for (const name of OF_THE_MACHINE) document.delete(name);
  return document.toString();
}
