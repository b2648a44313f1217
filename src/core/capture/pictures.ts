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
