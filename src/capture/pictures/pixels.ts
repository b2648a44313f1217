// SPDX-License-Identifier: Apache-2.0
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import type { SeenPixels } from '../../core/capture/pictures.ts';

const MOST_MEGAPIXELS = 60;
const MOST_MEMORY_MB = 400;

/**
 * The pixels of a PNG or JPEG, decoded in JavaScript. Run it where it may fail: the bytes are hostile.
 * @returns undefined for other formats, damaged ones, and those of more pixels than are decoded: the header is asked before anything is
 */
export function pixelsOf(bytes: Buffer): SeenPixels | undefined {
  try {
    if (isPng(bytes)) {
      if (bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > MOST_MEGAPIXELS * 1e6) return undefined;
      const { width, height, data } = PNG.sync.read(untilItsEnd(bytes));
      return { width, height, rgba: data };
    }
    if (!isJpeg(bytes)) return undefined;
    const { width, height, data } = jpeg.decode(bytes, {
      useTArray: true,
      maxResolutionInMP: MOST_MEGAPIXELS,
      maxMemoryUsageInMB: MOST_MEMORY_MB,
      tolerantDecoding: true,
    });
    return { width, height, rgba: data };
  } catch {
    return undefined;
  }
}

/** Up to the chunk IEND: what somebody has put behind it is no part of the picture, and the decoder refuses it. */
function untilItsEnd(bytes: Buffer): Buffer {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const next = at + 12 + bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return bytes.subarray(0, next);
    at = next;
  }
  return bytes;
}

export function isPng(bytes: Buffer): boolean {
  return bytes.length > 24 && bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n';
}

export function isJpeg(bytes: Buffer): boolean {
  return bytes.subarray(0, 3).toString('latin1') === '\xff\xd8\xff';
}
