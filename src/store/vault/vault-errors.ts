// SPDX-License-Identifier: Apache-2.0
import { VaultError } from '../../core/errors/vault.ts';

/** The sentence for bytes that are not what was sealed. */
export function damaged(sha256: string, found: string, cause?: unknown): Error {
  return new VaultError('DAMAGED', {
    message:
      `Vault: item ${sha256}: ${found}. Keep the file as it is, note who had access, and bring the item back from a backup; ` +
      '"rogatory doctor" tells whether others are hit.',
    cause,
  });
}

export function wrongHash(announced: string, found: string): Error {
  return new VaultError('WRONG_HASH', {
    message: `Vault: the SHA-256 was announced as ${announced}, what arrived has ${found}. Nothing was kept. Send it again, or ask the sender for the hash.`,
  });
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EIO']);

/** An error of the disk as a sentence; what the source of the stream threw is passed on as it is. */
export function writeError(error: unknown, folder: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  if (FULL.has(code)) {
    return new VaultError('DISK_FULL', {
      message: `Vault ${folder}: no room for this item (${code}). Nothing of it was kept and everything else is untouched. Make room or move the vault to a larger disk (ROGATORY_VAULT_URL), then send it again.`,
      cause: error,
    });
  }
  if (UNWRITABLE.has(code)) {
    return new VaultError('UNWRITABLE', {
      message: `Vault ${folder}: it cannot be written (${code}). Nothing was kept. Check owner and mount of the folder.`,
      cause: error,
    });
  }
  return error;
}
