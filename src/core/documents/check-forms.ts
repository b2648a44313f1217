// SPDX-License-Identifier: Apache-2.0
/** What only all forms together show: kinds without a form, fields printed twice or never, words that one language lacks. */
import { documentKinds } from '../requests/kinds.ts';
import { languages } from './document-text.ts';
import { letteredSections } from './field-address.ts';
import { companionKinds, type Form, type Forms, type FormWords } from './form.ts';
import { lintRules } from './lints/rules.ts';

export interface FormFault {
  readonly file: string;
  readonly where: string;
  readonly expected: string;
  readonly found: string;
}

export function checkForms(forms: Forms): readonly FormFault[] {
  return [...kindFaults(forms), ...[...forms.byId.values()].flatMap((form) => [...layoutFaults(form, forms), ...wordFaults(form)])];
}

function kindFaults(forms: Forms): readonly FormFault[] {
  return [...Object.keys(documentKinds), ...companionKinds]
    .filter((id) => !forms.byId.has(id))
    .map((id) => ({ file: `forms/${id}/form.yaml`, where: id, expected: 'a form for every kind of document', found: 'no form' }));
}

function layoutFaults(form: Form, forms: Forms): readonly FormFault[] {
  const faults: FormFault[] = [];
  const fault = (where: string, expected: string, found: string) =>
    faults.push({ file: `forms/${form.id}/form.yaml`, where, expected, found });
  const sections = form.sections.flatMap((section) => section.fields ?? []);
  const placed = [...form.letterhead, ...form.addressee, ...form.references, ...sections, ...form.signature, ...form.hidden];
  const fields = new Set(form.fields.map((one) => one.field));
  const said = new Set([...sayings(form).map((one) => one.if), ...Object.values(form.words.en.say).flatMap(placesOf)]);
  for (const field of fields)
    if (!placed.includes(field) && !said.has(field))
      fault(field, 'every field to have a place on the paper, a sentence, or one under hidden', 'none');
  for (const field of new Set(placed.filter((one, at) => placed.indexOf(one) !== at))) fault(field, 'each field once', 'the field twice');
  for (const field of placed) if (!fields.has(field)) fault(field, 'a field of this form', 'another id');
  for (const { field, when } of form.fields)
    if (when !== undefined && forms.conditions[when] === undefined) fault(field, 'a condition of forms/_common/conditions.yaml', when);
  const letters = letteredSections(form).map(({ id }) => id);
  if (letters.some((id, at) => at > 0 && id <= (letters[at - 1] as string)))
    fault('sections', 'letters in the order of the alphabet', letters.join(', '));
  for (const lint of form.lints) if (lintRules[lint] === undefined) fault('lints', 'the id of a lint', lint);
  for (const { say, if: whenTrue, unless } of sayings(form)) {
    for (const id of [whenTrue, unless])
      if (id !== undefined && !fields.has(id) && forms.conditions[id] === undefined)
        fault(say, 'if and unless: a field or a condition', id);
  }
  return faults;
}

const sayings = (form: Form) => form.sections.flatMap((section) => [...(section.say ?? []), ...(section.then ?? [])]);

function wordFaults(form: Form): readonly FormFault[] {
  const fields = new Set(form.fields.map((one) => one.field));
  const choices = form.fields.flatMap((one) => one.values ?? []);
  return languages.flatMap((lang) => {
    const faults: FormFault[] = [];
    const words = form.words[lang];
    const fault = (where: string, expected: string, found: string) =>
      faults.push({ file: `forms/${form.id}/${lang}.yaml`, where, expected, found });
    if (words.title === '') fault('title', 'a title', 'none');
    for (const field of fields) if (!words.labels[field]) fault(field, 'a label', 'none');
    for (const value of choices) if (!words.choices[value]) fault(value, 'a word for the choice', 'none');
    for (const lint of form.lints) if (!words.lints[lint]) fault(lint, 'a sentence for the lint', 'none');
    for (const { id } of letteredSections(form)) if (!words.headings[id]) fault(id, 'a heading for a section with a letter', 'none');
    for (const section of form.sections)
      if (!words.headings[section.id] && section.say === undefined)
        fault(section.id, 'a heading for a section that begins with fields', 'none');
    for (const { say } of sayings(form)) if (!words.say[say]) fault(say, 'a sentence', 'none');
    for (const [id, text] of Object.entries(words.say)) for (const one of sentenceFaults(text, fields)) fault(id, one.expected, one.found);
    for (const id of Object.keys(words.say))
      if (!sayings(form).some((one) => one.say === id)) fault(id, 'a sentence that the form says', 'one it never says');
    if (lang !== 'en') faults.push(...differences(form, words, lang));
    return faults;
  });
}

/** An article, a code or a treaty by name. Written so that "article" as a word of the language stays allowed without a number. */
const LAW =
  /\b(art(icle)?s?\.?\s*\d|U\.?S\.?C\.?\b|§|regulation \(|règlement \(|directive \d|law no|loi n)|(?:ال|لل)مادة\s*\(?[\d٠-٩]|القانون رقم/iu;

function sentenceFaults(text: string, fields: ReadonlySet<string>) {
  const unknown = placesOf(text).filter((one) => !fields.has(one));
  return [
    ...unknown.map((one) => ({ expected: 'places that are fields of the form', found: `{${one}}` })),
    ...(LAW.test(text) ? [{ expected: 'no law in a sentence: a field with a fact behind it', found: LAW.exec(text)?.[0] ?? '' }] : []),
  ];
}

const placesOf = (text: string): string[] => [...text.matchAll(/\{([a-z_0-9]+)\}/g)].map((found) => found[1] as string);

function differences(form: Form, words: FormWords, lang: string): readonly FormFault[] {
  return Object.entries(form.words.en.say).flatMap(([id, text]) => {
    const [own, english] = [placesOf(words.say[id] ?? ''), placesOf(text)].map((places) => [...new Set(places)].toSorted().join(', '));
    if (own === english) return [];
    return [
      { file: `forms/${form.id}/${lang}.yaml`, where: id, expected: `the fields of the English sentence: ${english}`, found: own ?? '' },
    ];
  });
}
