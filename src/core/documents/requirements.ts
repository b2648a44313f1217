// SPDX-License-Identifier: Apache-2.0
/** What a document needs, and what of it is missing. */
import { type About, holdsById } from './conditions.ts';
import { letteredSections } from './field-address.ts';
import type { FieldValues, Form, FormField } from './form.ts';
import { isFilledAs } from './values.ts';

/** The fields of a form in the order of the paper: `rogatory requirements`. */
export function requirements(form: Form): readonly FormField[] {
  return form.fields;
}

/** Ids of the musts that have no value, those with a condition only where it holds, in the order of the form. */
export function missingFields(form: Form, values: FieldValues, about: About): readonly string[] {
  return absent(form, values, about, 'must');
}

/** Ids of what should be there and is not: warned about, never refused. */
export function missingShoulds(form: Form, values: FieldValues, about: About): readonly string[] {
  return absent(form, values, about, 'should');
}

/** Whether a field is to be answered as the document stands: a must of some cases is not asked in the others. */
export function isAsked({ when }: FormField, values: FieldValues, about: About): boolean {
  return when === undefined || holdsById(when, values, about);
}

/** Where a field stands on the paper: its section, `head` for what stands above the sections, `kept` for what is never printed. */
export function sectionOf(form: Form, field: string): string {
  const { sections, hidden, signature } = form;
  const found = [...letteredSections(form), ...sections].find(({ fields }) => fields?.includes(field));
  if (found !== undefined) return found.id;
  return hidden.includes(field) ? 'kept' : signature.includes(field) ? 'signature' : 'head';
}

function absent(form: Form, values: FieldValues, about: About, level: FormField['level']): readonly string[] {
  return form.fields
    .filter((one) => one.level === level && isAsked(one, values, about))
    .filter((one) => !isFilledAs(one.type, values[one.field]))
    .map((one) => one.field);
}
