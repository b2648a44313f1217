// SPDX-License-Identifier: Apache-2.0
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { VaultError } from '../../core/errors/vault.ts';

/** Secret keys of a desk by file name. */
export type KeyName = 'vault.key' | 'log.key' | 'signing.key';

/** What the desk signs its mails with, put there by whoever keeps the desk (mail-keys.ts). */
export type MailKeyName = 'mail-openpgp.asc' | 'mail-smime.pem';

/** A witness keeps its one key in the same way, and a desk the ones that sign its captures and mails. */
export type AnyKeyName = KeyName | 'log.key.next' | 'witness.key' | 'capture.key' | MailKeyName;

/** Where keys are looked for: a systemd credential (`LoadCredential=rogatory-vault.key:…`) comes before the file in the data folder. */
export interface KeyPlaces {
  readonly keysFolder: string;
  /** `$CREDENTIALS_DIRECTORY`, set by systemd. */
  readonly credentialsFolder: string | undefined;
}

/** The text of a key, or undefined when it is nowhere. @throws VAULT_KEY_UNUSABLE when others may read the file. */
export function readKey(places: KeyPlaces, name: AnyKeyName): string | undefined {
  if (places.credentialsFolder !== undefined) {
    const credential = join(places.credentialsFolder, `rogatory-${name}`);
    if (existsSync(credential)) return readFileSync(credential, 'utf8');
  }
  const path = join(places.keysFolder, name);
  if (!existsSync(path)) return undefined;
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new VaultError('KEY_UNUSABLE', {
      message: `Key ${path}: only its owner may read it, and others can. Run "chmod 600 ${path}", and consider whether somebody has copied it.`,
    });
  }
  return readFileSync(path, 'utf8');
}

/** Writes a new key, whole or not at all, for its owner only. A key that is there is never replaced: the one that is there is returned. */
export function keepKey(places: KeyPlaces, name: AnyKeyName, text: string): string {
  const path = join(places.keysFolder, name);
  const writing = writtenBeside(path, text);
  try {
    linkSync(writing, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(writing);
  }
  syncKeys(places);
  return readFileSync(path, 'utf8');
}

/** Puts a key in the place of one that is there. The one before stays beside it as `NAME.until-DAY`, for its owner only. */
export function replaceKey(places: KeyPlaces, name: AnyKeyName, text: string, day = new Date().toISOString().slice(0, 10)): void {
  const path = join(places.keysFolder, name);
  const writing = writtenBeside(path, text);
  if (existsSync(path)) {
    let kept = `${path}.until-${day}`;
    for (let n = 2; existsSync(kept); n += 1) kept = `${path}.until-${day}-${n}`;
    linkSync(path, kept);
  }
  renameSync(writing, path);
  syncKeys(places);
}

function writtenBeside(path: string, text: string): string {
  const writing = `${path}.${process.pid}`;
  const handle = openSync(writing, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return writing;
}

function syncKeys({ keysFolder }: KeyPlaces): void {
  const folder = openSync(keysFolder, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
