// SPDX-License-Identifier: Apache-2.0
import type { Key } from 'openpgp';
import { said } from '../../core/records/index.ts';
import { type Finding, gap, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';

const BEGIN = '-----BEGIN PGP SIGNED MESSAGE-----';
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----';
/** A signature is checked over the whole text at once. */
const MOST_BYTES = 256e6;
const SPACE = 0x20;
const LF = 0x0a;

export type Integrity = 'valid' | 'invalid' | 'key-unknown';

/** What the check of a clear-signed file said (RFC 9580 §7), and where its parts lie. */
export interface ClearSigned {
  readonly integrity: Integrity;
  readonly keyId: string | undefined;
  readonly signatureFrom: number;
  readonly size: number;
}

export function isClearSigned(text: string): boolean {
  return text.startsWith(BEGIN);
}

/**
 * Checks an OpenPGP clear-signed file with the provider's keys that the examiner gave, and lets the tokenisers see the signed text alone:
 * armour, signature and dash-escapes become spaces, so that every byte keeps its place.
 */
export async function prepareClearSigned(file: SourceFile): Promise<void> {
  const bytes = file.whole(MOST_BYTES);
  if (bytes === undefined) return;
  const begin = bytes.indexOf(BEGIN);
  const headerEnd = endOfHeaders(bytes, begin);
  const signatureFrom = bytes.lastIndexOf(`\n${SIGNATURE}`) + 1;
  if (headerEnd === -1 || signatureFrom <= headerEnd) return;
  const { integrity, keyId } = await check(bytes.toString('utf8', file.bomBytes), file.keys.openpgp);
  file.integrity = integrity;
  file.prepared = { integrity, keyId, signatureFrom, size: bytes.length } satisfies ClearSigned;
  file.standIn(signedTextOnly(bytes, headerEnd, signatureFrom));
}

/** The record of the check, and a gap when the signature does not fit: both come before the file's own records. */
export function* clearSignedFindings(file: SourceFile): Generator<Finding> {
  const signed = file.prepared as ClearSigned | undefined;
  if (signed === undefined) {
    const unit = file.unit({ kind: 'bytes', from: 0, to: file.size ?? 0 });
    yield gap('truncated', unit, 'The signature of this signed text is missing or too far away: it was not checked.');
    return;
  }
  const unit = file.unit({ kind: 'bytes', from: signed.signatureFrom, to: signed.size });
  const result = signed.integrity === 'valid' ? 'match' : signed.integrity === 'invalid' ? 'mismatch' : 'key-unknown';
  const key = signed.keyId === undefined ? {} : { key: said('', signed.keyId) };
  yield record('manifest-checked', { subject: said('', file.name), method: 'openpgp', result, ...key }, unit);
  if (signed.integrity === 'invalid') {
    yield gap(
      'signature-invalid',
      unit,
      'The signature does not fit the text: the text, or the signature, was changed after signing. Every record of this file says so.',
    );
  }
}

function endOfHeaders(bytes: Buffer, begin: number): number {
  const plain = bytes.indexOf('\n\n', begin);
  const windows = bytes.indexOf('\r\n\r\n', begin);
  if (windows !== -1 && (plain === -1 || windows < plain)) return windows + 4;
  return plain === -1 ? -1 : plain + 2;
}

function signedTextOnly(bytes: Buffer, from: number, to: number): Buffer {
  const text = Buffer.alloc(bytes.length, SPACE);
  bytes.copy(text, from, from, to);
  for (let at = from; at < to; ) {
    if (text[at] === 0x2d && text[at + 1] === SPACE) text[at] = SPACE;
    const end = text.indexOf(LF, at);
    if (end === -1) break;
    at = end + 1;
  }
  return text;
}

async function check(armoured: string, keys: readonly Buffer[]): Promise<{ integrity: Integrity; keyId: string | undefined }> {
  const { readCleartextMessage, verify } = await import('openpgp');
  let keyId: string | undefined;
  try {
    const message = await readCleartextMessage({ cleartextMessage: armoured });
    const verificationKeys = (await Promise.all(keys.map(keysOf))).flat();
    keyId = message.getSigningKeyIDs()[0]?.toHex();
    const known = verificationKeys.some((key) => key.getKeyIDs().some((id) => id.toHex() === keyId));
    if (!known) return { integrity: 'key-unknown', keyId };
    // Without a date: whether the key has expired by today says nothing about the day of signing, and no clock is asked.
    const { signatures } = await verify({ message, verificationKeys, date: null as unknown as Date });
    await Promise.all(signatures.map((signature) => signature.verified));
    return { integrity: signatures.length > 0 ? 'valid' : 'invalid', keyId };
  } catch (error) {
    // Armour that cannot be parsed and a signature that does not fit end alike: the statement of the provider does not hold.
    if (!(error instanceof Error)) throw error;
    return { integrity: 'invalid', keyId };
  }
}

async function keysOf(bytes: Buffer): Promise<Key[]> {
  const { readKey, readKeys } = await import('openpgp');
  const text = bytes.toString('latin1');
  if (text.includes('-----BEGIN PGP')) return readKeys({ armoredKeys: bytes.toString('utf8') });
  return [await readKey({ binaryKey: bytes })];
}
