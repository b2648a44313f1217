// SPDX-License-Identifier: Apache-2.0
/**
 * The keys that the desk signs its mails with, in the keys folder, put there by whoever keeps the desk:
 *
 *     keys/mail-openpgp.asc   a private OpenPGP key, armored, without a pass phrase
 *     keys/mail-smime.pem     a private key (EC P-256 or RSA) and its certificate, then those above it, PEM
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { SaidError } from '../../core/errors/said-error.ts';
import { saidAlike } from '../../core/errors/say.ts';
import { keySays } from '../../core/errors/sentences/keys.ts';
import { StoreError } from '../../core/errors/store.ts';
import { type KeyPlaces, readKey } from './key-file.ts';

export function mailOpenPgpKey(places: KeyPlaces): string | undefined {
  return readKey(places, 'mail-openpgp.asc');
}

export interface MailSmimeKey {
  readonly privateKey: KeyObject;
  /** DER. */
  readonly certificates: readonly [Uint8Array, ...Uint8Array[]];
}

/** @throws STORE_BAD_CONFIGURATION */
export function mailSmimeKey(places: KeyPlaces): MailSmimeKey | undefined {
  const pem = readKey(places, 'mail-smime.pem');
  if (pem === undefined) return undefined;
  try {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
    const [own, ...above] = blocks.map((block) => new X509Certificate(block));
    const privateKey = createPrivateKey(pem.slice(pem.search(/-----BEGIN (?:EC |RSA )?PRIVATE KEY-----/)));
    if (own?.checkPrivateKey(privateKey) !== true) throw new SaidError(keySays('first-of-another'));
    return { privateKey, certificates: [own.raw, ...above.map(({ raw }) => raw)] };
  } catch (cause) {
    throw new StoreError('BAD_CONFIGURATION', {
      message: keySays('of-mails', {
        why: cause instanceof SaidError ? cause.said : saidAlike((cause as Error).message.split('\n')[0] ?? ''),
      }),
      cause,
    });
  }
}
