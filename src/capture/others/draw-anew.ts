// SPDX-License-Identifier: Apache-2.0
import { pngOf } from '../pictures/examine-picture.ts';
import { pixelsOf } from '../pictures/pixels.ts';

/** A picture of others as pixels alone, PNG in base64: what else the file holds (texts, profiles, a second file behind it) is not in it. */
export function drawnAnew(bytes: Buffer): string | null {
  const pixels = pixelsOf(bytes);
  return pixels === undefined ? null : pngOf(pixels).toString('base64');
}
