// SPDX-License-Identifier: Apache-2.0
/**
 * What the verifier uses of `node:crypto`, for a browser: the page is built with this in its place, so that the very files that check on a
 * desk check here. WebCrypto neither hashes in pieces nor answers at once, so the digests and curves are those of @noble; RSA is a power.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384 } from '@noble/curves/nist.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import * as asn1js from 'asn1js';
import { type BasicConstraints, Certificate, type ExtKeyUsage } from 'pkijs';
import { isRsaSignature, type RsaKey } from './rsa.ts';

const DIGESTS = { sha1, sha256, sha384, sha512 } as const;
type DigestName = keyof typeof DIGESTS;

/** `createHash` of Node, as far as it is used here. */
export function createHash(name: string): Hash {
  const digest = DIGESTS[name as DigestName];
  if (digest === undefined) throw new TypeError(`no digest ${name} here`);
  return new Hash(digest.create());
}

/** `hash` of Node: of bytes in one piece, as bytes or as text of one byte a character. */
export function hash(name: string, data: Uint8Array, form: 'buffer'): Buffer;
export function hash(name: string, data: Uint8Array, form: 'binary'): string;
export function hash(name: string, data: Uint8Array, form: 'buffer' | 'binary'): Buffer | string {
  const digest = createHash(name).update(data).digest();
  return form === 'buffer' ? digest : digest.toString('latin1');
}

export class Hash {
  readonly #state: ReturnType<typeof sha256.create>;
  constructor(state: { update(bytes: Uint8Array): unknown; digest(): Uint8Array }) {
    this.#state = state as ReturnType<typeof sha256.create>;
  }
  update(data: string | Uint8Array, encoding: BufferEncoding = 'utf8'): this {
    this.#state.update(typeof data === 'string' ? Buffer.from(data, encoding) : Uint8Array.from(data));
    return this;
  }
  digest(): Buffer;
  digest(encoding: BufferEncoding): string;
  digest(encoding?: BufferEncoding): Buffer | string {
    const bytes = Buffer.from(this.#state.digest());
    return encoding === undefined ? bytes : bytes.toString(encoding);
  }
}

export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(b);
}

export const constants = { RSA_PKCS1_PSS_PADDING: 6, RSA_PSS_SALTLEN_AUTO: -2 } as const;

/** A public key: nothing is ever signed here. */
export class KeyObject {
  readonly spki: Buffer;
  readonly asymmetricKeyType: 'ed25519' | 'ec' | 'rsa' | undefined;
  readonly point: Uint8Array;
  readonly curve: string;
  readonly rsa: RsaKey | undefined;
  constructor(spki: Uint8Array) {
    this.spki = Buffer.from(spki);
    const [algorithm, bits] = sequence(asn1js.fromBER(Uint8Array.from(spki)).result);
    const [oid, parameter] = sequence(algorithm);
    const type = TYPES[(oid as asn1js.ObjectIdentifier).valueBlock.toString()];
    this.asymmetricKeyType = type;
    this.point = Uint8Array.from((bits as asn1js.BitString).valueBlock.valueHexView);
    this.curve = parameter instanceof asn1js.ObjectIdentifier ? parameter.valueBlock.toString() : '';
    this.rsa = type === 'rsa' ? rsaKey(this.point) : undefined;
  }
  export(_: { readonly format: 'der'; readonly type: 'spki' }): Buffer {
    return this.spki;
  }
}

const TYPES: Readonly<Record<string, KeyObject['asymmetricKeyType']>> = {
  '1.3.101.112': 'ed25519',
  '1.2.840.10045.2.1': 'ec',
  '1.2.840.113549.1.1.1': 'rsa',
};
const CURVES: Readonly<Record<string, typeof p256>> = { '1.2.840.10045.3.1.7': p256, '1.3.132.0.34': p384 };

export function createPublicKey({ key }: { readonly key: Uint8Array; readonly format: 'der'; readonly type: 'spki' }): KeyObject {
  return new KeyObject(key);
}

