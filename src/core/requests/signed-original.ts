// SPDX-License-Identifier: Apache-2.0
/** The paper that came back with ink and seal: whether it is the one that the desk printed, by its code and its pages. */

/** A paper of the request, as the desk made it. */
export interface PaperToCompare {
  readonly version: number;
  readonly language: string;
  /** `7QK2-X9DM-0B4T-GZ51` */
  readonly code: string;
  readonly pages: number;
}

export interface Compared {
  /** As a person read it off the paper. */
  readonly code: string;
  /** Pages of the desk's paper that were compared with the scan. */
  readonly pages: number;
  /** Pages that the scan has; more than the paper where a legalisation or a covering sheet was scanned along. */
  readonly scanPages: number;
}

export type OriginalRefusal = 'code-unknown' | 'other-version' | 'pages-not-compared' | 'pages-missing';

/** @param version the one that is approved now. @returns the paper that the scan is of, or what stands against it */
export function originalOf<Paper extends PaperToCompare>(
  papers: readonly Paper[],
  version: number,
  { code, pages, scanPages }: Compared,
): Paper | OriginalRefusal {
  const wanted = plainCode(code);
  const paper = papers.find((one) => plainCode(one.code) === wanted);
  if (paper === undefined) return 'code-unknown';
  if (paper.version !== version) return 'other-version';
  if (pages !== paper.pages) return 'pages-not-compared';
  return scanPages < paper.pages ? 'pages-missing' : paper;
}

/** Crockford's base 32 as people type it: O is 0, I and L are 1, small letters, gaps and dashes count for nothing. */
export function plainCode(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '');
}
