// SPDX-License-Identifier: Apache-2.0
import { doubleSha256 } from './digests.ts';

export const BITCOIN_ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** The XRP Ledger writes the same numbers with other letters (xrpl.org, base58 encodings). */
export const XRP_ALPHABET = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';

const digitsOf = (alphabet: string): Int8Array => {
  const digits = new Int8Array(128).fill(-1);
  for (let i = 0; i < 58; i++) digits[alphabet.charCodeAt(i)] = i;
  return digits;
};
const DIGITS = new Map([BITCOIN_ALPHABET, XRP_ALPHABET].map((alphabet) => [alphabet, digitsOf(alphabet)]));

/** Base58 to bytes, leading zero bytes kept; undefined when a letter does not belong to the alphabet. */
export function decodeBase58(text: string, alphabet: string = BITCOIN_ALPHABET): Uint8Array | undefined {
  const digits = DIGITS.get(alphabet) ?? digitsOf(alphabet);
  let zeros = 0;
  while (zeros < text.length && text[zeros] === alphabet[0]) zeros++;
  const little: number[] = [];
  for (let i = zeros; i < text.length; i++) {
    const digit = digits[text.charCodeAt(i)] ?? -1;
    if (digit < 0) return undefined;
    let carry = digit;
    for (let j = 0; j < little.length; j++) {
      carry += (little[j] as number) * 58;
      little[j] = carry & 0xff;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) little.push(carry & 0xff);
  }
  const bytes = new Uint8Array(zeros + little.length);
  for (let i = 0; i < little.length; i++) bytes[bytes.length - 1 - i] = little[i] as number;
  return bytes;
}

/** Bytes to base58, each leading zero byte as the alphabet's first letter. */
export function encodeBase58(bytes: Uint8Array, alphabet: string = BITCOIN_ALPHABET): string {
  const little: number[] = [];
  let zeros = 0;
  while (zeros < bytes.length && bytes[zeros] === 0) zeros++;
  for (let i = zeros; i < bytes.length; i++) {
    let carry = bytes[i] as number;
    for (let j = 0; j < little.length; j++) {
      carry += (little[j] as number) << 8;
      little[j] = carry % 58;
      carry = Math.floor(carry / 58);
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) little.push(carry % 58);
  }
  return (
    (alphabet[0] as string).repeat(zeros) +
    little
      .reverse()
      .map((digit) => alphabet[digit])
      .join('')
  );
}

/** The payload of a base58check text (version bytes included); undefined when letters or the four checksum bytes are wrong. */
export function decodeBase58Check(text: string, alphabet: string = BITCOIN_ALPHABET): Uint8Array | undefined {
  const bytes = decodeBase58(text, alphabet);
  if (bytes === undefined || bytes.length < 5) return undefined;
  const payload = bytes.subarray(0, -4);
  const sum = doubleSha256(payload);
  for (let i = 0; i < 4; i++) if (bytes[payload.length + i] !== sum[i]) return undefined;
  return payload;
}

export function encodeBase58Check(payload: Uint8Array, alphabet: string = BITCOIN_ALPHABET): string {
  const whole = new Uint8Array(payload.length + 4);
  whole.set(payload);
  whole.set(doubleSha256(payload).subarray(0, 4), payload.length);
  return encodeBase58(whole, alphabet);
}
