// SPDX-License-Identifier: Apache-2.0
/** From a form and values to the text of a document. Fills nothing in: what has no value is a marked blank. */
import { isDay } from '../routes/calendar-day.ts';
import { articleBefore } from './article-before.ts';
import { type About, holdsById } from './conditions.ts';
import { daysAfter } from './counted-days.ts';
import type { Block, Direction, DocumentText, LabelledValue, Language, Line, Run } from './document-text.ts';
import { isLetter } from './field-address.ts';
import type { FieldValues, Form, FormField, FormWords, Letters, Saying, Section } from './form.ts';
import { identifier, prose } from './isolate.ts';
import type { PaperCheck } from './law-on-paper.ts';
import { missingFields } from './requirements.ts';
import { categoryTable, identifierTable } from './tables.ts';
import { isFilled, saidText } from './values.ts';
import { inSentence, linesOfValue, type Pen, penFor } from './write-value.ts';

export interface FillOptions {
  readonly lang: Language;
  readonly about: About;
  /** Says which values rest on an unverified fact (law-on-paper.ts); they become marked blanks with the candidate beside them. */
  readonly check?: PaperCheck;
  /** Print what is missing as blanks under a watermark. Without it the caller has refused an incomplete document already. */
  readonly incomplete?: boolean;
  /** Nobody has approved it, and a watermark says so on every page. The fields it answers yes to wait for the approval: they are not missing yet. */
  readonly unapproved?: (field: string) => boolean;
  /** Printed in the foot of each page, such as the version code of the desk's request. */
  readonly versionCode?: string;
  /** Print days in the calendar of Umm al-Qura beside the Gregorian ones. */
  readonly hijri?: boolean;
}

interface Filling {
  readonly form: Form;
  readonly values: FieldValues;
  readonly pen: Pen;
  readonly options: FillOptions;
}

export function fillDocument(form: Form, values: FieldValues, options: FillOptions): DocumentText {
  const words = form.words[options.lang];
  const filling: Filling = { form, values, pen: penOf(options, words), options };
  const reference = saidText(values.our_reference);
  const watermark = watermarkOf(form, values, options);
  return {
    schema: 'rogatory.document/1',
    form: form.id,
    language: options.lang,
    direction: filling.pen.direction,
    title: words.title,
    date: isDay(saidText(values.date)) ? saidText(values.date) : '1970-01-01',
    reference,
    authority: saidText(form.letterhead.map((field) => values[field]).find(isFilled)),
    ...(watermark !== undefined && { watermark }),
    footer: [isolatedCode(options.versionCode, filling.pen.direction), words.phrases.page].filter(Boolean).join(' · '),
    words: { candidate: words.phrases.candidate ?? '', colon: words.phrases.colon ?? ': ' },
    blocks: blocksOf(filling),
  };
}

const penOf = ({ lang, hijri, about }: FillOptions, words: FormWords): Pen =>
  penFor(lang, words, { hijri: hijri === true, knowledge: about.knowledge });

function watermarkOf(form: Form, values: FieldValues, { lang, about, incomplete, unapproved }: FillOptions): string | undefined {
  const { phrases } = form.words[lang];
  const isMissing = incomplete === true && missingFields(form, values, about).some((field) => unapproved?.(field) !== true);
  if (isMissing) return phrases.watermark_incomplete;
  return unapproved === undefined ? undefined : phrases.watermark_unapproved;
}

/** `2026-14/R1 v1 …` reads from left to right among Arabic as well. */
function isolatedCode(code: string | undefined, direction: Direction): string | undefined {
  return code === undefined || direction === 'ltr' ? code : `\u2066${code}\u2069`;
}

function blocksOf(filling: Filling): readonly Block[] {
  const { form, pen } = filling;
  return [
    ...(form.letters === undefined ? headOfLetter(filling) : headOfCertificate(form.letters, filling)),
    ...form.sections.flatMap((section) => sectionBlocks(section, filling)),
    {
      kind: 'signature',
      rows: rowsFor(form.signature, filling),
      line: pen.words.phrases.signature_line ?? '',
      seal: pen.words.phrases.seal ?? '',
    },
  ];
}

