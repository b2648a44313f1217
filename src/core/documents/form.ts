// SPDX-License-Identifier: Apache-2.0
import type { DocumentKind } from '../requests/kinds.ts';
import { isDocumentKind } from '../requests/kinds.ts';
import type { Language } from './document-text.ts';

export const fieldTypes = [
  'text',
  'longtext',
  'date',
  'datetime_utc',
  'iso_country',
  'iso_language',
  'money',
  'person',
  'organisation',
  'authority',
  'statute',
  'identifier_list',
  'data_category_list',
  'date_range_utc',
  'attachment',
  'boolean',
  'reference',
  'signature',
  'choice',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** Papers that go with a request or with what comes back; nobody answers them, and the desk sends none of them by itself. */
export const companionKinds = ['translators_certificate', 'seizure_report', 'receipt', 'notice_to_person', 'assurance_record'] as const;
export type CompanionKind = (typeof companionKinds)[number];

/** Every form there is: the kinds of requests, and the papers that go with them. */
export type FormId = DocumentKind | CompanionKind;

export function isFormId(text: string): text is FormId {
  return isDocumentKind(text) || (companionKinds as readonly string[]).includes(text);
}

/** One field of a form, as `rogatory requirements` prints it. */
export interface FormField {
  readonly field: string;
  /** `head`, `requester`, … of the common blocks, or `extra` for what only this form has. */
  readonly block: string;
  readonly type: FieldType;
  /** must: without it the document is not final; should: warned about; optional. */
  readonly level: 'must' | 'should' | 'optional';
  /** A must only when this condition of `forms/_common/conditions.yaml` holds. */
  readonly when?: string;
  /** The closed list of a choice. */
  readonly values?: readonly string[];
}

/** A sentence of the words file, printed always, or only if a field has a value (`if`) or a condition holds. */
export interface Saying {
  readonly say: string;
  readonly if?: string;
  readonly unless?: string;
}

export interface Section {
  /** A single letter where the sections of the form are lettered. */
  readonly id: string;
  readonly say?: readonly Saying[];
  readonly fields?: readonly string[];
  /** Sentences after the fields. */
  readonly then?: readonly Saying[];
}

/** When a condition holds, as closed data: every member that is given must hold. */
export interface Condition {
  /** The field has a value, or one of these values. */
  readonly field?: string;
  /** Of a value that is a mapping, such as the language of an attachment. */
  readonly member?: string;
  readonly is?: readonly (string | boolean)[];
  readonly category?: readonly string[];
  readonly identifier?: readonly string[];
  /** One of these words stands in the field. */
  readonly words?: readonly string[];
  /** Home of the provider of `service_name`, or country of the named authority. */
  readonly provider_home?: readonly string[];
  readonly flag?: string;
  readonly not?: Condition;
  readonly all?: readonly Condition[];
  readonly any?: readonly Condition[];
}

/** What one language says on a form; the common words are merged in when the forms are loaded. */
export interface FormWords {
  readonly title: string;
  readonly labels: Readonly<Record<string, string>>;
  /** What to write into the field, for the person who fills it. */
  readonly prompts: Readonly<Record<string, string>>;
  readonly headings: Readonly<Record<string, string>>;
  /** Sentences by id; `{field}` stands for a value. */
  readonly say: Readonly<Record<string, string>>;
  readonly choices: Readonly<Record<string, string>>;
  /** Sentences of lints by id; `{place}` stands for what was found. */
  readonly lints: Readonly<Record<string, string>>;
  /** Words of the paper itself: To, page, yes, no, the watermark. */
  readonly phrases: Readonly<Record<string, string>>;
}

/** A form whose sections have the letters of a printed one, such as an annex of a regulation. */
export interface Letters {
  /** The fact that says which letters those are; nothing is printed of them before it is confirmed. */
  readonly fact: string;
  /** Letters under which the letterhead and the addressee stand, as sections of their own. */
  readonly letterhead: string;
  readonly addressee: string;
}

export interface Form {
  readonly id: FormId;
  readonly names: Readonly<Record<Language, string>>;
  readonly fields: readonly FormField[];
  /** The authority that writes, best first line first. */
  readonly letterhead: readonly string[];
  readonly addressee: readonly string[];
  readonly references: readonly string[];
  readonly sections: readonly Section[];
  readonly letters?: Letters;
  readonly signature: readonly string[];
  /** Known to the desk and the file's properties, never printed as a line of its own. */
  readonly hidden: readonly string[];
  readonly lints: readonly string[];
  readonly clock?: Readonly<Record<string, unknown>>;
  /** How many targets one paper of the kind names at most, where it is fewer than the desk's own measure. */
  readonly targets?: number;
  readonly words: Readonly<Record<Language, FormWords>>;
}

/** All forms and what they share; `src/store/forms/load-forms.ts` reads it from `forms/`. */
export interface Forms {
  readonly byId: ReadonlyMap<string, Form>;
  readonly conditions: Readonly<Record<string, Condition>>;
}

/** The values of a request file: field id → text, boolean, list or mapping. Written by a person or another program: may be anything. */
export type FieldValues = Readonly<Record<string, unknown>>;
