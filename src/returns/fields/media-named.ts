// SPDX-License-Identifier: Apache-2.0
import type { Place } from '../../core/records/index.ts';
import { findMedia } from '../find-media.ts';
import type { SourceFile, UntrustedName } from '../source/source-file.ts';

const indexes = new WeakMap<object, Map<string, Place | undefined>>();

/**
 * The file that a download names from its own root, also when the root lies inside another folder: the one file whose path ends so. Two of
 * them decide nothing.
 */
export function mediaNamed(file: SourceFile, written: UntrustedName): Place | undefined {
  const found = findMedia(file, written);
  if (found !== undefined) return found;
  let index = indexes.get(file.siblings);
  if (index === undefined) {
    index = new Map();
    for (const { name, place, fullName } of file.siblings) {
      const key = `${fullName.split('/').at(-2) ?? ''}/${name}`;
      index.set(key, index.has(key) ? undefined : place);
    }
    indexes.set(file.siblings, index);
  }
  const parts = written.replaceAll('\\', '/').replace(/^\.\//, '').split('/');
  return parts.length < 2 ? undefined : index.get(parts.slice(-2).join('/'));
}