function headOfLetter(filling: Filling): readonly Block[] {
  const { form, pen } = filling;
  const addressee = linesFor(form.addressee, filling);
  const letterhead = linesFor(form.letterhead, filling);
  return [
    ...(letterhead.length === 0 ? [] : [{ kind: 'letterhead', lines: letterhead } as const]),
    { kind: 'references', rows: rowsFor(form.references, filling) },
    ...(addressee.length === 0 ? [] : [{ kind: 'addressee', label: pen.words.phrases.to ?? '', lines: addressee } as const]),
    titleBlock(pen),
  ];
}

/** Who writes and to whom are sections among the others. */
function headOfCertificate({ letterhead, addressee }: Letters, filling: Filling): readonly Block[] {
  const { form, pen } = filling;
  return [
    titleBlock(pen),
    { kind: 'references', rows: rowsFor(form.references, filling) },
    ...sectionBlocks({ id: letterhead, fields: form.letterhead }, filling),
    ...sectionBlocks({ id: addressee, fields: form.addressee }, filling),
  ];
}

const titleBlock = ({ words, direction }: Pen): Block => ({ kind: 'title', line: prose(words.title, direction) });

function sectionBlocks(section: Section, filling: Filling): readonly Block[] {
  const heading = headingOf(section.id, filling);
  const body = [
    ...sentences(section.say ?? [], filling),
    ...fieldBlocks(section.fields ?? [], filling),
    ...sentences(section.then ?? [], filling),
  ];
  if (body.length === 0) return [];
  return heading === undefined ? body : [{ kind: 'heading', line: prose(heading, filling.pen.direction) }, ...body];
}

/** The letter of a section stands before its heading once somebody has confirmed which letters the printed form has. */
function headingOf(id: string, { form, pen, options }: Filling): string | undefined {
  const heading = pen.words.headings[id];
  if (form.letters === undefined || heading === undefined || !isLetter(id)) return heading;
  const isConfirmed = options.check !== undefined && options.check(LETTERS, { fact: form.letters.fact }) === undefined;
  return isConfirmed
    ? (pen.words.phrases.section ?? '').replace('{letter}', id.toUpperCase()).replace('{heading}', () => heading)
    : heading;
}

const LETTERS: FormField = { field: 'letters', block: 'extra', type: 'reference', level: 'optional' };

function sentences(says: readonly Saying[], filling: Filling): readonly Block[] {
  return says
    .filter((one) => one.if === undefined || isTrue(one.if, filling))
    .filter((one) => one.unless === undefined || !isTrue(one.unless, filling))
    .map((one) => ({ kind: 'paragraph', line: sentence(filling.pen.words.say[one.say] ?? one.say, filling) }));
}

/** A field with a value other than `no`, or a condition that holds. */
function isTrue(id: string, { form, values, options }: Filling): boolean {
  if (form.fields.some((one) => one.field === id)) return values[id] !== false && isFilled(values[id]);
  return holdsById(id, values, options.about);
}

/** `{field}` in a sentence becomes the value, or a marked blank. */
function sentence(text: string, filling: Filling): Line {
  const parts = text.split(/(\{[a-z_0-9]+\})/);
  const placeAt = (at: number): string | undefined => /^\{([a-z_0-9]+)\}$/.exec(parts[at] ?? '')?.[1];
  return parts.flatMap((part, at): Line => {
    const id = placeAt(at);
    const before = placeAt(at - 1);
    const { language, direction } = filling.pen;
    if (id === undefined) {
      const next = placeAt(at + 1);
      const text = next === undefined ? part : articleBefore(saidText(filling.values[next]), part, language);
      return prose(before === undefined ? text : daysAfter(saidText(filling.values[before]), text, language), direction);
    }
    const field = fieldOf(id, filling);
    return checked(field, filling, () => inSentence(field.type, field.field, filling.values[id], filling.pen));
  });
}

function fieldOf(id: string, { form }: Filling): FormField {
  return form.fields.find((one) => one.field === id) ?? { field: id, block: 'extra', type: 'text', level: 'optional' };
}

