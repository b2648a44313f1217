// SPDX-License-Identifier: Apache-2.0
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDirectory } from '../core/custody/key-directory.ts';
import { retiredKeys, splitRotations, withRotations } from '../core/custody/key-rotation.ts';
import { type NoteVerifier, parseVkey } from '../core/custody/signed-note.ts';
import type { Trust } from './trust.ts';

/** Files of a trust folder that are neither a key, a certificate nor a checkpoint, each with why; to be named, not passed over. */
export interface TrustFolder {
  readonly trust: Trust;
  readonly unusable: readonly string[];
}

/** Reads `*.vkey`, `*.pem`, `*.checkpoint`, `*.withdrawn`, `*.rotations`, `*.directory`, `*.sha256` (hashes of check pages
 * and verifiers, as sha256sum prints them) and `addressee.txt` (one name a line) of a folder. @throws where the folder cannot be read */
export function readTrust(folder: string): TrustFolder {
  const keys: NoteVerifier[] = [];
  const certificates: string[] = [];
  const checkpoints: { name: string; note: string }[] = [];
  const withdrawals: { name: string; note: string }[] = [];
  const addressees: string[] = [];
  const rotations: string[] = [];
  const directories: { name: string; note: string }[] = [];
  const checkers: string[] = [];
  const unusable: string[] = [];
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry: Dirent) => entry.isFile());
  for (const { name } of files.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const text = readFileSync(join(folder, name), 'utf8');
    if (name.endsWith('.vkey')) {
      const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
      const found = lines.map((line) => parseVkey(line));
      if (found.length === 0 || found.includes(undefined)) unusable.push(`${name} holds no usable key`);
      keys.push(...found.filter((key) => key !== undefined));
    } else if (name.endsWith('.pem')) {
      const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
      if (found === null) unusable.push(`${name} holds no certificate`);
      certificates.push(...(found ?? []));
    } else if (name.endsWith('.checkpoint')) checkpoints.push({ name, note: text });
    else if (name.endsWith('.withdrawn')) withdrawals.push({ name, note: text });
    else if (name.endsWith('.directory')) directories.push({ name, note: text });
    else if (name.endsWith('.rotations')) rotations.push(...splitRotations(text));
    else if (name.endsWith('.sha256')) checkers.push(...[...text.matchAll(/^([0-9a-f]{64}) [ *]/gm)].map(([, hash]) => hash as string));
    else if (name === 'addressee.txt') addressees.push(...text.split('\n').filter((line) => line.trim() !== ''));
  }
  for (const { name, note } of directories) {
    const directory = openDirectory(note, keys);
    if (directory === undefined) unusable.push(`${name} is no directory that a trusted key has signed`);
    keys.push(...(directory?.keys ?? []).map(({ key }) => key));
  }
  return {
    trust: {
      keys: withRotations(keys, rotations),
      retired: retiredKeys(rotations),
      certificates,
      checkpoints,
      withdrawals,
      addressees,
      checkers,
    },
    unusable,
  };
}
