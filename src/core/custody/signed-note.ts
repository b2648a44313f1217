// SPDX-License-Identifier: Apache-2.0
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * C2SP signed-note with Ed25519 keys:
 *
 *     <text, ends with a newline>
 *     <empty line>
 *     — <key name> <base64(key id:4 ‖ signature:64)>
 *
 * The signature is over the text with its last newline, without the empty line. Names hold no blank and no plus.
 *
 * A witness signs as C2SP tlog-cosignature says: `signature` is time:8 (big-endian POSIX seconds) ‖ Ed25519:64, over
 * `cosignature/v1`, newline, `time <seconds>`, newline, the text.
 */
export interface NoteVerifier {
  readonly name: string;
  readonly use: KeyUse;
  /** First four bytes of SHA-256(name ‖ newline ‖ use ‖ public key). */
  readonly keyId: Uint8Array;
  readonly publicKey: KeyObject;
}

/** What a key signs: notes, as a log does, or cosignatures, as a witness does. The same key in both uses is two different keys. */
export type KeyUse = 'note' | 'cosignature';

export interface NoteSigner extends NoteVerifier {
  readonly privateKey: KeyObject;
}

/** The byte that stands for the use in key ids and verifier keys. */
const USES: Readonly<Record<KeyUse, number>> = { note: 0x01, cosignature: 0x04 };
const DASH = '\u2014 ';
/** DER around the 32 raw bytes of an Ed25519 key (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** A signer from the 32 secret bytes of an Ed25519 key. */
export function noteSigner(name: string, seed: Uint8Array, use: KeyUse = 'note'): NoteSigner {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  return { ...noteVerifier(name, rawPublicKey(createPublicKey(privateKey)), use), privateKey };
}

/** A verifier from the 32 bytes of an Ed25519 public key. */
export function noteVerifier(name: string, raw: Uint8Array, use: KeyUse = 'note'): NoteVerifier {
  if (!/^[^\s+]+$/u.test(name)) throw new RangeError('a key name is without blanks and without plus');
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' });
  return { name, use, keyId: keyIdOf(name, raw, use), publicKey };
}

function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length);
}

function keyIdOf(name: string, raw: Uint8Array, use: KeyUse): Uint8Array {
  return createHash('sha256').update(`${name}\n`).update(Uint8Array.of(USES[use])).update(raw).digest().subarray(0, 4);
}

/** The key as it is handed out: `<name>+<key id, hex>+<base64(use ‖ public key)>`. */
export function vkeyOf({ name, use, keyId, publicKey }: NoteVerifier): string {
  const key = Buffer.concat([Uint8Array.of(USES[use]), rawPublicKey(publicKey)]);
  return `${name}+${Buffer.from(keyId).toString('hex')}+${key.toString('base64')}`;
}

/** @returns undefined for what is no Ed25519 key of that form, or whose key id is not its own. */
export function parseVkey(text: string): NoteVerifier | undefined {
  const found = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text.trim());
  if (found === null) return undefined;
  const key = Buffer.from(found[3] as string, 'base64');
  const use = (Object.keys(USES) as KeyUse[]).find((known) => USES[known] === key[0]);
  if (key.length !== 33 || use === undefined) return undefined;
  const verifier = noteVerifier(found[1] as string, key.subarray(1), use);
  return Buffer.from(verifier.keyId).toString('hex') === found[2] ? verifier : undefined;
}

/** Signs a text that ends with a newline. */
export function signNote(text: string, signer: NoteSigner): string {
  if (!text.endsWith('\n')) throw new RangeError('the text of a signed note ends with a newline');
  return `${text}\n${signatureLine(signer, sign(null, Buffer.from(text, 'utf8'), signer.privateKey))}`;
}

/** A witness's signature line for a note. @param seconds POSIX time, by the clock of the witness */
export function cosignatureLine(text: string, signer: NoteSigner, seconds: number): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  return signatureLine(signer, Buffer.concat([time, sign(null, cosigned(text, BigInt(seconds)), signer.privateKey)]));
}

function cosigned(text: string, seconds: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`, 'utf8');
}

function signatureLine({ name, keyId }: NoteSigner, signature: Uint8Array): string {
  return `${DASH}${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;
}

/** A note's text and the verifiers whose signature on it is good. */
export interface OpenedNote {
  readonly text: string;
  readonly signedBy: readonly NoteVerifier[];
  /** When each witness among them has signed, POSIX seconds, in the order of `signedBy`; undefined for who signs notes. */
  readonly signedAt: readonly (number | undefined)[];
}

/** @returns undefined when the text is no note, or a key we know has signed something else (signed-note: such a note is rejected). */
export function openNote(note: string, verifiers: readonly NoteVerifier[]): OpenedNote | undefined {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, split + 1);
  const signedBy: NoteVerifier[] = [];
  const signedAt: (number | undefined)[] = [];
  for (const line of note.slice(split + 2, -1).split('\n')) {
    const found = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u.exec(line);
    const bytes = Buffer.from(found?.[2] ?? '', 'base64');
    if (found === null || bytes.toString('base64') !== found[2]) return undefined;
    const known = verifiers.find((verifier) => verifier.name === found[1] && bytes.subarray(0, 4).equals(verifier.keyId));
    if (known === undefined || signedBy.includes(known)) continue;
    if (!isGood(text, known, bytes.subarray(4))) return undefined;
    signedBy.push(known);
    signedAt.push(known.use === 'cosignature' ? Number(bytes.readBigUInt64BE(4)) : undefined);
  }
  return { text, signedBy, signedAt };
}

function isGood(text: string, { use, publicKey }: NoteVerifier, signature: Buffer): boolean {
  if (use === 'note') return verify(null, Buffer.from(text, 'utf8'), publicKey, signature);
  return signature.length === 72 && verify(null, cosigned(text, signature.readBigUInt64BE(0)), publicKey, signature.subarray(8));
}
