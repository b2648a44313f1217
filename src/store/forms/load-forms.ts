// SPDX-License-Identifier: Apache-2.0
/**
 * `loadForms()`: every form of `forms/` with its words in three languages, the common blocks and words merged in. The shipped folder is
 * checked by the tests and by `rogatory knowledge check`; what cannot be used at all throws FORMS_… here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Language, languages } from '../../core/documents/document-text.ts';
import { type Condition, type Form, type FormField, type FormId, type Forms, type FormWords, isFormId } from '../../core/documents/form.ts';
import { inFrench } from '../../core/documents/french-spaces.ts';
import { KnowledgeError } from '../../core/errors/knowledge.ts';
import { dataCategoryWords } from '../../core/requests/data-category-words.ts';
import type { KnowledgeFile } from '../knowledge/knowledge-file.ts';
import { shippedFolder } from '../knowledge/load-knowledge.ts';

/** `form.yaml` as it stands in the folder of a kind. */
interface WrittenForm extends Omit<Form, 'fields' | 'words'> {
  readonly use: readonly string[];
  readonly extra?: readonly Omit<FormField, 'block'>[];
}

export interface CommonWords {
  readonly labels: Readonly<Record<string, string>>;
  readonly prompts: Readonly<Record<string, string>>;
  readonly headings: Readonly<Record<string, string>>;
  /** Sentences that several forms say. */
  readonly say: Readonly<Record<string, string>>;
  readonly choices: Readonly<Record<string, string>>;
  readonly phrases: Readonly<Record<string, string>>;
  readonly lints: Readonly<Record<string, string>>;
}

export interface RawForms {
  readonly files: readonly { readonly file: KnowledgeFile; readonly value: unknown }[];
}

let shipped: Forms | undefined;

/** Without a folder: the shipped forms, read once for the life of the process. */
export function loadForms(folder?: string): Forms {
  if (folder !== undefined) return assembleForms(readForms(folder));
  shipped ??= assembleForms(readForms(shippedFolder));
  return shipped;
}

/** Reads `forms/` below the folder, without judging it. */
export function readForms(folder: string): RawForms {
  const root = join(folder, 'forms');
  if (!existsSync(root)) throw new KnowledgeError('FILE_UNREADABLE', { message: `${root}: expected the folder of forms, found nothing.` });
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  return {
    files: names.toSorted().map((name) => {
      const path = `forms/${name.replaceAll('\\', '/')}`;
      const text = readFileSync(join(root, name), 'utf8');
      return { file: { path, text }, value: parseForm(path, text) };
    }),
  };
}

function parseForm(path: string, text: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const found = cause instanceof Error ? (cause.message.split('\n')[0] as string) : String(cause);
    throw new KnowledgeError('FILE_UNREADABLE', { message: `${path}: expected YAML, found ${found}`, cause });
  }
}

/** Papers name categories of data as screens do; `support` is what older requests call the records of support. */
function withCategories(common: CommonWords, lang: Language): CommonWords {
  const categories = dataCategoryWords[lang];
  return { ...common, choices: { ...categories, support: categories.support_record, ...common.choices } };
}

export function assembleForms(raw: RawForms): Forms {
  const valueAt = <T>(path: string): T => {
    const found = raw.files.find((one) => one.file.path === path)?.value;
    if (found === undefined || found === null)
      throw new KnowledgeError('FILE_UNREADABLE', { message: `${path}: expected a file with words or fields, found nothing.` });
    return found as T;
  };
  const { blocks } = valueAt<{ blocks: Readonly<Record<string, readonly Omit<FormField, 'block'>[]>> }>('forms/_common/blocks.yaml');
  const { conditions } = valueAt<{ conditions: Readonly<Record<string, Condition>> }>('forms/_common/conditions.yaml');
  const common = Object.fromEntries(
    languages.map((lang) => [lang, withCategories(valueAt<CommonWords>(`forms/_common/${lang}.yaml`), lang)]),
  );
  const written = raw.files.filter((one) => one.file.path.endsWith('/form.yaml')).map((one) => one.value as WrittenForm);
  const byId = new Map<string, Form>();
  for (const one of written.filter((form) => isFormId(form.id))) {
    const fields = fieldsOf(one, blocks);
    const words = Object.fromEntries(
      languages.map((lang) => {
        const own = wordsOf(one, common[lang] as CommonWords, valueAt<Partial<FormWords>>(`forms/${one.id}/${lang}.yaml`));
        return [lang, lang === 'fr' ? inFrench(own) : own];
      }),
    ) as Record<Language, FormWords>;
    byId.set(one.id, { ...one, id: one.id as FormId, fields, words });
  }
  return { byId, conditions };
}

/** Blocks first, in their order, then what only this form has; a field that a block already brought is not asked twice. */
function fieldsOf(form: WrittenForm, blocks: Readonly<Record<string, readonly Omit<FormField, 'block'>[]>>): readonly FormField[] {
  const all = [
    ...form.use.flatMap((block) => (blocks[block] ?? []).map((one): FormField => ({ ...one, block }))),
    ...(form.extra ?? []).map((one): FormField => ({ ...one, block: 'extra' })),
  ];
  return all.filter((one, at) => all.findIndex((other) => other.field === one.field) === at);
}

function wordsOf(form: WrittenForm, common: CommonWords, own: Partial<FormWords>): FormWords {
  const said = new Set(form.sections.flatMap(({ say = [], then = [] }) => [...say, ...then]).map(({ say }) => say));
  return {
    title: own.title ?? '',
    labels: { ...common.labels, ...own.labels },
    prompts: { ...common.prompts, ...own.prompts },
    headings: { ...common.headings, ...own.headings },
    say: { ...Object.fromEntries(Object.entries(common.say).filter(([id]) => said.has(id))), ...own.say },
    choices: { ...common.choices, ...own.choices },
    lints: common.lints,
    phrases: { ...common.phrases, ...own.phrases },
  };
}
