// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import type { Said } from '../../core/errors/say.ts';
import { keySays } from '../../core/errors/sentences/keys.ts';
import { VaultError } from '../../core/errors/vault.ts';

/**
 * A key file at rest, sealed with a passphrase (scrypt, RFC 7914; AES-256-GCM):
 *
 *     rogatory.sealed-key/1
 *     log.key
 *     scrypt 32768 8 1 <salt:16, base64>
 *     <nonce:12 ‖ ciphertext ‖ tag:16, base64>
 *
 * The first three lines, with their newlines, are authenticated with it: a file given the name of another key does not open. What is inside is
 * the text of the key as it would lie in the clear.
 */
const HEAD = 'rogatory.sealed-key/1';
const COST = { N: 32_768, r: 8, p: 1 } as const;
const COST_LINE = `scrypt ${COST.N} ${COST.r} ${COST.p}`;
/** scrypt takes 128 × N × r bytes, and a little. */
const SCRYPT_MEMORY = 256 * COST.N * COST.r;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function isSealedKey(text: string): boolean {
  return text.startsWith(`${HEAD}\n`);
}

export function sealKey(name: string, text: string, passphrase: string): string {
  const salt = randomBytes(16);
  const nonce = randomBytes(NONCE_BYTES);
  const head = `${HEAD}\n${name}\n${COST_LINE} ${salt.toString('base64')}\n`;
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce).setAAD(Buffer.from(head, 'utf8'));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${head}${sealed.toString('base64')}\n`;
}

/** @throws VAULT_KEY_UNUSABLE for another passphrase, another name, or a file that was changed: it cannot tell which */
export function openKey(name: string, sealed: string, passphrase: string): string {
  const found = new RegExp(`^${HEAD}\\n([^\\n]+)\\n${COST_LINE} ([A-Za-z0-9+/]{22}==)\\n([A-Za-z0-9+/=]+)\\n$`).exec(sealed);
  const bytes = Buffer.from(found?.[3] ?? '', 'base64');
  if (found === null || found[1] !== name || bytes.length < NONCE_BYTES + TAG_BYTES) throw unusable(name, keySays('sealed-otherwise'));
  const head = sealed.slice(0, sealed.lastIndexOf('\n', sealed.length - 2) + 1);
  const key = keyOf(passphrase, Buffer.from(found[2] as string, 'base64'));
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(head, 'utf8'));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw unusable(name, keySays('does-not-open'), cause);
  }
}

function keyOf(passphrase: string, salt: Uint8Array): Buffer {
  return scryptSync(passphrase.normalize('NFC'), salt, 32, { ...COST, maxmem: SCRYPT_MEMORY });
}

function unusable(name: string, why: Said, cause?: unknown): Error {
  return new VaultError('KEY_UNUSABLE', {
    message: keySays('sealed-unusable', { name, why }),
    cause,
  });
}