/** The value; a marked blank where there is none; a marked blank with the candidate where its fact is not verified. */
function checked(field: FormField, filling: Filling, write: () => Line, withNote = false): Line {
  const { values, pen, options } = filling;
  const value = values[field.field];
  const label = labelOf(field.field, pen);
  if (!isFilled(value)) return [{ kind: 'blank', label }];
  const doubt = options.check?.(field, value);
  if (doubt === undefined) return write();
  const note = pen.words.phrases[`doubt_${doubt.state}`] ?? doubt.state;
  return [{ kind: 'blank', label, candidate: write(), ...(withNote && { note }) }];
}

export function labelOf(field: string, pen: Pen): string {
  return pen.words.labels[field] ?? field.replaceAll('_', ' ');
}

/** The lines of an address; optional ones that are empty are left out. */
function linesFor(fields: readonly string[], filling: Filling): readonly Line[] {
  return fields.map((id) => fieldOf(id, filling)).flatMap((field) => valueLines(field, filling));
}

function valueLines(field: FormField, filling: Filling): readonly Line[] {
  const { values, pen, options } = filling;
  const value = values[field.field];
  if (!isFilled(value)) return isNeeded(field, filling) ? [[{ kind: 'blank', label: labelOf(field.field, pen) }]] : [];
  if (field.type === 'signature') return []; // the line for ink and seal stands for it
  const lines = linesOfValue(field.type, field.field, value, pen);
  if (options.check?.(field, value) === undefined) return lines;
  const joined = lines.flatMap((line, at): Line => (at === 0 ? line : [{ kind: 'text', text: pen.words.phrases.comma ?? ', ' }, ...line]));
  return [checked(field, filling, () => joined, true)];
}

function isNeeded(field: FormField, { values, options }: Filling): boolean {
  return field.level === 'must' && (field.when === undefined || holdsById(field.when, values, options.about));
}

function rowsFor(fields: readonly string[], filling: Filling): readonly LabelledValue[] {
  return fields
    .map((id) => fieldOf(id, filling))
    .map((field) => ({ field: field.field, label: labelOf(field.field, filling.pen), value: valueLines(field, filling) }))
    .filter((row) => row.value.length > 0);
}

/** Short values side by side with their labels, long ones under them, lists as tables; in the order of the form. */
function fieldBlocks(fields: readonly string[], filling: Filling): readonly Block[] {
  const blocks: Block[] = [];
  for (const id of fields.filter((one, at) => !standsAlready(one, fields.slice(0, at), filling))) {
    const field = fieldOf(id, filling);
    const value = filling.values[id];
    const caption = labelOf(id, filling.pen);
    if (field.type === 'identifier_list' && Array.isArray(value) && isFilled(value))
      blocks.push(identifierTable(caption, value, filling.pen));
    else if (field.type === 'data_category_list' && Array.isArray(value) && isFilled(value))
      blocks.push(categoryTable(caption, value, filling.pen));
    else addRow(blocks, field, filling);
  }
  return blocks;
}

/** A list that every request has, word for word the one that this form asks for just before: its reader compares no two tables. */
function standsAlready(id: string, before: readonly string[], { values }: Filling): boolean {
  if ((id !== 'identifiers' && id !== 'data_categories') || !isFilled(values[id])) return false;
  const text = JSON.stringify(values[id]);
  return before.some((other) => JSON.stringify(values[other]) === text);
}

function addRow(blocks: Block[], field: FormField, filling: Filling): void {
  const [row] = rowsFor([field.field], filling);
  if (row === undefined) return;
  const isLong = field.type === 'longtext' && isFilled(filling.values[field.field]);
  const last = blocks.at(-1);
  if (isLong) blocks.push({ kind: 'passage', row });
  else if (last?.kind === 'fields') blocks[blocks.length - 1] = { kind: 'fields', rows: [...last.rows, row] };
  else blocks.push({ kind: 'fields', rows: [row] });
}

/** Used by adapters and tests that need one identifier as a line. */
export function identifierLine(text: string): readonly Run[] {
  return [identifier(text)];
}
