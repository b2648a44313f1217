// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import type { ZipEntry } from './zip-container.ts';

export interface Decrypted {
  readonly packed: Buffer;
  /** The method they are packed by. */
  readonly method: number;
  /** Whether a code over the bytes proves the password; the old encryption proves one in 256 wrong ones too. */
  readonly authentic: boolean;
}

/** The packed bytes of an encrypted entry under a password; `undefined`: the password does not fit. */
export function decryptEntry(entry: ZipEntry, sealed: Buffer, password: string): Decrypted | undefined {
  const aes = entry.method === 99 ? entry.extra.find((field) => field.id === 0x9901)?.data : undefined;
  if (aes !== undefined) return decryptAes(aes, sealed, password);
  const packed = decryptZipCrypto(sealed, password, entry.timeByte);
  return packed === undefined ? undefined : { packed, method: entry.method, authentic: false };
}

/**
 * AES as WinZip writes it (AE-1, AE-2): salt, two bytes that check the password, the bytes under AES-CTR with a little-endian counter,
 * ten bytes of HMAC-SHA1 over them.
 */
function decryptAes(field: Buffer, sealed: Buffer, password: string): Decrypted | undefined {
  const strength = field[4] ?? 0;
  const keyBytes = [0, 16, 24, 32][strength];
  if (keyBytes === undefined || keyBytes === 0 || sealed.length < keyBytes / 2 + 12) return undefined;
  const saltBytes = keyBytes / 2;
  const derived = pbkdf2Sync(password, sealed.subarray(0, saltBytes), 1000, 2 * keyBytes + 2, 'sha1');
  if (!timingSafeEqual(derived.subarray(2 * keyBytes), sealed.subarray(saltBytes, saltBytes + 2))) return undefined;
  const body = sealed.subarray(saltBytes + 2, sealed.length - 10);
  const mac = createHmac('sha1', derived.subarray(keyBytes, 2 * keyBytes))
    .update(body)
    .digest()
    .subarray(0, 10);
  if (!timingSafeEqual(mac, sealed.subarray(sealed.length - 10))) return undefined;
  return { packed: counterLittleEndian(body, derived.subarray(0, keyBytes)), method: field.readUInt16LE(5), authentic: true };
}

/** The platform's CTR counts big-endian; this one counts little-endian from 1, so the key stream is made block by block in ECB. */
function counterLittleEndian(body: Buffer, key: Buffer): Buffer {
  const blocks = Math.ceil(body.length / 16);
  const counters = Buffer.alloc(blocks * 16);
  for (let block = 0; block < blocks; block += 1) counters.writeUInt32LE(block + 1, block * 16);
  const stream = createCipheriv(`aes-${key.length * 8}-ecb`, key, null)
    .setAutoPadding(false)
    .update(counters);
  const plain = Buffer.allocUnsafeSlow(body.length);
  for (let i = 0; i < body.length; i += 1) plain[i] = body[i]! ^ stream[i]!;
  return plain;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});

/** The old encryption (APPNOTE §6.1). Weak, but some providers still send it. Its check byte lets one wrong password in 256 pass. */
function decryptZipCrypto(sealed: Buffer, password: string, check: number): Buffer | undefined {
  if (sealed.length < 12) return undefined;
  let key0 = 0x12345678;
  let key1 = 0x23456789;
  let key2 = 0x34567890;
  const step = (byte: number): void => {
    key0 = ((key0 >>> 8) ^ CRC_TABLE[(key0 ^ byte) & 0xff]!) >>> 0;
    key1 = (Math.imul((key1 + (key0 & 0xff)) >>> 0, 134775813) + 1) >>> 0;
    key2 = ((key2 >>> 8) ^ CRC_TABLE[(key2 ^ (key1 >>> 24)) & 0xff]!) >>> 0;
  };
  for (const byte of Buffer.from(password)) step(byte);
  const plain = Buffer.allocUnsafeSlow(sealed.length);
  for (let i = 0; i < sealed.length; i += 1) {
    const mask = (key2 | 2) & 0xffff;
    const byte = sealed[i]! ^ ((Math.imul(mask, mask ^ 1) >>> 8) & 0xff);
    plain[i] = byte;
    step(byte);
  }
  return plain[11] === check ? plain.subarray(12) : undefined;
}
