// SPDX-License-Identifier: Apache-2.0

/** First bytes of what returns hold. Only what decides how we read it, or what a person should expect to see. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['504b0304', 'application/zip'],
  ['504b0506', 'application/zip'],
  ['504b0708', 'application/zip'],
  ['25504446', 'application/pdf'],
  ['ffd8ff', 'image/jpeg'],
  ['89504e470d0a1a0a', 'image/png'],
  ['47494638', 'image/gif'],
  ['d0cf11e0a1b11ae1', 'application/x-ole-storage'],
  ['377abcaf271c', 'application/x-7z-compressed'],
  ['526172211a07', 'application/vnd.rar'],
  ['1f8b', 'application/gzip'],
  ['53514c69746520666f726d6174203300', 'application/vnd.sqlite3'],
  ['4f676753', 'audio/ogg'],
  ['494433', 'audio/mpeg'],
  ['1a45dfa3', 'video/webm'],
];

/** The type by the first bytes, never by the name. Text is told apart only as far as readers need it. */
export function findMime(head: Buffer): string {
  if (head.length === 0) return 'application/x-empty';
  const hex = head.subarray(0, 16).toString('hex');
  const magic = MAGIC.find(([start]) => hex.startsWith(start));
  if (magic !== undefined) return magic[1];
  if (head.toString('latin1', 4, 8) === 'ftyp') return 'video/mp4';
  if (hex.startsWith('52494646') && head.toString('latin1', 8, 12) === 'WEBP') return 'image/webp';
  return looksLikeText(head) ? textKind(head) : 'application/octet-stream';
}

function looksLikeText(head: Buffer): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  let odd = 0;
  const end = Math.min(head.length, 4096);
  for (let i = 0; i < end; i += 1) {
    const byte = head[i]!;
    if (byte === 0) return false;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) odd += 1;
  }
  return odd * 50 <= end;
}

/** Enough letters to see a beginning, whatever the encoding: of UTF-16 every second byte. */
function asLatin(head: Buffer): string {
  const low = head[0] === 0xff && head[1] === 0xfe ? 0 : head[0] === 0xfe && head[1] === 0xff ? 1 : undefined;
  if (low !== undefined) return Buffer.from(head.subarray(2).filter((_, index) => index % 2 === low)).toString('latin1');
  return head.toString('latin1').replace(/^\xef\xbb\xbf/, '');
}

function textKind(head: Buffer): string {
  const text = asLatin(head.subarray(0, 4096)).trimStart();
  if (text.startsWith('-----BEGIN PGP MESSAGE')) return 'application/pgp-encrypted';
  if (/^<\?xml/i.test(text)) return 'text/xml';
  if (/^(<!doctype html|<html|<head|<body|<div|<meta)/i.test(text)) return 'text/html';
  if (/^(\{\s*["}]|\[\s*([[{"\]]|-?\d+(\.\d+)?\s*[,\]]))/.test(text)) return 'application/json';
  if (/^From \S+ /.test(text)) return 'application/mbox';
  return 'text/plain';
}
