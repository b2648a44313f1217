// SPDX-License-Identifier: Apache-2.0
/** Pictures of a case: what each shows as sixty-four bits, and which show the same or nearly the same. */

/** Where a picture lies inside an item. */
export interface PicturePlace {
  /** Files from the item inwards: `archive/data.warc.gz` of a capture, an entry of a ZIP. Empty: the item is the picture. */
  readonly path: readonly string[];
  /** The address it was served from, where it lies in a recording. */
  readonly url: string | null;
  /** Of its record in the unpacked recording, in bytes. */
  readonly recordAt: number | null;
}

/** What the file says of itself (EXIF); written by a camera, or by anybody. */
export interface PictureTags {
  /** As written: a camera states no zone unless `zone` is there. */
  readonly taken?: string;
  readonly zone?: string;
  readonly camera?: string;
  readonly software?: string;
  /** Degrees, WGS 84. */
  readonly latitude?: number;
  readonly longitude?: number;
}

/** A picture's pixels, four bytes each (red, green, blue, alpha), row by row. */
export interface SeenPixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const COLUMNS = 9;
const ROWS = 8;
/** Below this difference between its brightest and darkest field a picture shows nothing that could be told from another. */
const FLAT = 6;
/** Of sixty-four bits: up to here two pictures are called nearly the same. A scaled or newly compressed copy differs in 0 to 4. */
export const NEARLY_BITS = 6;

/**
 * Difference hash: the picture in nine times eight grey fields, each bit whether a field is brighter than its right neighbour. It stays the
 * same when the picture is scaled or compressed anew, and changes when it is cut, turned or mirrored. @returns 16 hex digits; undefined for
 * what shows no difference at all: such pictures would all be "the same"
 */
export function looksOf(pixels: SeenPixels): string | undefined {
  const fields = greyFields(pixels, COLUMNS, ROWS);
  if (Math.max(...fields) - Math.min(...fields) < FLAT) return undefined;
  let hash = 0n;
  for (let row = 0; row < ROWS; row += 1)
    for (let column = 0; column < COLUMNS - 1; column += 1) {
      const at = row * COLUMNS + column;
      hash = (hash << 1n) | ((fields[at] as number) > (fields[at + 1] as number) ? 1n : 0n);
    }
  return hash.toString(16).padStart(16, '0');
}

/** Mean brightness (0 to 255) of each field of a grid; what is transparent is seen on white. A pixel on an edge counts for both sides by its shares. */
function greyFields({ width, height, rgba }: SeenPixels, columns: number, rows: number): number[] {
  const sums = new Float64Array(columns * rows);
  const line = new Float64Array(columns);
  const across = sharesOf(width, columns);
  for (const [y, down] of sharesOf(height, rows).entries()) {
    line.fill(0);
    for (const [x, shares] of across.entries()) {
      const grey = greyAt(rgba, (y * width + x) * 4);
      for (const { field, share } of shares) line[field] = (line[field] as number) + grey * share;
    }
    for (const { field, share } of down)
      for (let column = 0; column < columns; column += 1)
        sums[field * columns + column] = (sums[field * columns + column] as number) + (line[column] as number) * share;
  }
  return [...sums];
}

function greyAt(rgba: Uint8Array, at: number): number {
  const alpha = (rgba[at + 3] as number) / 255;
  // Rec. 601.
  const grey = 0.299 * (rgba[at] as number) + 0.587 * (rgba[at + 1] as number) + 0.114 * (rgba[at + 2] as number);
  return grey * alpha + 255 * (1 - alpha);
}

/** For each pixel of a line the fields it lies in, each with the part of the field that it fills. */
function sharesOf(pixels: number, fields: number): { readonly field: number; readonly share: number }[][] {
  return Array.from({ length: pixels }, (_, pixel) => {
    const [from, to] = [(pixel * fields) / pixels, ((pixel + 1) * fields) / pixels];
    const shares = [];
    for (let field = Math.floor(from); field < Math.min(fields, to); field += 1)
      shares.push({ field, share: Math.min(to, field + 1) - Math.max(from, field) });
    return shares;
  });
}

