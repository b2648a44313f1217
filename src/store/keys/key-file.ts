// SPDX-License-Identifier: Apache-2.0
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { keySays } from '../../core/errors/sentences/keys.ts';
import { VaultError } from '../../core/errors/vault.ts';
import { isSealedKey, openKey, sealKey } from './sealed-key.ts';

/** Secret keys of a desk by file name. */
export type KeyName = 'vault.key' | 'log.key' | 'signing.key' | 'capture.key' | MailKeyName;

/** What the desk signs its mails with, put there by whoever keeps the desk (mail-keys.ts). */
export type MailKeyName = 'mail-openpgp.asc' | 'mail-smime.pem';

/** A witness keeps its one key in the same way. */
export type AnyKeyName = KeyName | 'log.key.next' | 'witness.key';

/** Where keys are looked for: a systemd credential (`LoadCredential=rogatory-vault.key:…`) comes before the file in the data folder. */
export interface KeyPlaces {
  readonly keysFolder: string;
  /** `$CREDENTIALS_DIRECTORY`, set by systemd. */
  readonly credentialsFolder: string | undefined;
  /** File with the passphrase that seals the keys in `keysFolder`; the credential `rogatory-keys.passphrase` comes before it. Neither: they lie in the clear. */
  readonly keysPassphraseFile?: string | undefined;
}

const SHORTEST_PASSPHRASE = 12;

/** The text of a key, or undefined when it is nowhere. @throws VAULT_KEY_UNUSABLE when others may read the file. */
export function readKey(places: KeyPlaces, name: AnyKeyName): string | undefined {
  if (places.credentialsFolder !== undefined) {
    const credential = join(places.credentialsFolder, `rogatory-${name}`);
    if (existsSync(credential)) return readFileSync(credential, 'utf8');
  }
  const path = join(places.keysFolder, name);
  return existsSync(path) ? opened(places, name, ownText(path)) : undefined;
}

function opened(places: KeyPlaces, name: AnyKeyName, text: string): string {
  if (!isSealedKey(text)) return text;
  const passphrase = passphraseOf(places);
  if (passphrase !== undefined) return openKey(name, text, passphrase);
  throw new VaultError('KEY_UNUSABLE', {
    message: keySays('no-passphrase', { name, folder: places.keysFolder }),
  });
}

/** What seals the keys of these places; undefined: they lie in the clear. @throws VAULT_KEY_UNUSABLE for a file that is not there, short, or open to others */
export function passphraseOf({ credentialsFolder, keysPassphraseFile }: KeyPlaces): string | undefined {
  const credential = credentialsFolder === undefined ? undefined : join(credentialsFolder, 'rogatory-keys.passphrase');
  if (credential !== undefined && existsSync(credential)) return passphraseIn(credential, readFileSync(credential, 'utf8'));
  return keysPassphraseFile === undefined ? undefined : passphraseIn(keysPassphraseFile, ownText(keysPassphraseFile));
}

function passphraseIn(path: string, text: string): string {
  const passphrase = text.replace(/\r?\n$/, '');
  if ([...passphrase].length >= SHORTEST_PASSPHRASE && !/[\r\n]/.test(passphrase)) return passphrase;
  throw new VaultError('KEY_UNUSABLE', {
    message: keySays('passphrase-form', { path, least: SHORTEST_PASSPHRASE }),
  });
}

function ownText(path: string): string {
  try {
    if ((statSync(path).mode & 0o077) === 0) return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new VaultError('KEY_UNUSABLE', {
      message: keySays('unread', { path, code: (cause as NodeJS.ErrnoException).code ?? '?' }),
      cause,
    });
  }
  throw new VaultError('KEY_UNUSABLE', {
    message: keySays('open-to-others', { path }),
  });
}

/** Files of keys that lie in the clear in a folder: those in use, and those kept beside them as `NAME.until-DAY`. */
export function keysInTheClear({ keysFolder }: KeyPlaces): readonly string[] {
  if (!existsSync(keysFolder)) return [];
  const names = readdirSync(keysFolder).filter((name) => KEY_FILE.test(name));
  return names.filter((name) => !isSealedKey(readFileSync(join(keysFolder, name), 'utf8')));
}

/** Keys that are in use no longer (`NAME.until-DAY`) or not yet (`log.key.next`), by file: part of what a desk can prove, and of its backup. */
export function readKeysBeside(places: KeyPlaces): Readonly<Record<string, string>> {
  if (!existsSync(places.keysFolder)) return {};
  const files = readdirSync(places.keysFolder).filter(isKeyBeside);
  return Object.fromEntries(files.map((file) => [file, opened(places, nameOf(file), ownText(join(places.keysFolder, file)))]));
}

/** Whether a file of this name is one of `readKeysBeside`. */
export function isKeyBeside(file: string): boolean {
  const [, name, until] = KEY_FILE.exec(file) ?? [];
  return until !== undefined || name === 'log.key.next';
}

function nameOf(file: string): AnyKeyName {
  return KEY_FILE.exec(file)?.[1] as AnyKeyName;
}

const KEY_FILE = /^((?:vault|log|signing|capture|witness)\.key|log\.key\.next|mail-openpgp\.asc|mail-smime\.pem)(\.until-[0-9-]+)?$/;

/**
 * Seals every key file of a folder with the passphrase of its places, also those kept beside; each is replaced whole, and nothing is left in the
 * clear. Without a passphrase nothing happens. KNOWN: what lay in the clear may still be found on the disk, or in an old copy of it.
 * @param before places with the passphrase they are sealed with until now @returns names of the files it sealed
 */
export function sealKeys(places: KeyPlaces, before: KeyPlaces = places): readonly string[] {
  const passphrase = passphraseOf(places);
  if (passphrase === undefined || !existsSync(places.keysFolder)) return [];
  const isOther = passphraseOf(before) !== passphrase;
  const done: string[] = [];
  for (const file of readdirSync(places.keysFolder)) {
    const name = KEY_FILE.exec(file)?.[1] as AnyKeyName | undefined;
    if (name === undefined) continue;
    const path = join(places.keysFolder, file);
    const text = ownText(path);
    if (isSealedKey(text) && !isOther) continue;
    renameSync(writtenBeside(path, sealKey(name, opened(before, name, text), passphrase)), path);
    done.push(file);
  }
  if (done.length > 0) syncKeys(places);
  return done;
}

function textToWrite(places: KeyPlaces, name: AnyKeyName, text: string): string {
  const passphrase = passphraseOf(places);
  return passphrase === undefined ? text : sealKey(name, text, passphrase);
}

/**
 * Writes a new key, whole or not at all, for its owner only. A key that is there is never replaced: the one that is there is returned.
 * @param file where it is one that lies beside
 */
export function keepKey(places: KeyPlaces, name: AnyKeyName, text: string, file: string = name): string {
  const path = join(places.keysFolder, file);
  const writing = writtenBeside(path, textToWrite(places, name, text));
  try {
    linkSync(writing, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(writing);
  }
  syncKeys(places);
  return opened(places, name, readFileSync(path, 'utf8'));
}

/** A key of a backup that lies beside those in use. */
export function keepKeyBeside(places: KeyPlaces, file: string, text: string): void {
  keepKey(places, nameOf(file), text, file);
}

/** Puts a key in the place of one that is there. The one before stays beside it as `NAME.until-DAY`, for its owner only. */
export function replaceKey(places: KeyPlaces, name: AnyKeyName, text: string, day = new Date().toISOString().slice(0, 10)): void {
  const path = join(places.keysFolder, name);
  const writing = writtenBeside(path, textToWrite(places, name, text));
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
