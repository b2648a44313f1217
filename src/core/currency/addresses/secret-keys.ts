// SPDX-License-Identifier: Apache-2.0
/**
 * Texts that are a key to somebody's money. They are recognised so that they can be sealed: a caller learns the class, never hands on the text.
 * Recognised too freely rather than too narrowly: a false alarm costs a look, a printed key costs the evidence.
 */
import { decodeBase58, decodeBase58Check } from './base58.ts';
import { sha256 } from './digests.ts';
import { decodeStellar, decodeXrp } from './other-chains.ts';

export type SecretClass =
  | 'private-key-wif'
  | 'private-key-encrypted'
  | 'extended-private-key'
  | 'private-key-mini'
  | 'private-key-hex'
  | 'private-key-base58'
  | 'account-seed'
  | 'seed-phrase';

/** The class of secret a base58 or base32 text is, or undefined. Hex and words need their surroundings: the scanner decides there. */
export function secretClass(text: string): SecretClass | undefined {
  if (text.length < 22 || text.length > 113) return undefined;
  if (text.length === 56 && text.startsWith('S') && decodeStellar(text) === 'seed') return 'account-seed';
  if (text.startsWith('s') && text.length <= 31 && decodeXrp(text) === 'seed') return 'account-seed';
  if (!/^[1-9A-HJ-NP-Za-km-z]+$/.test(text)) return undefined;
  if (text.startsWith('S') && (text.length === 30 || text.length === 22) && isMiniKey(text)) return 'private-key-mini';
  if (text.length >= 50 && text.length <= 53) return isWif(text) ? 'private-key-wif' : undefined;
  if (text.length === 58) return text.startsWith('6P') && decodeBase58Check(text) !== undefined ? 'private-key-encrypted' : undefined;
  if (text.length === 87 || text.length === 88) return decodeBase58(text)?.length === 64 ? 'private-key-base58' : undefined;
  if (text.length < 107) return undefined;
  return extendedKey(text) === 'private' ? 'extended-private-key' : undefined;
}

/** Serialised extended keys (BIP 32): 78 bytes, at 45 either 0 before a private key or the parity byte of a public one. */
export function extendedKey(text: string): 'private' | 'public' | undefined {
  if (text.length < 107 || text.length > 113) return undefined;
  const payload = decodeBase58Check(text);
  if (payload?.length !== 78) return undefined;
  return payload[45] === 0 ? 'private' : payload[45] === 2 || payload[45] === 3 ? 'public' : undefined;
}

/** Bitcoin (also its forks and Zcash), Bitcoin test networks, Litecoin, Dogecoin and Verge, Dogecoin test network, Dash. */
const WIF_VERSIONS = new Set([0x80, 0xef, 0xb0, 0x9e, 0xf1, 0xcc]);

/** Wallet import format: version byte, 32 bytes, and 1 behind them for a compressed key. */
function isWif(text: string): boolean {
  const payload = decodeBase58Check(text);
  if (payload === undefined || !WIF_VERSIONS.has(payload[0] as number)) return false;
  return payload.length === 33 || (payload.length === 34 && payload[33] === 1);
}

function isMiniKey(text: string): boolean {
  return sha256(Uint8Array.from(`${text}?`, (letter) => letter.charCodeAt(0)))[0] === 0;
}
