// SPDX-License-Identifier: Apache-2.0
/** A record in one line, and whose it is, for lists and sentences. */
import type { RecordShown } from '../../../core/api/evidence.ts';
import { shownOverrides } from '../../../core/documents/shown-controls.ts';
import { classWords } from '../../../core/records/field-words.ts';
import { rowsOf } from '../../../core/records/record-rows.ts';
import type { Language } from '../../language/messages.ts';

/** One line for a list: what the record says, without its time. Classes of ours in the reader's language, each part in its own direction. */
export function lineOf(record: RecordShown, language: Language): string {
  const parts = rowsOf(record.data).flatMap(({ name, raw, norm, when, ours }) => {
    if (when !== undefined) return [];
    const value = norm ?? raw;
    const text = (ours || norm !== undefined ? classWords(name, value, language) : undefined) ?? value;
    return text.trim() === '' ? [] : [{ name, text: shownOverrides(text.replaceAll(/\s+/g, ' ').slice(0, LONGEST)) }];
  });
  // A number that only the provider knows something by says least: it stands last.
  const isNumberOfIts = ({ name }: { name: string }) => /(^|[a-z])Id$/.test(name);
  const inOrder = [...parts.filter((part) => !isNumberOfIts(part)), ...parts.filter(isNumberOfIts)];
  let length = 0;
  const inSight = inOrder.filter(({ text }) => {
    length += text.length;
    return length - text.length < LONGEST;
  });
  return inSight.map(({ text }) => `\u2068${text}\u2069`).join(' · ');
}

const LONGEST = 240;

export const accountOf = (record: RecordShown): string => {
  const of = (record as { readonly of?: { readonly provider: string; readonly value: string } }).of;
  return of === undefined ? '' : `${of.provider} ${of.value}`;
};
