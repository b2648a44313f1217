// SPDX-License-Identifier: Apache-2.0
import { addressOf } from '../../core/documents/field-address.ts';
import type { Form, FormField } from '../../core/documents/form.ts';
import { requirements } from '../../core/documents/requirements.ts';
import { CliError } from '../../core/errors/cli.ts';
import { RequestError } from '../../core/errors/request.ts';
import { loadForms } from '../../store/forms/load-forms.ts';
import { type Command, parseOptions, printJson } from '../command.ts';
import { languageOf } from '../language-of.ts';

export const command: Command = {
  name: 'requirements',
  summary: 'the fields a document of a kind needs',
  usage: `rogatory requirements [KIND] [--lang en|ar|fr] [--json]

  KIND   a kind of document, such as preservation_letter; without it: the list of kinds

  must     without it the document is not final; with a condition: only in that case
  should   its lack is pointed out
  optional

  rogatory requirements mla_request --json
`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('requirements', {
      args: [...args],
      allowPositionals: true,
      options: { lang: { type: 'string', default: 'en' }, json: { type: 'boolean', default: false } },
    });
    if (positionals.length > 1)
      throw new CliError('WRONG_USE', {
        message: `rogatory requirements: expected one kind of document, "${positionals[1]}" is one more.`,
      });
    const lang = languageOf(values.lang);
    const { byId } = loadForms();
    if (positionals[0] === undefined) {
      if (values.json)
        printJson(terminal, {
          schema: 'rogatory.kinds/1',
          kinds: [...byId.values()].map((form) => ({ kind: form.id, name: form.names[lang] })),
        });
      else for (const form of byId.values()) terminal.out(`${form.id.padEnd(26)}${form.names[lang]}\n`);
      return 0;
    }
    const form = formFor(byId, positionals[0]);
    const fields = requirements(form).map((field) => ({ ...field, ...addressed(form, field) }));
    if (values.json) printJson(terminal, { schema: 'rogatory.requirements/1', kind: form.id, fields });
    else for (const field of fields) terminal.out(`${written(field, form.words[lang].labels[field.field] ?? field.field)}\n`);
    return 0;
  },
};

/** The form of a kind; refuses another word with the kinds there are. */
export function formFor(byId: ReadonlyMap<string, Form>, kind: string): Form {
  const form = byId.get(kind);
  if (form !== undefined) return form;
  throw new RequestError('UNKNOWN_KIND', {
    message: `Kind of document: expected one of ${[...byId.keys()].join(', ')}, found ${kind.slice(0, 60)}.`,
  });
}

/** `epoc.f.3`, another name of the field in a request file, where the form has sections with letters. */
function addressed(form: Form, { field }: FormField): { readonly address?: string } {
  const address = addressOf(form, field);
  return address === undefined ? {} : { address };
}

function written(field: FormField & { readonly address?: string }, label: string): string {
  const level = field.when === undefined ? field.level : `${field.level} (${field.when})`;
  const address = field.address === undefined ? '' : `  ${field.address}`;
  return `${level.padEnd(35)} ${field.field.padEnd(37)} ${label}${address}`;
}
