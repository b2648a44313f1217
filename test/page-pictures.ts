// SPDX-License-Identifier: Apache-2.0
/** Pages as small grey pictures, compared as an eye would: where ink stands, not which pixel. */
import { execFileSync } from 'node:child_process';
import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

/** Grey, one byte a pixel, 0 black; the pages of a document side by side. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

const DPI = 40;

/** All pages of a PDF, as poppler draws them. */
export function pictureOf(pdf: Uint8Array): Picture {
  const drawn = execFileSync('pdftoppm', ['-gray', '-r', String(DPI), '-'], { input: pdf, maxBuffer: 256 * 1024 * 1024 });
  const pages: Picture[] = [];
  for (let at = 0; at < drawn.length; ) {
    // P5\n331 468\n255\n and then the bytes.
    const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(drawn.subarray(at, at + 40).toString('latin1'));
    if (head === null) throw new Error('pdftoppm drew something that is no grey picture');
    const [width, height] = [Number(head[1]), Number(head[2])];
    const from = at + head[0].length;
    pages.push({ width, height, grey: drawn.subarray(from, from + width * height) });
    at = from + width * height;
  }
  if (pages.length === 0) throw new Error('pdftoppm drew no page');
  return sideBySide(pages);
}

function sideBySide(pages: readonly Picture[]): Picture {
  const width = pages.reduce((sum, page) => sum + page.width, 0);
  const height = Math.max(...pages.map((page) => page.height));
  const grey = new Uint8Array(width * height).fill(255);
  let left = 0;
  for (const page of pages) {
    for (let y = 0; y < page.height; y += 1) grey.set(page.grey.subarray(y * page.width, (y + 1) * page.width), y * width + left);
    left += page.width;
  }
  return { width, height, grey };
}

/** As it is kept: a PNG of sixteen shades (PNG, third edition, colour type 0 with four bits), rows without filter. */
export function pngOf({ width, height, grey }: Picture): Buffer {
  const bytes = Math.ceil(width / 2);
  const rows = Buffer.alloc((bytes + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const shade = Math.round((grey[y * width + x] as number) / STEP);
      rows[y * (bytes + 1) + 1 + (x >> 1)]! |= x % 2 === 0 ? shade << 4 : shade;
    }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

const STEP = 255 / 15;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export function pictureIn(png: Uint8Array): Picture {
  const { width, height, data } = PNG.sync.read(Buffer.from(png));
  return { width, height, grey: Uint8Array.from({ length: width * height }, (_, at) => data[at * 4] as number) };
}

/** Side of a square whose ink is compared: about three letters. */
const SQUARE = 6;
/** Of 255: how much darker or lighter a square may be on another machine's poppler. */
const TOLERATED = 28;

export interface Differing {
  readonly x: number;
  readonly y: number;
  readonly by: number;
}

/** Squares whose ink differs more than drawing does; undefined where the pages are of another size or number. */
export function differences(one: Picture, other: Picture): readonly Differing[] | undefined {
  if (one.width !== other.width || one.height !== other.height) return undefined;
  const found: Differing[] = [];
  // A line of text may lie across two squares, with half of its ink in each: they overlap downwards.
  for (let y = 0; y + SQUARE <= one.height; y += SQUARE / 2)
    for (let x = 0; x + SQUARE <= one.width; x += SQUARE) {
      const by = Math.abs(inkOf(one, x, y) - inkOf(other, x, y));
      if (by > TOLERATED) found.push({ x, y, by: Math.round(by) });
    }
  return found;
}

function inkOf({ width, grey }: Picture, x: number, y: number): number {
  let sum = 0;
  for (let row = y; row < y + SQUARE; row += 1)
    for (let column = x; column < x + SQUARE; column += 1) sum += grey[row * width + column] as number;
  return sum / (SQUARE * SQUARE);
}
