// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { Decrypter, Encrypter, type Recipient } from 'age-encryption';

/**
 * One file of the age format (age-encryption.org/v1), header by the age library, payload by the platform:
 *
 *     age-encryption.org/v1
 *     -> X25519 <share>                     one stanza a recipient: the file key, wrapped
 *     <wrapped file key>
 *     --- <MAC over the header>
 *     <nonce:16> <chunk> <chunk> … <last chunk>
 *
 * A chunk is 64 KiB of plain text (the last one may be shorter, and is empty only in an empty file) and 16 bytes of tag, by
 * ChaCha20-Poly1305 under HKDF-SHA-256(file key, nonce, "payload") with the nonce <chunk number:11><1 in the last chunk, else 0:1>.
 * The number is in the nonce, so that any chunk can be read by itself and none can be moved, dropped at the end, or added.
 */
export const CHUNK_BYTES = 65_536;
export const TAG_BYTES = 16;
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
const NONCE_BYTES = 16;
const MAC_LINE = Buffer.from('\n--- ');

/** Longest header we read. One for a handful of recipients has some hundred bytes. */
export const LONGEST_HEADER_BYTES = 16_384;

export interface AgeHead {
  /** Header and payload nonce: everything before the first chunk. */
  readonly bytes: Buffer;
  /** ChaCha20-Poly1305 key of this file's payload (as an object of the platform: a quarter faster than its bytes). */
  readonly payloadKey: KeyObject;
}

/** Makes a file key, wraps it for each recipient (`age1…`), and derives the key of the payload. */
export async function newAgeHead(recipients: readonly string[]): Promise<AgeHead> {
  let fileKey: Uint8Array | undefined;
  const witness: Recipient = {
    wrapFileKey: (key) => {
      fileKey = key;
      return [];
    },
  };
  const encrypter = new Encrypter();
  for (const recipient of [...recipients, witness]) encrypter.addRecipient(recipient);
  // An empty file is header, nonce and the tag of one empty chunk.
  const empty = Buffer.from(await encrypter.encrypt(new Uint8Array(0)));
  if (fileKey === undefined) throw new Error('age-encryption asked no recipient to wrap the file key');
  const bytes = empty.subarray(0, empty.length - TAG_BYTES);
  return { bytes, payloadKey: payloadKey(fileKey, bytes.subarray(-NONCE_BYTES)) };
}

/** Reads the head from the first bytes of a file. @throws when no identity opens it or it is no age file. */
export async function readAgeHead(start: Buffer, identity: string): Promise<AgeHead> {
  const mac = start.indexOf(MAC_LINE);
  const end = mac < 0 ? -1 : start.indexOf(0x0a, mac + MAC_LINE.length);
  if (end < 0 || start.length < end + 1 + NONCE_BYTES) throw new RangeError('no age header in the first bytes');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const fileKey = await decrypter.decryptHeader(start.subarray(0, end + 1));
  const bytes = start.subarray(0, end + 1 + NONCE_BYTES);
  return { bytes, payloadKey: payloadKey(fileKey, bytes.subarray(-NONCE_BYTES)) };
}

function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32)));
}

function chunkNonce(chunk: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(chunk, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** @returns the sealed bytes and the tag that follows them. */
export function sealChunk(key: KeyObject, chunk: number, last: boolean, plain: Uint8Array): readonly [Buffer, Buffer] {
  const cipher = createCipheriv('chacha20-poly1305', key, chunkNonce(chunk, last), { authTagLength: TAG_BYTES });
  const sealed = cipher.update(plain);
  cipher.final();
  return [sealed, cipher.getAuthTag()];
}

/** @throws when the bytes are not the chunk of that number as it was sealed. */
export function openChunk(key: KeyObject, chunk: number, last: boolean, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('chacha20-poly1305', key, chunkNonce(chunk, last), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  decipher.final();
  return plain;
}

/** Where the chunks of a file lie, from the size of its payload (all bytes after the head). */
export interface PayloadShape {
  readonly chunks: number;
  readonly plainBytes: number;
}

/** @throws RangeError for a size that no payload has. */
export function payloadShape(payloadBytes: number): PayloadShape {
  const chunks = Math.max(1, Math.ceil(payloadBytes / SEALED_CHUNK_BYTES));
  const plainBytes = payloadBytes - chunks * TAG_BYTES;
  const inLast = plainBytes - (chunks - 1) * CHUNK_BYTES;
  if (plainBytes < 0 || inLast < 0 || (inLast === 0 && chunks > 1)) throw new RangeError(`a payload of ${payloadBytes} bytes`);
  return { chunks, plainBytes };
}

/** Where the sealed chunks from `first` to `end` (excluded) lie inside the payload. */
export function sealedRange(first: number, end: number, payloadBytes: number): { readonly at: number; readonly length: number } {
  const at = first * SEALED_CHUNK_BYTES;
  return { at, length: Math.min((end - first) * SEALED_CHUNK_BYTES, payloadBytes - at) };
}
