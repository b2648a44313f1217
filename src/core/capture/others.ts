// SPDX-License-Identifier: Apache-2.0
/** Captures that others have made: what is taken out of them so that they can be read on a desk. The file itself stays as it came. */

export const OTHERS_FORMATS = ['wacz', 'warc', 'har', 'mhtml', 'picture'] as const;
export type OthersFormat = (typeof OTHERS_FORMATS)[number];

/** One page of such a file. Everything in it was written by whoever made the file. */
export interface OthersPage {
  readonly url: string;
  readonly title: string;
  /** As stated in the file, ISO 8601; null when it is not. */
  readonly at: string | null;
  /** What the file says that a reader saw, or the text of its document without styles and scripts: `textFrom` says which. */
  readonly text: string;
  readonly textFrom: 'file' | 'document' | 'nothing';
  /** The document as it was served or kept; parsed, never rendered. */
  readonly dom: string;
}

export interface OpenedOthers {
  readonly format: OthersFormat;
  /** Program that made it, as it says. */
  readonly software: string | null;
  readonly pages: readonly OthersPage[];
  /** Answers in the recording; 0 where it is none. */
  readonly responses: number;
  readonly bytes: number;
  /** A picture drawn anew from the pixels of the file, PNG in base64: nothing else of the file is in it. */
  readonly picture: string | null;
  /** One sentence for each thing that was not taken out. */
  readonly left: readonly string[];
}

export const OTHERS_LIMITS = {
  /** Of the file. */
  fileBytes: 1024 * 1024 * 1024,
  pages: 50,
  /** Of one document or text, unpacked. */
  pageBytes: 16 * 1024 * 1024,
  /** Of all documents and texts together. */
  allBytes: 64 * 1024 * 1024,
  /** Of a recording, unpacked. */
  recordingBytes: 4 * 1024 * 1024 * 1024,
  /** Of a file that is read whole (HAR, MHTML, a picture). */
  wholeBytes: 64 * 1024 * 1024,
  megapixels: 60,
} as const;
