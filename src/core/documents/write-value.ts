// SPDX-License-Identifier: Apache-2.0
/** A value of a request file as lines of a paper, by the type of its field. */

import { isDay } from '../routes/calendar-day.ts';
import type { Knowledge } from '../routes/knowledge.ts';
import { countryName } from '../routes/messages/index.ts';
import { basisOnPaper } from './basis-on-paper.ts';
import type { Direction, Language, Line, Run } from './document-text.ts';
import { directionOf } from './document-text.ts';
import type { FieldType, FormWords } from './form.ts';
import { hijriDay } from './hijri-date.ts';
import { identifier, prose } from './isolate.ts';
import { serviceOnPaper } from './service-on-paper.ts';
import { isFilled, listOf, member, saidText } from './values.ts';

export interface Pen {
  readonly language: Language;
  readonly direction: Direction;
  readonly words: FormWords;
  /** Days stand in the calendar of Umm al-Qura as well. */
  readonly hijri: boolean;
  /** By which codes of services become their names; absent: they stand as they are. */
  readonly knowledge?: Knowledge | undefined;
}

export function penFor(language: Language, words: FormWords, more: { readonly hijri?: boolean; readonly knowledge?: Knowledge } = {}): Pen {
  return { language, direction: directionOf(language), words, hijri: more.hijri === true, knowledge: more.knowledge };
}

/** Fields of type text whose whole value is one identifier. */
const IDENTIFYING = /email|phone|number|domain$|call_back|reference|channel_address/;

/** The paragraphs of a value; lists give one line each. */
export function linesOfValue(type: FieldType, field: string, value: unknown, pen: Pen): readonly Line[] {
  switch (type) {
    case 'date':
      return [[...date(saidText(value), pen)]];
    case 'datetime_utc':
      return [[moment(value)]];
    case 'iso_country':
      return listOf(value).map((one) => prose(country(saidText(one), pen), pen.direction));
    case 'reference':
    case 'identifier_list':
      return listOf(value).map((one) => [...identified(one, pen)]);
    case 'date_range_utc':
      return [period(value, pen)];
    case 'boolean':
      return [booleanLine(value, pen)];
    case 'choice':
    case 'iso_language':
    case 'data_category_list':
      return listOf(value).map((one) => [...chosen(one, pen)]);
    case 'person':
    case 'organisation':
    case 'authority':
      return listOf(value).flatMap((one) => described(one, pen));
    case 'attachment':
      return listOf(value).map((one) => attached(one, pen));
    default:
      if (field === 'treaty_basis_and_article')
        return longLines(
          listOf(value).map((one) => basisOnPaper(saidText(one), pen)),
          pen,
        );
      if (field === 'service_name')
        return longLines(
          listOf(value).map((one) => serviceOnPaper(saidText(one), pen)),
          pen,
        );
      if (type === 'text' && IDENTIFYING.test(field)) return listOf(value).map((one) => [...identified(one, pen)]);
      return longLines(value, pen);
  }
}

/** A value inside a sentence. */
export function inSentence(type: FieldType, field: string, value: unknown, pen: Pen): Line {
  const lines =
    type === 'attachment' ? listOf(value).map((one) => prose(saidText(one), pen.direction)) : linesOfValue(type, field, value, pen);
  if (type === 'person' || type === 'organisation' || type === 'authority') return lines[0] ?? [];
  const comma: Run = { kind: 'text', text: pen.words.phrases.comma ?? ', ' };
  return lines.flatMap((line, at) => (at === 0 ? [...line] : [comma, ...line]));
}

