// SPDX-License-Identifier: Apache-2.0
import { BECH32_LETTERS, bytesOfGroups } from './bech32.ts';

const GENERATOR = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n];
/** Hash sizes in bytes by the low three bits of the version byte (CashAddr specification, "Version byte"). */
const SIZES = [20, 24, 28, 32, 40, 48, 56, 64];

/** Checks a Bitcoin Cash address with or without its prefix; gives the prefix that makes the checksum right. */
export function decodeCashAddress(text: string): { readonly prefix: string; readonly type: number; readonly hash: Uint8Array } | undefined {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return undefined;
  const colon = lower.indexOf(':');
  const body = lower.slice(colon + 1);
  const groups = Uint8Array.from(body, (letter) => BECH32_LETTERS.indexOf(letter) & 0xff);
  if (groups.length < 42 || groups.some((group) => group > 31)) return undefined;
  const prefixes = colon > 0 ? [lower.slice(0, colon)] : ['bitcoincash', 'bchtest', 'bchreg'];
  const prefix = prefixes.find((candidate) => checksum(candidate, groups) === 0n);
  const bytes = prefix === undefined ? undefined : bytesOfGroups(groups.subarray(0, -8));
  const version = bytes?.[0];
  if (prefix === undefined || bytes === undefined || version === undefined || version & 0x80) return undefined;
  if (bytes.length - 1 !== SIZES[version & 7]) return undefined;
  return { prefix, type: version >> 3, hash: bytes.subarray(1) };
}

function checksum(prefix: string, groups: Uint8Array): bigint {
  let sum = 1n;
  const add = (value: number) => {
    const top = sum >> 35n;
    sum = ((sum & 0x07ffffffffn) << 5n) ^ BigInt(value);
    for (let i = 0; i < 5; i++) if ((top >> BigInt(i)) & 1n) sum ^= GENERATOR[i] as bigint;
  };
  for (let i = 0; i < prefix.length; i++) add(prefix.charCodeAt(i) & 31);
  add(0);
  for (const group of groups) add(group);
  return sum ^ 1n;
}
