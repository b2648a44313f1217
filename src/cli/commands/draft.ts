// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { isSamePersonOnPaper } from '../../core/approvals/four-eyes.ts';
import { checkDocument, type DocumentCheck } from '../../core/documents/check-document.ts';
import type { About } from '../../core/documents/conditions.ts';
import type { Language } from '../../core/documents/document-text.ts';
import { valuesByField } from '../../core/documents/field-address.ts';
import { fillDocument } from '../../core/documents/fill-document.ts';
import type { FieldValues, Form } from '../../core/documents/form.ts';
import { paperCheck } from '../../core/documents/law-on-paper.ts';
import { inSeveralLanguages } from '../../core/documents/several-languages.ts';
import { saidText } from '../../core/documents/values.ts';
import { CliError } from '../../core/errors/cli.ts';
import { RequestError } from '../../core/errors/request.ts';
import { type DocumentFormat, isDocumentFormat, renderDocument } from '../../documents/render-document.ts';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { type Command, parseOptions, printJson, type Terminal } from '../command.ts';
import { readRequestFile } from '../draft/request-file.ts';
import { languageOf } from '../language-of.ts';
import { formFor } from './requirements.ts';

export const command: Command = {
  name: 'draft',
  summary: 'a document from a request file, as PDF, DOCX, HTML or text',
  usage: `rogatory draft REQUEST.yaml --lang en|ar|fr[,...] --out F.pdf|F.docx|F.html|F.txt [--incomplete] [--hijri] [--date YYYY-MM-DD] [--json]

  REQUEST.yaml   { kind: preservation_letter, fields: { our_reference: ..., identifiers: [{kind, written}], ... } }
  --lang         one language, or several one after another; the first governs
  --hijri        days in the calendar of Umm al-Qura as well
  --incomplete   print what there is, with blanks, under a watermark
  --date         the day by which facts are judged fresh or stale (default: today)

  Exit 3, and no file, when a must is missing ("rogatory requirements KIND" lists them) or when drafter and approver are the same person.
`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('draft', {
      args: [...args],
      allowPositionals: true,
      options: {
        lang: { type: 'string', default: 'en' },
        out: { type: 'string' },
        date: { type: 'string' },
        incomplete: { type: 'boolean', default: false },
        hijri: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) wrong(`expected one request file, found ${positionals.length}`);
    const langs = values.lang.split(',').map(languageOf);
    const out = outputOf(values.out, terminal);
    const { kind, fields: written } = readRequestFile(resolve(terminal.cwd, name), name);
    const forms = loadForms();
    const form = formFor(forms.byId, kind);
    const fields = valuesByField(form, written);
    const about: About = { conditions: forms.conditions, knowledge: loadKnowledge() };
    refuseOnePairOfEyes(fields);
    const check = checkDocument(form, fields, about, langs[0] as Language);
    if (check.missing.length > 0 && !values.incomplete) throw incomplete(name, form, check, unknownFields(form, fields));
    const today = values.date ?? terminal.now().toISOString().slice(0, 10);
    const options = { about, check: paperCheck(about.knowledge, today), incomplete: values.incomplete, hijri: values.hijri };
    const papers = langs.map((lang) => fillDocument(form, fields, { ...options, lang }));
    write(out.path, await renderDocument(inSeveralLanguages(papers, form), out.format));
    report(check, unknownFields(form, fields), values.json, terminal);
    return 0;
  },
};

function refuseOnePairOfEyes(fields: FieldValues): void {
  if (!isSamePersonOnPaper(saidText(fields.drafter), saidText(fields.approver))) return;
  throw new RequestError('FOUR_EYES', {
    message: 'Draft refused: drafter and approver are the same person (four eyes). Name another approver.',
    details: { missing: [], lints: [], rule: 'four-eyes' },
  });
}

function incomplete(file: string, form: Form, check: DocumentCheck, unknown: readonly string[]) {
  const slips = unknown.length === 0 ? '' : `The file states ${unknown.join(', ')}, which this form does not have. `;
  return new RequestError('INCOMPLETE', {
    message: `${file}: ${form.id} needs ${check.missing.join(', ')}. ${slips}Nothing was written; --incomplete prints a draft with blanks.`,
    details: { missing: check.missing, lints: check.lints },
  });
}

function outputOf(out: string | undefined, terminal: Terminal): { readonly path: string; readonly format: DocumentFormat } {
  if (out === undefined) return wrong('expected --out F.pdf, F.docx, F.html or F.txt, found none');
  const format = extname(out).slice(1).toLowerCase();
  if (!isDocumentFormat(format)) return wrong(`--out: expected a name that ends in .pdf, .docx, .html or .txt, found ${out}`);
  return { path: resolve(terminal.cwd, out), format };
}

/** Written under a name that the form does not have: a slip of the pen would otherwise vanish in silence. */
function unknownFields(form: Form, fields: FieldValues): readonly string[] {
  // The service is no field of some forms, but says whose rules apply.
  return Object.keys(fields).filter((id) => id !== 'service_name' && !form.fields.some((one) => one.field === id));
}

function write(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes);
  } catch (cause) {
    const found = (cause as NodeJS.ErrnoException).code ?? 'a fault of the disk';
    throw new CliError('WRONG_USE', {
      message: `rogatory draft: --out ${path}: expected a file that can be written, found ${found}.`,
      cause,
    });
  }
}

function report(check: DocumentCheck, unknown: readonly string[], json: boolean, terminal: Terminal): void {
  if (json) printJson(terminal, { schema: 'rogatory.draft/1', missing: check.missing, lints: check.lints, unknown });
  for (const one of check.lints) terminal.err(`! ${one.id}: ${one.text}${one.facts.length === 0 ? '' : ` [${one.facts.join(', ')}]`}\n`);
  if (unknown.length > 0) terminal.err(`not printed, the form has no such field: ${unknown.join(', ').slice(0, 300)}\n`);
  if (check.missing.length > 0) terminal.err(`missing: ${check.missing.join(', ')}\n`);
}

function wrong(message: string): never {
  throw new CliError('WRONG_USE', { message: `rogatory draft: ${message}.` });
}
