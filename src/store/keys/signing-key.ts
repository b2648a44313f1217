// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, randomBytes, sign, verify, X509Certificate } from 'node:crypto';
import { SaidError } from '../../core/errors/said-error.ts';
import { type Said, saidAlike } from '../../core/errors/say.ts';
import { keySays } from '../../core/errors/sentences/keys.ts';
import { VaultError } from '../../core/errors/vault.ts';
import { type KeyPlaces, keepKey, readKey, replaceKey } from './key-file.ts';
import { madeCertificate } from './self-signed-certificate.ts';
import { signOnToken, type TokenPlace, tokenPlaceIn } from './token-key.ts';

/** The key that signs the desk's papers (PAdES), with its certificate and those above it. */
export interface SigningKey {
  /** With SHA-256: DER for EC, PKCS #1 v1.5 for RSA. @throws VAULT_KEY_UNUSABLE where the key is on a token that does not sign */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** The signer's first, then those above it. */
  readonly certificates: readonly [X509Certificate, ...X509Certificate[]];
}

/**
 * `signing.key`: the private key (PKCS #8) and the certificates, one PEM after the other, as other programs write them too; or, instead of the
 * key, the lines that say on which token it is (token-key.ts). EC P-256 or RSA, which readers of PDF know; the log's own Ed25519 key is another.
 * @throws VAULT_KEY_UNUSABLE
 */
export function signingKeyFromText(text: string): SigningKey {
  const [first, ...more] = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (first === undefined) throw unusable(keySays('certificate-missing'));
  const certificates = readable(() => [new X509Certificate(first), ...more.map((pem) => new X509Certificate(pem))] as const);
  const kind = certificates[0].publicKey.asymmetricKeyType;
  if (kind !== 'ec' && kind !== 'rsa') throw unusable(keySays('kind-of-key'));
  const place = tokenPlaceIn(text);
  if (place === undefined) return { certificates, sign: ownKey(text, certificates[0]) };
  if ('missing' in place) throw unusable(keySays('token-line', { line: place.missing }));
  return { certificates, sign: (bytes) => onToken(place, kind, certificates[0], bytes) };
}

function ownKey(text: string, certificate: X509Certificate): SigningKey['sign'] {
  const privateKey = readable(() => createPrivateKey(text));
  if (!certificate.checkPrivateKey(privateKey)) throw unusable(keySays('certificate-of-another'));
  return async (bytes) => sign('sha256', bytes, privateKey);
}

/** What a token has signed is checked at once: it may hold another key under this id. */
async function onToken(place: TokenPlace, kind: 'ec' | 'rsa', certificate: X509Certificate, bytes: Uint8Array): Promise<Buffer> {
  let signature: Buffer;
  try {
    signature = await signOnToken(place, kind, bytes);
  } catch (cause) {
    throw unusable(reasonOf(cause), cause);
  }
  if (!verify('sha256', bytes, certificate.publicKey, signature)) throw unusable(keySays('token-has-another'));
  return signature;
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

/** Takes another key from now on, once it has signed something; the certificate before it stays in the log, by which old papers are checked. */
export async function keepSigningKey(places: KeyPlaces, text: string): Promise<SigningKey> {
  const key = signingKeyFromText(text);
  await key.sign(randomBytes(32));
  replaceKey(places, 'signing.key', text);
  return key;
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw unusable(reasonOf(cause), cause);
  }
}

/** Words of ours, or those of the cryptography and the system, which have English ones alone. */
const reasonOf = (cause: unknown): Said => (cause instanceof SaidError ? cause.said : saidAlike((cause as Error).message));

function unusable(why: Said, cause?: unknown): Error {
  return new VaultError('KEY_UNUSABLE', {
    message: keySays('of-papers', { why }),
    cause,
  });
}
