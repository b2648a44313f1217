// SPDX-License-Identifier: Apache-2.0
import type { Said } from '../errors/say.ts';
import type { Form } from './form.ts';
import { frenchSpaces } from './french-spaces.ts';

/** Fields inside a sentence: by their label on the paper, in English by their id, which a request file needs. */
export function fieldLabels(form: Form, fields: readonly string[]): Said[] {
  const { ar, fr } = form.words;
  return fields.map((field) => ({ en: field, ar: `«${ar.labels[field] ?? field}»`, fr: frenchSpaces(`« ${fr.labels[field] ?? field} »`) }));
}
