// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { returnParsers } from '../../returns/index.ts';

/** The readers of this program at their versions, as one line. Another line is another reading of the same item. */
export function readerSet(): string {
  return returnParsers
    .map(({ id, version }) => `${id}/${version}`)
    .sort()
    .join(' ');
}

/** The folder of a reading below the records folder: the same bytes read by the same readers have the same records, in whichever case. */
export function readingFolder(sha256: string, readers: string): string {
  return `${sha256}-${hash('sha256', readers).slice(0, 16)}`;
}
