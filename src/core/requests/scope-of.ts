// SPDX-License-Identifier: Apache-2.0
import { categoriesOf, identifiersOf } from '../documents/conditions.ts';
import type { FieldValues } from '../documents/form.ts';
import { member } from '../documents/values.ts';
import type { Scope } from './request.ts';

/** What the fields of a request ask for, in the form in which two versions are compared. */
export function scopeOf(values: FieldValues): Scope {
  const from = member(values.date_range, 'from');
  const to = member(values.date_range, 'to');
  return {
    identifiers: [...new Set(identifiersOf(values).map(({ kind, written }) => `${kind}:${written}`))],
    categories: [...new Set(categoriesOf(values).filter((category) => category !== ''))],
    ...(typeof from === 'string' && from !== '' ? { from } : {}),
    ...(typeof to === 'string' && to !== '' ? { to } : {}),
  };
}
