// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from 'node:fs';
import { VaultError } from '../../core/errors/vault.ts';
import type { Configuration } from '../configuration.ts';
import { makeVaultKey, readVaultKey } from '../keys/vault-key.ts';
import { FolderVault } from './folder-vault.ts';

/**
 * The vault of a desk. A vault without items gets a key when it has none and `making` is true; one with items never does, since a new key
 * would open nothing.
 * @throws VAULT_KEY_MISSING, VAULT_KEY_UNUSABLE
 */
export async function openVault(configuration: Configuration, { making }: { readonly making: boolean }): Promise<FolderVault> {
  const { vaultFolder, keysFolder } = configuration;
  const empty = isEmpty(vaultFolder);
  const key = (await readVaultKey(configuration)) ?? (empty && making ? await makeVaultKey(configuration) : undefined);
  if (key !== undefined) {
    const vault = new FolderVault(vaultFolder, key);
    if (making) await vault.sweep(new Date());
    return vault;
  }
  throw new VaultError('KEY_MISSING', {
    message: empty
      ? `Vault ${vaultFolder}: ${keysFolder}/vault.key is not there yet. It is made when the desk is first started ("rogatory serve").`
      : `Vault ${vaultFolder} holds items, and ${keysFolder}/vault.key is missing. ` +
        'Put the key back, or restore it from a backup with the recovery key. No new key was made: it would open nothing.',
  });
}

function isEmpty(folder: string): boolean {
  return readdirSync(folder).every((name) => name === 'writing');
}
