// SPDX-License-Identifier: Apache-2.0
/** Invented pictures: large soft fields, as photographs have them, in the formats and with the tags that cameras write. */
import jpeg from 'jpeg-js';
import type { SeenPixels } from '../src/core/capture/pictures.ts';

/** @param seed another number is another scene */
export function scene(width: number, height: number, seed: number): SeenPixels {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [u, v] = [x / width, y / height];
      const grey = 128 + 60 * Math.sin(seed + 7 * u + 3 * v) + 60 * Math.cos(seed * 2 + 5 * v - 4 * u);
      rgba.set([grey, grey, grey, 255], (y * width + x) * 4);
    }
  return { width, height, rgba };
}

export function jpegOf({ width, height, rgba }: SeenPixels, quality: number): Buffer {
  return jpeg.encode({ width, height, data: Buffer.from(rgba) }, quality).data;
}

/** Puts a segment APP1 with EXIF 2.32 behind the beginning of a JPEG: taken on 1 May 2026 at 10:00:05, at 31.4° N, 30.4° E. */
export function withTags(bytes: Buffer): Buffer {
  const make = Buffer.from('Examplecam\0\0');
  const taken = Buffer.from('2026:05:01 10:00:05\0');
  const entry = (tag: number, type: number, count: number, value: number) => {
    const one = Buffer.alloc(12);
    one.writeUInt16LE(tag, 0);
    one.writeUInt16LE(type, 2);
    one.writeUInt32LE(count, 4);
    one.writeUInt32LE(value, 8);
    return one;
  };
  const directory = (entries: Buffer[]) => Buffer.concat([Buffer.from([entries.length, 0]), ...entries, Buffer.alloc(4)]);
  const degrees = (whole: number, minutes: number) => {
    const three = Buffer.alloc(24);
    for (const [at, value] of [whole, 1, minutes, 1, 0, 1].entries()) three.writeUInt32LE(value, at * 4);
    return three;
  };
  const [makeAt, exifAt] = [50, 62];
  const takenAt = exifAt + 18;
  const gpsAt = takenAt + taken.length;
  const latitudeAt = gpsAt + 54;
  const tiff = Buffer.concat([
    Buffer.from('II\x2a\0\x08\0\0\0', 'latin1'),
    directory([entry(0x010f, 2, 11, makeAt), entry(0x8769, 4, 1, exifAt), entry(0x8825, 4, 1, gpsAt)]),
    make,
    directory([entry(0x9003, 2, taken.length, takenAt)]),
    taken,
    directory([entry(1, 2, 2, 0x4e), entry(2, 5, 3, latitudeAt), entry(3, 2, 2, 0x45), entry(4, 5, 3, latitudeAt + 24)]),
    degrees(31, 24),
    degrees(30, 24),
  ]);
  const segment = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(segment.length + 2, 2);
  return Buffer.concat([bytes.subarray(0, 2), head, segment, bytes.subarray(2)]);
}
