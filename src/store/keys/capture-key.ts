// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { keySays } from '../../core/errors/sentences/keys.ts';
import { VaultError } from '../../core/errors/vault.ts';
import { type KeyPlaces, keepKey, readKey } from './key-file.ts';

const NAME = 'capture.key';

/**
 * The key that signs the desk's captures (ECDSA P-256, PKCS#8 in PEM): wacz-auth asks for ECDSA, the log's key is Ed25519. Made at the first
 * capture; part of a backup like the others.
 */
export function captureKey(places: KeyPlaces): KeyObject {
  const text = readKey(places, NAME) ?? keepKey(places, NAME, newKey());
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  } catch (cause) {
    throw unusable(cause);
  }
  throw unusable();
}

function newKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
}

function unusable(cause?: unknown): Error {
  return new VaultError('KEY_UNUSABLE', {
    message: keySays('of-captures', { name: NAME }),
    cause,
  });
}
