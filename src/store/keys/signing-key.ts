// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { VaultError } from '../../core/errors/vault.ts';
import { type KeyPlaces, keepKey, readKey, replaceKey } from './key-file.ts';
import { madeCertificate } from './self-signed-certificate.ts';

/** The key that signs the desk's papers (PAdES), with its certificate and those above it. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  /** The signer's first, then those above it. */
  readonly certificates: readonly [X509Certificate, ...X509Certificate[]];
}

/**
 * `signing.key`: the private key (PKCS #8) and the certificates, one PEM after the other, as other programs write them too. EC P-256 or RSA,
 * which readers of PDF know; the log's own Ed25519 key is another one.
 * @throws VAULT_KEY_UNUSABLE
 */
export function signingKeyFromText(text: string): SigningKey {
  const [first, ...more] = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (first === undefined) throw unusable('a certificate is expected beside the private key');
  const [certificates, privateKey] = readable(() => [
    [new X509Certificate(first), ...more.map((pem) => new X509Certificate(pem))] as const,
    createPrivateKey(text),
  ]);
  if (!certificates[0].checkPrivateKey(privateKey)) throw unusable('the certificate is of another key');
  if (!['ec', 'rsa'].includes(privateKey.asymmetricKeyType ?? '')) throw unusable('a key of the kind EC P-256 or RSA is expected');
  return { privateKey, certificates };
}

export function readSigningKey(places: KeyPlaces): SigningKey | undefined {
  const text = readKey(places, 'signing.key');
  return text === undefined ? undefined : signingKeyFromText(text);
}

/** Makes a key and a certificate that the desk signs itself. @param name as it stands on papers, such as the authority's */
export async function makeSigningKey(
  places: KeyPlaces,
  subject: { readonly name: string; readonly desk: string },
  now: Date,
): Promise<SigningKey> {
  return signingKeyFromText(keepKey(places, 'signing.key', await madeCertificate(subject, now)));
}

/** Takes another key from now on; the certificate before it stays in the log, by which old papers are checked. */
export function keepSigningKey(places: KeyPlaces, text: string): SigningKey {
  const key = signingKeyFromText(text);
  replaceKey(places, 'signing.key', text);
  return key;
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw unusable((cause as Error).message, cause);
  }
}

function unusable(found: string, cause?: unknown): Error {
  return new VaultError('KEY_UNUSABLE', {
    message: `Key for papers (signing.key): ${found}. Put the file back, or import another with "rogatory key signing".`,
    cause,
  });
}
