// SPDX-License-Identifier: Apache-2.0
/** Bech32 (BIP 173) and bech32m (BIP 350), and what segwit addresses ask of them. */

export const BECH32_LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const CONSTANT = { bech32: 1, bech32m: 0x2bc830a3 } as const;

export interface Bech32Text {
  readonly prefix: string;
  /** Five-bit groups without the checksum. */
  readonly groups: Uint8Array;
  readonly form: 'bech32' | 'bech32m';
}

function step(sum: number, value: number): number {
  const top = sum >>> 25;
  let next = ((sum & 0x1ffffff) << 5) ^ value;
  for (let i = 0; i < 5; i++) if ((top >>> i) & 1) next ^= GENERATOR[i] as number;
  return next;
}

/** Splits and checks a text of any length (BIP 173 stops at 90 letters; invoices and unified addresses are longer); undefined when the checksum is of neither form. */
export function decodeBech32(text: string): Bech32Text | undefined {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return undefined;
  const cut = lower.lastIndexOf('1');
  if (cut < 1 || cut + 7 > lower.length) return undefined;
  const prefix = lower.slice(0, cut);
  let sum = 1;
  for (let i = 0; i < cut; i++) sum = step(sum, prefix.charCodeAt(i) >>> 5);
  sum = step(sum, 0);
  for (let i = 0; i < cut; i++) sum = step(sum, prefix.charCodeAt(i) & 31);
  const groups = new Uint8Array(lower.length - cut - 1);
  for (let i = 0; i < groups.length; i++) {
    const value = BECH32_LETTERS.indexOf(lower[cut + 1 + i] as string);
    if (value < 0) return undefined;
    groups[i] = value;
    sum = step(sum, value);
  }
  const form = sum === CONSTANT.bech32 ? 'bech32' : sum === CONSTANT.bech32m ? 'bech32m' : undefined;
  return form && { prefix, groups: groups.subarray(0, -6), form };
}

export function encodeBech32(prefix: string, groups: Uint8Array, form: 'bech32' | 'bech32m'): string {
  let sum = 1;
  for (let i = 0; i < prefix.length; i++) sum = step(sum, prefix.charCodeAt(i) >>> 5);
  sum = step(sum, 0);
  for (let i = 0; i < prefix.length; i++) sum = step(sum, prefix.charCodeAt(i) & 31);
  for (const value of groups) sum = step(sum, value);
  for (let i = 0; i < 6; i++) sum = step(sum, 0);
  sum ^= CONSTANT[form];
  let text = `${prefix}1`;
  for (const value of groups) text += BECH32_LETTERS[value];
  for (let i = 0; i < 6; i++) text += BECH32_LETTERS[(sum >>> (5 * (5 - i))) & 31];
  return text;
}

/** Five-bit groups to bytes; undefined when more than four bits are left over or one of them is set (BIP 173, decoding). */
export function bytesOfGroups(groups: Uint8Array): Uint8Array | undefined {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const group of groups) {
    held = ((held << 5) | group) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >>> bits) & 0xff);
    }
  }
  if (bits > 4 || (held & ((1 << bits) - 1)) !== 0) return undefined;
  return Uint8Array.from(bytes);
}

export function groupsOfBytes(bytes: Uint8Array): Uint8Array {
  const groups: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      groups.push((held >>> bits) & 31);
    }
  }
  if (bits > 0) groups.push((held << (5 - bits)) & 31);
  return Uint8Array.from(groups);
}

export interface WitnessProgram {
  readonly prefix: string;
  readonly version: number;
  readonly program: Uint8Array;
}

/** A segwit address: version 0 in bech32 with 20 or 32 bytes, 1 to 16 in bech32m with 2 to 40 bytes (BIP 141, BIP 350). */
export function decodeSegwit(text: string): WitnessProgram | undefined {
  if (text.length > 90) return undefined;
  const parts = decodeBech32(text);
  const version = parts?.groups[0];
  if (parts === undefined || version === undefined || version > 16) return undefined;
  if (parts.form !== (version === 0 ? 'bech32' : 'bech32m')) return undefined;
  const program = bytesOfGroups(parts.groups.subarray(1));
  if (program === undefined || program.length < 2 || program.length > 40) return undefined;
  if (version === 0 && program.length !== 20 && program.length !== 32) return undefined;
  return { prefix: parts.prefix, version, program };
}

export function encodeSegwit({ prefix, version, program }: WitnessProgram): string {
  const data = groupsOfBytes(program);
  const groups = new Uint8Array(1 + data.length);
  groups[0] = version;
  groups.set(data, 1);
  return encodeBech32(prefix, groups, version === 0 ? 'bech32' : 'bech32m');
}
