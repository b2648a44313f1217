// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import { BackupError } from '../../core/errors/backup.ts';
import { VaultError } from '../../core/errors/vault.ts';
import { writeDurably } from '../durable-folder.ts';
import { type KeyName, type KeyPlaces, readKey, readKeysBeside } from './key-file.ts';

/**
 * The keys of a desk as they lie in a backup: the texts of the key files by name, sealed for the recovery recipient; empty where there was none.
 * Those that lie beside (`log.key.until-2026-11-26`) are there under their own names.
 */
export type DeskKeys = Readonly<Record<KeyName, string>> & Readonly<Record<string, string>>;

const KEYS = [
  'vault.key',
  'log.key',
  'signing.key',
  'capture.key',
  'mail-openpgp.asc',
  'mail-smime.pem',
] as const satisfies readonly KeyName[];

/** Whether it is a key in use that a backup holds. */
export function isDeskKey(name: string): name is KeyName {
  return KEYS.some((one) => one === name);
}

const FILE = 'recovery.recipient';

/** The public half of the recovery key (`age1…`). The secret half is kept outside the desk, on paper or in a safe. */
export function readRecoveryRecipient({ keysFolder }: KeyPlaces): string | undefined {
  const path = join(keysFolder, FILE);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

/** @throws VAULT_KEY_UNUSABLE for what age does not take as a recipient */
export async function keepRecoveryRecipient({ keysFolder }: KeyPlaces, recipient: string): Promise<void> {
  await checkRecipient(recipient);
  await writeDurably(join(keysFolder, FILE), `${recipient}\n`);
}

export async function checkRecipient(recipient: string): Promise<void> {
  try {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    await encrypter.encrypt('');
  } catch (cause) {
    throw new VaultError('KEY_UNUSABLE', {
      message: `Recovery key: a recipient of age (age1…) is expected (${(cause as Error).message}). "age-keygen" prints one as "public key".`,
      cause,
    });
  }
}

/** Seals the desk's keys for the holders of the recovery key. `age -d -i RECOVERY keys.age` opens it without us. */
export async function sealDeskKeys(places: KeyPlaces, recipients: readonly string[]): Promise<Uint8Array> {
  const keys = Object.fromEntries(KEYS.map((name) => [name, readKey(places, name) ?? '']));
  return await sealForRecovery(JSON.stringify({ ...keys, ...readKeysBeside(places) }), recipients);
}

/** A text for the holders of the recovery key. */
export async function sealForRecovery(text: string, recipients: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return await encrypter.encrypt(text);
}

/** @param identity text of the recovery key file (`AGE-SECRET-KEY-1…`, comments allowed) @throws BACKUP_WRONG_KEY */
export async function openDeskKeys(sealed: Uint8Array, identity: string): Promise<DeskKeys> {
  // A backup of an older release holds fewer.
  const none = Object.fromEntries(KEYS.map((name) => [name, ''])) as DeskKeys;
  return { ...none, ...(JSON.parse(await openForRecovery(sealed, identity, 'keys.age')) as DeskKeys) };
}

/** @param name of the file, for the message @throws BACKUP_WRONG_KEY */
export async function openForRecovery(sealed: Uint8Array, identity: string, name: string): Promise<string> {
  const decrypter = new Decrypter();
  try {
    for (const line of identity.split('\n')) if (line.startsWith('AGE-SECRET-KEY-')) decrypter.addIdentity(line.trim());
    return await decrypter.decrypt(sealed, 'text');
  } catch (cause) {
    throw new BackupError('WRONG_KEY', {
      message: `Backup: the recovery key does not open ${name} (${(cause as Error).message}). manifest.json names the public half of the key it needs.`,
      cause,
    });
  }
}
