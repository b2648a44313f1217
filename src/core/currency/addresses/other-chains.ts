// SPDX-License-Identifier: Apache-2.0
/** Checks of address forms that share nothing with Bitcoin's: XRP Ledger, Stellar, TON, Polkadot, Solana. */
import { decodeBase58, decodeBase58Check, XRP_ALPHABET } from './base58.ts';
import { blake2b } from './digests.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** CRC-16 with polynomial 0x1021 and start 0 (XMODEM), as Stellar and TON use it. */
function crc16(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) sum = ((sum << 1) ^ (sum & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return sum;
}

/** `r...` with the ledger's alphabet: version 0 and twenty bytes; `X...`/`T...` carry a tag besides (XLS-5). */
export function decodeXrp(text: string): 'address' | 'x-address' | 'seed' | undefined {
  const payload = decodeBase58Check(text, XRP_ALPHABET);
  if (payload === undefined) return undefined;
  if (payload.length === 21 && payload[0] === 0) return 'address';
  if (payload.length === 31 && payload[0] === 5 && (payload[1] === 0x44 || payload[1] === 0x93)) return 'x-address';
  if (payload.length === 17 && payload[0] === 33) return 'seed';
  if (payload.length === 19 && payload[0] === 1 && payload[1] === 0xe1 && payload[2] === 0x4b) return 'seed';
  return undefined;
}

/** Stellar keys (SEP-23): version byte, 32 bytes, CRC-16 little-endian, in base32. */
export function decodeStellar(text: string): 'account' | 'seed' | undefined {
  if (text.length !== 56) return undefined;
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text) {
    const value = BASE32.indexOf(letter);
    if (value < 0) return undefined;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >>> bits) & 0xff);
    }
  }
  const whole = Uint8Array.from(bytes);
  const sum = crc16(whole.subarray(0, 33));
  if (whole[33] !== (sum & 0xff) || whole[34] !== sum >> 8) return undefined;
  return whole[0] === 6 << 3 ? 'account' : whole[0] === 18 << 3 ? 'seed' : undefined;
}

/** TON's 48 letters of base64url: flags, workchain, 32 bytes, CRC-16 big-endian (TON documentation, "user-friendly address"). */
export function decodeTon(text: string): 'main' | 'test' | undefined {
  if (!/^[A-Za-z0-9_+/-]{48}$/.test(text)) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  const flags = (bytes[0] as number) & 0x7f;
  if (flags !== 0x11 && flags !== 0x51) return undefined;
  const sum = crc16(bytes.subarray(0, 34));
  if (bytes[34] !== sum >> 8 || bytes[35] !== (sum & 0xff)) return undefined;
  return (bytes[0] as number) & 0x80 ? 'test' : 'main';
}

/** Polkadot and its relatives (SS58): one type byte, 32 bytes, two bytes of BLAKE2b-512 over "SS58PRE" and the payload. */
export function decodeSs58(text: string): 'polkadot' | 'kusama' | undefined {
  if (text.length < 46 || text.length > 48) return undefined;
  const bytes = decodeBase58(text);
  if (bytes?.length !== 35) return undefined;
  const sum = blake2b(Uint8Array.from([...'SS58PRE'].map((letter) => letter.charCodeAt(0)).concat(...bytes.subarray(0, 33))), {
    dkLen: 64,
  });
  if (bytes[33] !== sum[0] || bytes[34] !== sum[1]) return undefined;
  return bytes[0] === 0 ? 'polkadot' : bytes[0] === 2 ? 'kusama' : undefined;
}

/** 32 bytes in base58 without any checksum: only the length and a mix of letters speak for it, so the caller must call it ambiguous. */
export function looksLikeSolana(text: string): boolean {
  if (text.length < 32 || text.length > 44) return false;
  if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/[1-9]/.test(text)) return false;
  return decodeBase58(text)?.length === 32;
}
