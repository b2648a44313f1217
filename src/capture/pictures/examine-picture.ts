// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import exifr from 'exifr';
import { PNG } from 'pngjs';
import {
  type FoundPicture,
  looksOf,
  PICTURE_LIMITS,
  type PicturePlace,
  type PictureTags,
  type SeenPixels,
  scaledDown,
} from '../../core/capture/pictures.ts';
import { pixelsOf } from './pixels.ts';

/** What a picture shows and says of itself. Hostile bytes: run it apart. */
export async function examinePicture(bytes: Buffer, place: PicturePlace): Promise<FoundPicture> {
  const pixels = pixelsOf(bytes);
  return {
    place,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    size: pixels === undefined ? null : { width: pixels.width, height: pixels.height },
    looks: pixels === undefined ? null : (looksOf(pixels) ?? null),
    tags: await tagsOf(bytes),
    thumbnail: pixels === undefined ? null : pngOf(scaledDown(pixels, PICTURE_LIMITS.thumbnailSide)).toString('base64'),
  };
}

/** A PNG of nothing but these pixels. */
export function pngOf({ width, height, rgba }: SeenPixels): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(rgba);
  return PNG.sync.write(png);
}

/** EXIF 2.32 as far as it says when, where and with what; times as written, without a zone of ours. */
async function tagsOf(bytes: Buffer): Promise<PictureTags> {
  try {
    const options = { tiff: true, exif: true, gps: true, reviveValues: false, translateValues: false, sanitize: true };
    const found = ((await exifr.parse(bytes, options)) ?? {}) as Record<string, unknown>;
    const text = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '').trim().slice(0, 200) : '');
    const camera = [text(found.Make), text(found.Model)].filter(Boolean).join(' ');
    const tags = {
      taken: text(found.DateTimeOriginal) || text(found.CreateDate),
      zone: text(found.OffsetTimeOriginal),
      camera,
      software: text(found.Software),
    };
    const said = Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== ''));
    return { ...said, ...placeOf(found) };
  } catch {
    return {};
  }
}

function placeOf({ latitude, longitude }: Record<string, unknown>): { latitude?: number; longitude?: number } {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return {};
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : {};
}
