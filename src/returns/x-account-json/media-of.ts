// SPDX-License-Identifier: Apache-2.0
import { type Attachment, type Place, said } from '../../core/records/index.ts';
import type { SourceFile } from '../source/source-file.ts';

const indexes = new WeakMap<object, Map<string, { fullName: string; name: string; place: Place }[]>>();

/** Media of a post or message: files named by its exact id and a dash, `1800…11-AbC.jpg`. A name that only begins with the same digits is another's. */
export function mediaOf(file: SourceFile, id: string, folder: RegExp): Attachment[] {
  let index = indexes.get(file.siblings);
  if (index === undefined) {
    index = new Map();
    for (const { fullName, name, place } of file.siblings) {
      const dash = name.indexOf('-');
      if (dash === -1) continue;
      const key = name.slice(0, dash);
      index.set(key, [...(index.get(key) ?? []), { fullName, name, place }]);
    }
    indexes.set(file.siblings, index);
  }
  return (index.get(id) ?? [])
    .filter(({ fullName }) => folder.test(fullName))
    .map(({ name, place }) => ({ mediaRef: said('', name), file: place }));
}
