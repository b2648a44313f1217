// SPDX-License-Identifier: Apache-2.0
/** What the text of a request says that an earlier text did not, field by field: what an approver reads after sending it back. */
import type { Language } from '../documents/document-text.ts';
import { plainText } from '../documents/document-text.ts';
import type { FieldValues, Form, FormField } from '../documents/form.ts';
import { listOf, member, saidText } from '../documents/values.ts';
import { linesOfValue, type Pen, penFor } from '../documents/write-value.ts';

/** One field whose lines differ. A line that only moved is no change. */
export interface FieldChange {
  readonly field: string;
  readonly label: string;
  readonly gone: readonly string[];
  readonly came: readonly string[];
}

/** The changed fields in the order of the form; empty when both texts say the same. */
export function changesBetween(form: Form, before: FieldValues, after: FieldValues, language: Language): readonly FieldChange[] {
  const words = form.words[language];
  const pen = penFor(language, words);
  return form.fields.flatMap((field) => {
    const [old, now] = [linesOf(field, before, pen), linesOf(field, after, pen)];
    const change = { gone: without(old, now), came: without(now, old) };
    if (change.gone.length + change.came.length === 0) return [];
    return [{ field: field.field, label: words.labels[field.field] ?? field.field.replaceAll('_', ' '), ...change }];
  });
}

/** As the paper prints it, but a category with its reason: that is where necessity is judged. */
function linesOf({ field, type }: FormField, values: FieldValues, pen: Pen): readonly string[] {
  const value = values[field];
  const lines = listOf(value).length === 0 ? [] : linesOfValue(type, field, value, pen).map(plainText);
  if (type !== 'data_category_list') return lines;
  return listOf(value).map((one, at) => {
    const reason = saidText(member(one, 'reason'));
    return reason === '' ? (lines[at] ?? '') : `${lines[at]}${pen.words.phrases.colon ?? ': '}${reason}`;
  });
}

/** The lines of `these` that `others` does not have, each as often as it is missing. */
function without(these: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return these.filter((line) => {
    const many = left.get(line) ?? 0;
    left.set(line, many - 1);
    return many <= 0;
  });
}
