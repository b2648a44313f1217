// SPDX-License-Identifier: Apache-2.0
/** The rules by the id that forms name; a form that names another is refused by `rogatory knowledge check`. */
import type { About } from '../conditions.ts';
import type { Language } from '../document-text.ts';
import type { FieldValues, Form } from '../form.ts';
import { addresseeRules } from './addressee.ts';
import { contentRules } from './content.ts';
import { scriptRules } from './script.ts';
import { targetRules } from './target.ts';
import { timeRules } from './time.ts';

export interface Linted {
  readonly form: Form;
  readonly values: FieldValues;
  readonly about: About;
  /** Of whoever reads what is found. */
  readonly lang: Language;
}

/** What was found: facts it stands on, and values for the `{places}` of its sentence. */
export interface Finding {
  readonly facts?: readonly string[];
  readonly said?: Readonly<Record<string, string>>;
  /** Another of the rule's sentences than the one that has its id; it is told under the id of that one. */
  readonly say?: string;
}

export type LintRule = (about: Linted) => Finding | undefined;

export const lintRules: Readonly<Record<string, LintRule>> = {
  ...targetRules,
  ...addresseeRules,
  ...contentRules,
  ...scriptRules,
  ...timeRules,
};