/** A list is numbered; a mapping of points (`point_…` among the choices) gives each point its heading. */
function longLines(value: unknown, pen: Pen): readonly Line[] {
  const points = pointsOf(value).filter(({ text }) => text !== '');
  if (points.length > 0)
    return points.flatMap(({ id, text }) => [
      [{ kind: 'text', text: pen.words.choices[`point_${id}`] ?? id }] as Line,
      ...paragraphs(text, pen),
    ]);
  const list = listOf(value);
  if (list.length < 2) return list.flatMap((one) => paragraphs(saidText(one), pen));
  return list.flatMap((one, at) =>
    paragraphs(saidText(one), pen).map((line, row) => (row === 0 ? [{ kind: 'text', text: `${at + 1}. ` } as Run, ...line] : line)),
  );
}

/** The points that make a request for content complete in the United States, as country packs list them, by our ids. */
export const causePoints = [
  'offence',
  'sources',
  'account_and_crime',
  'account_and_person',
  'evidence_there_now',
  'limits',
  'preserved_and_earlier_answers',
  'not_speech',
] as const;

/** The points of a section that was written point by point; none when it is one text. */
export function pointsOf(value: unknown): readonly { readonly id: string; readonly text: string }[] {
  const isByPoint = causePoints.some((id) => member(value, id) !== undefined);
  return isByPoint ? causePoints.map((id) => ({ id, text: saidText(member(value, id)) })) : [];
}

export function paragraphs(text: string, pen: Pen): readonly Line[] {
  return text
    .split(/\n\s*\n|\n(?=\s*(?:\d+[.)]|[-•]))/)
    .map((one) => one.trim().replaceAll(/\s*\n\s*/g, ' '))
    .filter((one) => one !== '')
    .map((one) =>
      pen.direction === 'rtl' && !/\p{Script=Arabic}/u.test(one) && /\p{L}.*\s/u.test(one) ? latinSentence(one) : prose(one, pen.direction),
    );
}

/** A paragraph wholly in Latin letters keeps its own order, its full stop included. */
function latinSentence(text: string): Line {
  const shown = prose(text, 'ltr').map((run) => (run.kind === 'blank' ? '' : run.text));
  return [{ kind: 'foreign', text: shown.join(''), direction: 'ltr' }];
}

/** `2026-11-24` as the language writes it, with Latin digits; undefined for what is no day. */
export function dayInWords(text: string, language: Pen['language'], { phrases }: Pick<Pen['words'], 'phrases'>): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? [];
  const named = isDay(text.trim()) ? phrases[`month_${Number(month)}`] : undefined;
  return named === undefined ? undefined : `${dayText(Number(day), language)} ${named} ${year}`;
}

/** What is no day stands as it was written. */
function date(text: string, pen: Pen): Line {
  const gregorian = dayInWords(text, pen.language, pen.words);
  return gregorian === undefined ? [identifier(text)] : [{ kind: 'text', text: `${gregorian}${hijriBeside(text.trim(), pen)}` }];
}

const dayText = (day: number, language: Pen['language']): string => (language === 'fr' && day === 1 ? '1er' : String(day));

/** ` (1 Ramadan 1445 AH)` */
function hijriBeside(text: string, pen: Pen): string {
  const found = pen.hijri ? hijriDay(text) : undefined;
  const { phrases } = pen.words;
  const written = phrases.hijri;
  if (found === undefined || written === undefined) return '';
  const day = `${dayText(found.day, pen.language)} ${phrases[`hijri_month_${found.month}`]} ${found.year}`;
  return ` (${written.replace('{day}', day)})`;
}

/** `2026-03-01T00:00:00Z` as `2026-03-01 00:00:00 UTC`; anything else as written. */
export function moment(value: unknown): Run {
  const text = saidText(value);
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)Z$/.exec(text);
  return identifier(found === null ? text : `${found[1]} ${found[2]} UTC`);
}

function period(value: unknown, pen: Pen): Line {
  if (typeof value !== 'object' || value === null) return prose(saidText(value), pen.direction);
  const text = (name: string): Run => ({ kind: 'text', text: pen.words.phrases[name] ?? name });
  const end = (name: string): Run =>
    isFilled(member(value, name)) ? moment(member(value, name)) : { kind: 'blank', label: pen.words.phrases.not_stated ?? '' };
  return [
    text('from'),
    { kind: 'text', text: ' ' },
    end('from'),
    { kind: 'text', text: ' ' },
    text('until'),
    { kind: 'text', text: ' ' },
    end('to'),
  ];
}

