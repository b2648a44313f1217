// SPDX-License-Identifier: Apache-2.0
import type { Said } from '../../core/errors/say.ts';
import { storeSays } from '../../core/errors/sentences/store.ts';
import { VaultError } from '../../core/errors/vault.ts';

/** The sentence for bytes that are not what was sealed. */
export function damaged(sha256: string, found: Said, cause?: unknown): Error {
  return new VaultError('DAMAGED', {
    message: storeSays('item-damaged', { item: sha256, found }),
    cause,
  });
}

export function wrongHash(announced: string, found: string): Error {
  return new VaultError('WRONG_HASH', {
    message: storeSays('hash-differs', { announced, found }),
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
      message: storeSays('vault-full', { folder, code }),
      cause: error,
    });
  }
  if (UNWRITABLE.has(code)) {
    return new VaultError('UNWRITABLE', {
      message: storeSays('vault-unwritable', { folder, code }),
      cause: error,
    });
  }
  return error;
}
