// SPDX-License-Identifier: Apache-2.0
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { OTHERS_LIMITS } from '../../core/capture/others.ts';

/**
 * A body as its reader finds it: without chunks (RFC 9112 §7.1), without content encoding (RFC 9110 §8.4).
 * @throws what zlib throws, also when it unpacks to more than a page may have
 */
export function bodyOf(kept: Buffer, headers: ReadonlyMap<string, string>): Buffer {
  const whole = /chunked/i.test(headers.get('transfer-encoding') ?? '') ? withoutChunks(kept) : kept;
  const limit = { maxOutputLength: OTHERS_LIMITS.pageBytes };
  switch (headers.get('content-encoding')?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(whole, limit);
    case 'deflate':
      return inflateSync(whole, limit);
    case 'br':
      return brotliDecompressSync(whole, limit);
    case 'zstd':
      return zstdDecompressSync(whole, limit);
    default:
      return whole;
  }
}

/** Some programs take the chunks off and leave the header: what does not begin with a chunk is taken as it is. */
function withoutChunks(kept: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < kept.length; ) {
    const lineEnd = kept.indexOf('\r\n', at, 'latin1');
    const size = lineEnd < 0 ? Number.NaN : Number.parseInt(kept.toString('latin1', at, Math.min(lineEnd, at + 20)), 16);
    if (Number.isNaN(size) || !/^[0-9a-f]+[\s;]*/i.test(kept.toString('latin1', at, lineEnd)))
      return chunks.length === 0 ? kept : Buffer.concat(chunks);
    if (size === 0) break;
    chunks.push(kept.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return Buffer.concat(chunks);
}

/** Text under the character set that its type names; under UTF-8 where it names none that is known. */
export function textOfBody(body: Buffer, contentType: string): string {
  const named =
    /charset=["']?([\w-]+)/i.exec(contentType)?.[1] ??
    /<meta[^>]+charset=["']?([\w-]+)/i.exec(body.toString('latin1', 0, 1_024))?.[1] ??
    'utf-8';
  try {
    return new TextDecoder(named).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