/** How many of the sixty-four bits of two hashes differ. */
export function bitsApart(one: string, other: string): number {
  return ones(half(one, 0) ^ half(other, 0)) + ones(half(one, 8) ^ half(other, 8));
}

const half = (hash: string, from: number): number => Number.parseInt(hash.slice(from, from + 8), 16) | 0;

function ones(bits: number): number {
  let left = bits;
  let count = 0;
  for (; left !== 0; left &= left - 1) count += 1;
  return count;
}

export interface ComparedPicture {
  readonly id: string;
  readonly sha256: string;
  readonly looks: string | null;
}

/** Other pictures of the case that are the same to the byte, or show nearly the same. */
export interface Likeness {
  readonly id: string;
  /** `bytes`: the very same file; else how many of sixty-four bits differ. */
  readonly how: 'bytes' | number;
}

/** For each picture the others that are like it, the nearest first; pictures that are like no other are not in it. */
export function likenesses(pictures: readonly ComparedPicture[]): ReadonlyMap<string, readonly Likeness[]> {
  const found = new Map<string, Likeness[]>();
  const add = (of: string, one: Likeness) => {
    const list = found.get(of);
    if (list === undefined) found.set(of, [one]);
    else list.push(one);
  };
  for (const [index, one] of pictures.entries())
    for (const other of pictures.slice(index + 1)) {
      const how = likeness(one, other);
      if (how === undefined) continue;
      add(one.id, { id: other.id, how });
      add(other.id, { id: one.id, how });
    }
  const nearness = ({ how }: Likeness) => (how === 'bytes' ? -1 : how);
  for (const list of found.values()) list.sort((a, b) => nearness(a) - nearness(b) || (a.id < b.id ? -1 : 1));
  return found;
}

function likeness(one: ComparedPicture, other: ComparedPicture): Likeness['how'] | undefined {
  if (one.sha256 === other.sha256) return 'bytes';
  if (one.looks === null || other.looks === null) return undefined;
  const bits = bitsApart(one.looks, other.looks);
  return bits <= NEARLY_BITS ? bits : undefined;
}

/** The same picture with its longer side at most `side` pixels, each the mean of those it stands for. */
export function scaledDown(pixels: SeenPixels, side: number): SeenPixels {
  const { width, height, rgba } = pixels;
  const factor = Math.max(1, Math.max(width, height) / side);
  const [columns, rows] = [Math.max(1, Math.round(width / factor)), Math.max(1, Math.round(height / factor))];
  const sums = new Float64Array(columns * rows * 4);
  const counts = new Float64Array(columns * rows);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const field = Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width);
      counts[field] = (counts[field] as number) + 1;
      for (let part = 0; part < 4; part += 1)
        sums[field * 4 + part] = (sums[field * 4 + part] as number) + (rgba[(y * width + x) * 4 + part] as number);
    }
  return { width: columns, height: rows, rgba: Uint8Array.from(sums, (sum, at) => Math.round(sum / (counts[at >> 2] as number))) };
}

/** A picture that was found in an item. */
export interface FoundPicture {
  readonly place: PicturePlace;
  readonly sha256: string;
  readonly bytes: number;
  /** Null where the pixels were not decoded: other formats than PNG and JPEG, damaged, too many pixels. */
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly looks: string | null;
  readonly tags: PictureTags;
  /** PNG in base64, drawn anew. */
  readonly thumbnail: string | null;
}

export const PICTURE_LIMITS = {
  /** Of one item. */
  pictures: 2_000,
  bytes: 20_000_000,
  thumbnailSide: 160,
  /** So small that nobody is recognised; what a list shows before somebody asks for more. */
  blurredSide: 8,
} as const;
