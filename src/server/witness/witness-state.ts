// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type NoteSigner, type NoteVerifier, noteSigner, parseVkey } from '../../core/custody/signed-note.ts';
import type { WitnessedState } from '../../core/custody/witness.ts';
import { syncFolder } from '../../store/durable-folder.ts';
import { keepKey, readKey, sealKeys } from '../../store/keys/key-file.ts';
import { makeFolders } from '../../store/make-folders.ts';

/**
 * What a witness keeps, in one folder:
 *
 *     witness.key        its secret, as the desk keeps its own
 *     logs.vkey          keys of the logs it witnesses, one a line
 *     <hash>.checkpoint  the last checkpoint it signed of each log
 */
export interface WitnessFolder {
  readonly signer: NoteSigner;
  readonly logs: readonly NoteVerifier[];
  stateOf(origin: string): Promise<WitnessedState | undefined>;
  /** On the disk for good when this resolves. */
  keep(origin: string, state: WitnessedState): Promise<void>;
}

/** @param passphraseFile what seals its key; undefined: it lies in the clear */
export function openWitnessFolder(folder: string, name: string, passphraseFile?: string): WitnessFolder {
  makeFolders(folder);
  const places = { keysFolder: folder, credentialsFolder: undefined, keysPassphraseFile: passphraseFile };
  sealKeys(places);
  const seed = readKey(places, 'witness.key') ?? keepKey(places, 'witness.key', `${randomBytes(32).toString('base64')}\n`);
  const signer = noteSigner(name, Buffer.from(seed.trim(), 'base64'), 'cosignature');
  const path = (origin: string) => join(folder, `${createHash('sha256').update(origin).digest('hex')}.checkpoint`);
  return {
    signer,
    logs: readLogs(join(folder, 'logs.vkey')),
    stateOf: async (origin) => await readState(path(origin)),
    async keep(origin, { size, root }) {
      const writing = `${path(origin)}.writing`;
      const file = await open(writing, 'w', 0o600);
      try {
        await file.writeFile(JSON.stringify({ origin, size, root: Buffer.from(root).toString('base64') }));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(writing, path(origin));
      await syncFolder(folder);
    },
  };
}

function readLogs(path: string): NoteVerifier[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text
    .split('\n')
    .map((line) => parseVkey(line))
    .filter((key) => key !== undefined);
}

async function readState(path: string): Promise<WitnessedState | undefined> {
  try {
    const { size, root } = JSON.parse(await readFile(path, 'utf8'));
    return { size, root: Buffer.from(root, 'base64') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
