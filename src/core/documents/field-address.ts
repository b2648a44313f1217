// SPDX-License-Identifier: Apache-2.0
/**
 * Fields of a form with lettered sections by their place: `epoc.f.3` is the third field of section F in our form. Whoever holds the printed form
 * beside the screen finds the section by it; the number is ours, since no form of ours has the numbers of the printed one.
 */
import type { FieldValues, Form } from './form.ts';

/** A letter with the fields under it, in the order of the form; none where its sections have words for ids. */
export function letteredSections({ letters, letterhead, addressee, sections }: Form): readonly LetteredSection[] {
  if (letters === undefined) return [];
  return [
    { id: letters.letterhead, fields: letterhead },
    { id: letters.addressee, fields: addressee },
    ...sections.filter(({ id }) => isLetter(id)).map(({ id, fields = [] }) => ({ id, fields })),
  ];
}

export interface LetteredSection {
  /** Lower case. */
  readonly id: string;
  readonly fields: readonly string[];
}

export const isLetter = (id: string): boolean => /^[a-z]$/.test(id);

/** `epoc.f.3`; undefined for a field that stands under no letter. */
export function addressOf(form: Form, field: string): string | undefined {
  const section = letteredSections(form).find(({ fields }) => fields.includes(field));
  return section === undefined ? undefined : `${form.id}.${section.id}.${section.fields.indexOf(field) + 1}`;
}

/** Values by field, whichever of the two names they came under; where both are there, the field's own name counts. */
export function valuesByField(form: Form, values: FieldValues): FieldValues {
  const fields = new Map(form.fields.map(({ field }) => [addressOf(form, field) ?? field, field]));
  return {
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [fields.get(name.toLowerCase()) ?? name, value])),
    ...own(form, values),
  };
}

const own = (form: Form, values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => form.fields.some(({ field }) => field === name)));
