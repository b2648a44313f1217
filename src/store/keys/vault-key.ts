// SPDX-License-Identifier: Apache-2.0
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { VaultError } from '../../core/errors/vault.ts';
import type { VaultKey } from '../vault/folder-vault.ts';
import { type KeyPlaces, keepKey, readKey } from './key-file.ts';

/** The key of the vault as it lies on the disk, in the form of `age-keygen`. @throws VAULT_KEY_UNUSABLE */
export async function vaultKeyFromText(text: string): Promise<VaultKey> {
  const identity = text
    .split('\n')
    .find((line) => line.startsWith('AGE-SECRET-KEY-1'))
    ?.trim();
  if (identity === undefined) throw unusable('no line starts with AGE-SECRET-KEY-1');
  try {
    return { identity, recipient: await identityToRecipient(identity) };
  } catch (cause) {
    throw unusable((cause as Error).message, cause);
  }
}

/** The vault's key, or undefined when the desk has none yet. */
export async function readVaultKey(places: KeyPlaces): Promise<VaultKey | undefined> {
  const text = readKey(places, 'vault.key');
  return text === undefined ? undefined : await vaultKeyFromText(text);
}

/** Makes the key of a new desk. */
export async function makeVaultKey(places: KeyPlaces): Promise<VaultKey> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  return await vaultKeyFromText(
    keepKey(places, 'vault.key', `# vault of this desk; without this key no item opens\n# public key: ${recipient}\n${identity}\n`),
  );
}

function unusable(found: string, cause?: unknown): Error {
  return new VaultError('KEY_UNUSABLE', {
    message: `Key of the vault (vault.key): an age secret key is expected (${found}). Bring it back from where it is kept, or from a backup with the recovery key.`,
    cause,
  });
}
