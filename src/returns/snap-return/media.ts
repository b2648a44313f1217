// SPDX-License-Identifier: Apache-2.0
import type { Sibling, SourceFile } from '../source/source-file.ts';

const indexes = new WeakMap<object, Map<string, Sibling>>();

/** Several ids in one cell are parted by `;`. */
export function mediaIds(cell: string | undefined): string[] {
  return (cell ?? '')
    .split(';')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}

/** The file of a media id: `<id>.<ext>`, or `<type>~media_v4~<date>~<sender>~<recipient>~<state>~b~<id>~v4.<ext>` where the table says `b~<id>`. */
export function snapMedia(file: SourceFile, id: string): Sibling | undefined {
  let index = indexes.get(file.siblings);
  if (index === undefined) {
    index = new Map();
    for (const sibling of file.siblings) {
      const stem = sibling.name.replace(/\.[A-Za-z0-9]+$/, '');
      const parts = stem.split('~');
      const mark = parts.indexOf('b');
      index.set(mark === -1 || parts[mark + 1] === undefined ? stem : `b~${parts[mark + 1]}`, sibling);
    }
    indexes.set(file.siblings, index);
  }
  return index.get(id);
}