/** `EG` as Egypt (EG): a reader knows the name, a program the code. */
function country(written: string, { knowledge, language }: Pen): string {
  const name = knowledge?.countries.get(written)?.name[language] ?? countryName(written, language);
  return name === written ? written : `${name} (${written})`;
}

function booleanLine(value: unknown, pen: Pen): Line {
  if (typeof value !== 'boolean') return prose(saidText(value), pen.direction);
  return [{ kind: 'text', text: (value ? pen.words.phrases.yes : pen.words.phrases.no) ?? String(value) }];
}

function chosen(value: unknown, pen: Pen): Line {
  const id = saidText(member(value, 'category') ?? value);
  const word = pen.words.choices[id];
  return word === undefined ? prose(id.replaceAll('_', ' '), pen.direction) : [{ kind: 'text', text: word }];
}

function identified(value: unknown, pen: Pen): Line {
  const written = saidText(member(value, 'written') ?? value);
  const kind = saidText(member(value, 'kind'));
  // A reference that is a sentence in the document's own script is prose.
  if (kind === '' && (/\p{Script=Arabic}/u.test(written) || written.split(/\s+/).length > 6)) return prose(written, pen.direction);
  if (kind === '') return [identifier(written)];
  return [{ kind: 'text', text: `${kindWord(kind, pen)}${pen.words.phrases.colon ?? ': '}` }, identifier(written)];
}

export function kindWord(kind: string, pen: Pen): string {
  const id = kind.replaceAll('-', '_').toLowerCase();
  return pen.words.choices[`identifier_${id}`] ?? pen.words.choices[id] ?? kind.replaceAll(/[-_]/g, ' ');
}

const NAMES = ['text', 'name', 'written'];
const KNOWN_MEMBERS = ['latin', 'rank', 'role', 'badge', 'birth_date', 'nationality', 'address', 'country', 'email', 'phone', 'note'];

/** A person or body: the name on the first line, what else is said of it on the next. */
function described(value: unknown, pen: Pen): readonly Line[] {
  if (typeof value !== 'object' || value === null) return paragraphs(saidText(value), pen);
  const name = prose(saidText(NAMES.map((one) => member(value, one)).find(isFilled)), pen.direction);
  const rest = KNOWN_MEMBERS.filter((one) => isFilled(member(value, one)));
  const more = rest.map((one): Line => {
    const said = saidText(member(value, one));
    const label: Run = { kind: 'text', text: `${pen.words.phrases[`person_${one}`] ?? one}${pen.words.phrases.colon ?? ': '}` };
    return [label, ...personal(one, said, pen)];
  });
  return [name, ...more];
}

function personal(member: string, said: string, pen: Pen): Line {
  if (/email|phone|badge/.test(member)) return [identifier(said)];
  if (member === 'birth_date') return date(said, pen);
  if (member === 'country' || member === 'nationality') return prose(country(said, pen), pen.direction);
  return prose(pen.words.choices[said] ?? said, pen.direction);
}

function attached(value: unknown, pen: Pen): Line {
  if (typeof value === 'boolean') return booleanLine(value, pen);
  const name = prose(saidText(value), pen.direction);
  const hash = member(value, 'sha256');
  const language = member(value, 'language');
  const more: Run[] = [];
  if (isFilled(language))
    more.push({ kind: 'text', text: ` (${pen.words.choices[`language_${saidText(language)}`] ?? saidText(language)})` });
  if (isFilled(hash)) more.push({ kind: 'text', text: ` — SHA-256${pen.words.phrases.colon ?? ': '}` }, identifier(saidText(hash)));
  return [...name, ...more];
}