export function createPrivateKey(): never {
  throw new TypeError('this page holds no secret');
}

export function sign(): never {
  throw new TypeError('this page signs nothing');
}

type KeyGiven = KeyObject | { readonly key: KeyObject; readonly padding: number };

export function verify(digest: string | null, data: Uint8Array, given: KeyGiven, signature: Uint8Array): boolean {
  const { key, padding } = given instanceof KeyObject ? { key: given, padding: 0 } : given;
  const bytes = Uint8Array.from(signature);
  if (key.asymmetricKeyType === 'ed25519') return ed25519.verify(bytes, Uint8Array.from(data), key.point, { zip215: false });
  if (digest === null) return false;
  const hash = createHash(digest).update(data).digest();
  if (key.rsa !== undefined) return isRsaSignature(digest as DigestName, hash, key.rsa, bytes, padding === constants.RSA_PKCS1_PSS_PADDING);
  const curve = CURVES[key.curve];
  if (curve === undefined) return false;
  return curve.verify(bytes, Uint8Array.from(hash), key.point, { format: 'der', lowS: false, prehash: false });
}

const NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
};
const SIGNATURE_DIGESTS: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};

/** `X509Certificate` of Node, as far as it is used here. */
export class X509Certificate {
  readonly raw: Buffer;
  readonly #certificate: Certificate;
  constructor(given: string | Uint8Array) {
    this.raw = typeof given === 'string' ? Buffer.from(given.replace(/-----[^-]+-----|\s/g, ''), 'base64') : Buffer.from(given);
    this.#certificate = Certificate.fromBER(Uint8Array.from(this.raw));
  }
  get subject(): string {
    return this.#certificate.subject.typesAndValues.map(({ type, value }) => `${NAMES[type] ?? type}=${value.valueBlock.value}`).join('\n');
  }
  get validFromDate(): Date {
    return this.#certificate.notBefore.value;
  }
  get validToDate(): Date {
    return this.#certificate.notAfter.value;
  }
  get ca(): boolean {
    return (this.#extension('2.5.29.19') as BasicConstraints | undefined)?.cA ?? false;
  }
  /** As in Node: the extended ones. */
  get keyUsage(): string[] | undefined {
    return (this.#extension('2.5.29.37') as ExtKeyUsage | undefined)?.keyPurposes;
  }
  get publicKey(): KeyObject {
    return new KeyObject(Buffer.from(this.#certificate.subjectPublicKeyInfo.toSchema().toBER()));
  }
  checkIssued(issuer: X509Certificate): boolean {
    const own = Buffer.from(this.#certificate.issuer.toSchema().toBER());
    return own.equals(Buffer.from(issuer.#certificate.subject.toSchema().toBER()));
  }
  verify(key: KeyObject): boolean {
    const { signatureAlgorithm, tbsView, signatureValue } = this.#certificate;
    const digest = SIGNATURE_DIGESTS[signatureAlgorithm.algorithmId];
    if (digest === undefined && key.asymmetricKeyType !== 'ed25519') return false;
    return verify(digest ?? null, Uint8Array.from(tbsView), key, signatureValue.valueBlock.valueHexView);
  }
  toString(): string {
    return `-----BEGIN CERTIFICATE-----\n${(this.raw.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
  }
  #extension(oid: string): unknown {
    return this.#certificate.extensions?.find(({ extnID }) => extnID === oid)?.parsedValue;
  }
}

function sequence(value: unknown): readonly asn1js.AsnType[] {
  return value instanceof asn1js.Sequence ? (value.valueBlock.value as asn1js.AsnType[]) : [];
}

function rsaKey(bits: Uint8Array): RsaKey {
  const [n, e] = sequence(asn1js.fromBER(Uint8Array.from(bits)).result) as asn1js.Integer[];
  const number = (one: asn1js.Integer | undefined) => BigInt(`0x${Buffer.from(one?.valueBlock.valueHexView ?? [0]).toString('hex')}`);
  return { modulus: number(n), exponent: number(e) };
}
