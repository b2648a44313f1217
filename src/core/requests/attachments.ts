// SPDX-License-Identifier: Apache-2.0
/** The value of a field of enclosures, one by one, as people add to it and take out of it. */
import { listOf, member, saidText } from '../documents/values.ts';

/** Something that a paper names as enclosed. */
export interface Attachment {
  readonly name: string;
  /** Of an item of the case; else empty. */
  readonly sha256: string;
  /** As it stood in the value, where nobody has changed it: it may say more than is shown. */
  readonly written: unknown;
}

/** Of a value that may be “yes”, a text, one item or a list of them. “No” is nothing enclosed. */
export const attachmentsOf = (value: unknown): readonly Attachment[] =>
  listOf(value)
    .filter((one) => one !== false)
    .map((one) => ({ name: one === true ? '' : saidText(one), sha256: saidText(member(one, 'sha256')), written: one }));

/** One stands alone, as programs that fill a form write it, unless it stood in a list. */
export function valueOfAttachments(all: readonly Attachment[], before: unknown): unknown {
  const values = all.map(({ name, sha256, written }) => {
    if (written !== undefined && saidText(written) === name) return written;
    return sha256 === '' ? name : { name, sha256 };
  });
  if (values.length === 0) return '';
  return values.length === 1 && !Array.isArray(before) ? values[0] : values;
}
