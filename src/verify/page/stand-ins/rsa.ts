// SPDX-License-Identifier: Apache-2.0
import { createHash } from './crypto.ts';

export interface RsaKey {
  readonly modulus: bigint;
  readonly exponent: bigint;
}

/** DER before the hash in EMSA-PKCS1-v1_5 (RFC 8017 §9.2, note 1). */
const DIGEST_INFO = {
  sha1: '3021300906052b0e03021a05000414',
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
} as const;

/** RSASSA-PKCS1-v1_5 or RSASSA-PSS with MGF1 of the same digest (RFC 8017 §8). @param pss which of the two */
export function isRsaSignature(
  digest: keyof typeof DIGEST_INFO,
  hash: Uint8Array,
  { modulus, exponent }: RsaKey,
  signature: Uint8Array,
  pss: boolean,
): boolean {
  const bits = modulus.toString(2).length;
  const length = Math.ceil(bits / 8);
  const value = BigInt(`0x${Buffer.from(signature).toString('hex') || '0'}`);
  if (signature.length !== length || value >= modulus) return false;
  const encoded = Buffer.from(
    power(value, exponent, modulus)
      .toString(16)
      .padStart(length * 2, '0'),
    'hex',
  );
  if (pss) return isPss(digest, Buffer.from(hash), encoded, bits - 1);
  const info = Buffer.concat([Buffer.from(DIGEST_INFO[digest], 'hex'), hash]);
  if (length < info.length + 11) return false;
  const expected = Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(length - info.length - 3, 0xff), Buffer.from([0]), info]);
  return encoded.equals(expected);
}

/** EMSA-PSS-VERIFY (RFC 8017 §9.1.2), with whatever length of salt. */
function isPss(digest: string, hash: Buffer, encoded: Buffer, bits: number): boolean {
  const length = Math.ceil(bits / 8);
  const message = encoded.subarray(encoded.length - length);
  const size = hash.length;
  if (message.at(-1) !== 0xbc || length < size + 2) return false;
  const masked = message.subarray(0, length - size - 1);
  const tag = message.subarray(length - size - 1, length - 1);
  const spare = 8 * length - bits;
  if (((masked[0] as number) & (0xff << (8 - spare)) & 0xff) !== 0) return false;
  const block = Buffer.from(mask(digest, tag, masked.length).map((byte, n) => byte ^ (masked[n] as number)));
  block[0] = (block[0] as number) & (0xff >> spare);
  const one = block.indexOf(1);
  if (one < 0 || block.subarray(0, one).some((byte) => byte !== 0)) return false;
  const salt = block.subarray(one + 1);
  return createHash(digest).update(Buffer.alloc(8)).update(hash).update(salt).digest().equals(tag);
}

/** MGF1 (RFC 8017 §B.2.1). */
function mask(digest: string, seed: Uint8Array, length: number): Uint8Array {
  const parts: Buffer[] = [];
  for (let n = 0, done = 0; done < length; n += 1) {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(n);
    const part = createHash(digest).update(seed).update(counter).digest();
    parts.push(part);
    done += part.length;
  }
  return Buffer.concat(parts).subarray(0, length);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let [square, rest] = [base % modulus, exponent]; rest > 0n; rest >>= 1n, square = (square * square) % modulus)
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
  return result;
}
