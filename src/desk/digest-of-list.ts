// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

/** What the entry of a list says of what was read: how many, and the SHA-256 of their ids, one a line, in the order shown. */
export function digestOfList(ids: readonly string[]): { readonly count: number; readonly ids: string } {
  return {
    count: ids.length,
    ids: createHash('sha256')
      .update(ids.map((id) => `${id}\n`).join(''))
      .digest('hex'),
  };
}
