// SPDX-License-Identifier: Apache-2.0
/**
 * What a receiver would refuse, and why, with the facts that say so. A lint never stops a document: it is read by the person who drafts
 * and by the one who approves. Each is one rule of `lints/`, named in the form that it is for.
 */
import type { About } from './conditions.ts';
import type { Language } from './document-text.ts';
import type { FieldValues, Form } from './form.ts';
import { isolatedValue } from './isolated-value.ts';
import { lintRules } from './lints/rules.ts';

export interface Lint {
  readonly id: string;
  readonly text: string;
  /** Ids of facts (core/routes/fact-index). */
  readonly facts: readonly string[];
}

export function lints(form: Form, values: FieldValues, about: About, lang: Language): readonly Lint[] {
  const words = form.words[lang];
  // What is no field of this form is not on the paper; the service only says whose rules apply.
  const own = { service_name: values.service_name, ...Object.fromEntries(form.fields.map((one) => [one.field, values[one.field]])) };
  return form.lints.flatMap((id) => {
    const found = lintRules[id]?.({ form, values: own, about, lang });
    if (found === undefined) return [];
    const said = found.say ?? id;
    const text = (words.lints[said] ?? said).replaceAll(/\{([a-z_]+)\}/g, (_, name: string) =>
      isolatedValue(found.said?.[name] ?? '', lang),
    );
    return [{ id: said, text, facts: found.facts ?? [] }];
  });
}
