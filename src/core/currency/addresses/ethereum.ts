// SPDX-License-Identifier: Apache-2.0
import { keccak_256 } from './digests.ts';

/** The mixed-case form of forty hex digits (EIP-55): a letter is upper case where the digest's nibble is 8 or more. */
export function checksumCase(hex40: string): string {
  const lower = hex40.toLowerCase();
  const digest = keccak_256(Uint8Array.from(lower, (letter) => letter.charCodeAt(0)));
  let text = '';
  for (let i = 0; i < 40; i++) {
    const nibble = ((digest[i >> 1] as number) >> (i % 2 === 0 ? 4 : 0)) & 15;
    text += nibble >= 8 ? (lower[i] as string).toUpperCase() : lower[i];
  }
  return `0x${text}`;
}

/** What the letters' case of a 0x address proves: `checksum`, `none` (one case only, nothing to check) or `wrong`. */
export function checkCase(address: string): 'checksum' | 'none' | 'wrong' {
  const hex = address.slice(2);
  if (checksumCase(hex) === `0x${hex}`) return hex === hex.toLowerCase() ? 'none' : 'checksum';
  return hex === hex.toLowerCase() || hex === hex.toUpperCase() ? 'none' : 'wrong';
}
