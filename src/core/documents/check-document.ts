// SPDX-License-Identifier: Apache-2.0
/** One look at a filled form before it is printed: what is missing, and what would be refused and why. */
import type { About } from './conditions.ts';
import type { Language } from './document-text.ts';
import type { FieldValues, Form } from './form.ts';
import { type Lint, lints } from './lints.ts';
import { missingFields, missingShoulds } from './requirements.ts';

export interface DocumentCheck {
  readonly missing: readonly string[];
  readonly missingShoulds: readonly string[];
  readonly lints: readonly Lint[];
}

export function checkDocument(form: Form, values: FieldValues, about: About, lang: Language): DocumentCheck {
  return {
    missing: missingFields(form, values, about),
    missingShoulds: missingShoulds(form, values, about),
    lints: lints(form, values, about, lang),
  };
}
