// SPDX-License-Identifier: Apache-2.0
import type { Place } from '../core/records/index.ts';
import type { SourceFile, UntrustedName } from './source/source-file.ts';

const indexes = new WeakMap<object, Map<string, Place>>();

/** The file of the same container or folder that has exactly this name: the whole one, or relative to the folder of the file that names it. */
export function findMedia(file: SourceFile, written: UntrustedName): Place | undefined {
  let index = indexes.get(file.siblings);
  if (index === undefined) {
    index = new Map(file.siblings.map((sibling) => [sibling.fullName, sibling.place]));
    indexes.set(file.siblings, index);
  }
  const name = written.replaceAll('\\', '/').replace(/^\.\//, '');
  const folder = file.fullName.slice(0, file.fullName.lastIndexOf('/') + 1);
  return index.get(`${folder}${name}`) ?? index.get(name);
}
