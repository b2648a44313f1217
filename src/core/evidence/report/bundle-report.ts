// SPDX-License-Identifier: Apache-2.0

import { entryTexts as ar } from '../../custody/entry-words/ar.ts';
import { entryTexts as en } from '../../custody/entry-words/en.ts';
import { entryTexts as fr } from '../../custody/entry-words/fr.ts';
import {
  type Block,
  type DocumentText,
  directionOf,
  type LabelledValue,
  type Language,
  type Line,
  type Run,
} from '../../documents/document-text.ts';
import { prose as titled } from '../../documents/isolate.ts';
import { fieldWords } from '../../records/field-words.ts';
import type { BundleExhibit, BundleRedacted, WithheldPart } from '../bundle-index.ts';
import type { Edition } from '../editions.ts';
import { type OpeningFacts, openingPages } from './opening.ts';
import { withheldWords } from './withheld-words.ts';
import { type ReportWords, reportWords } from './words.ts';

/** What the report of a bundle is made from. */
export interface ReportFacts {
  readonly language: Language;
  readonly bundleId: string;
  readonly madeAt: string;
  readonly desk: string;
  readonly program: string;
  readonly training: boolean;
  readonly edition: Edition;
  readonly opening: OpeningFacts;
  readonly case: { readonly number: string; readonly title: string };
  readonly requests: readonly {
    readonly number: string;
    /** As the form is called in the language of the report. */
    readonly kind: string;
    readonly approvedBy: readonly string[];
    readonly sentAt: string | undefined;
  }[];
  readonly exhibits: readonly BundleExhibit[];
  /** Originals that are not in here, though other records of theirs are. */
  readonly redacted: readonly BundleRedacted[];
  readonly withheld: readonly WithheldPart[];
  readonly readings: readonly { readonly item: string; readonly files: number; readonly records: number; readonly gaps: number }[];
  /** What persons stated of all rows of a table that is an exhibit. */
  readonly stated: readonly { readonly item: string; readonly values: readonly StatedValue[]; readonly by: string; readonly on: string }[];
  readonly acts: readonly { readonly at: string; readonly who: string; readonly kind: string; readonly refused?: string }[];
}

/** `currency` and `USDT`, `from.id` and `77`. */
export interface StatedValue {
  readonly field: string;
  readonly value: string;
}

const entryTexts = { en, ar, fr };

/** More acts than this are left to the table in the bundle. */
const ACTS_SHOWN = 150;

/** The readable report of a bundle: what was asked, what came, how it was read, who did what, and the limits in plain words. */
export function bundleReport(facts: ReportFacts): DocumentText {
  const words = reportWords[facts.language];
  return {
    schema: 'rogatory.document/1',
    form: 'bundle_report',
    language: facts.language,
    direction: directionOf(facts.language),
    title: words.title,
    date: facts.madeAt.slice(0, 10),
    reference: facts.case.number,
    authority: facts.desk,
    ...(facts.training ? { watermark: words.training } : {}),
    footer: words.footer,
    words: { candidate: words.candidate, colon: words.colon },
    blocks: [
      ...head(facts, words),
      ...openingPages(facts.opening, facts.language),
      ...purpose(facts, words),
      ...asked(facts, words),
      ...came(facts, words),
      ...missing(facts, words),
      ...read(facts, words),
      ...stated(facts, words),
      ...rest(facts, words),
    ],
  };
}

function head(facts: ReportFacts, { title, labels }: ReportWords): Block[] {
  const row = (field: keyof ReportWords['labels'], ...line: Run[]): LabelledValue => ({ field, label: labels[field], value: [line] });
  return [
    { kind: 'letterhead', lines: [[id(facts.desk)]] },
    { kind: 'title', line: [text(title)] },
    {
      kind: 'references',
      rows: [
        row('case', id(facts.case.number), text(' '), ...titled(facts.case.title, directionOf(facts.language))),
        row('bundle', id(facts.bundleId)),
        row('made', moment(facts.madeAt)),
        row('program', id(facts.program)),
        row('requests', id(String(facts.requests.length))),
        row('exhibits', id(String(facts.exhibits.length))),
        row('custody', id(String(facts.acts.length))),
      ],
    },
  ];
}

function purpose({ edition }: ReportFacts, { headings, purpose: said, forDefence }: ReportWords): Block[] {
  return [heading(headings.purpose), ...said.map(paragraph), ...(edition === 'defence' ? forDefence.map(paragraph) : [])];
}

function asked({ requests, language }: ReportFacts, { headings, heads, nothing }: ReportWords): Block[] {
  const rows = requests.map(({ number, kind, approvedBy, sentAt }) => [
    [id(number)],
    [text(kind)],
    [prose(approvedBy.join(', ') || '–', language)],
    [sentAt === undefined ? text('–') : moment(sentAt)],
  ]);
  return [heading(headings.asked), rows.length === 0 ? paragraph(nothing.asked) : table(heads.asked, rows, [1.2, 1.6, 1, 1.5])];
}

function came({ exhibits, redacted, language }: ReportFacts, { headings, heads, nothing, notInHere }: ReportWords): Block[] {
  const row = ({ name, sha256, receivedAt, receivedBy }: Omit<BundleExhibit, 'path'>, mark: Run[] = []): Line[] => [
    [id(name), ...mark],
    [id(sha256)],
    [moment(receivedAt)],
    [prose(receivedBy, language)],
  ];
  const once = redacted.filter(({ sha256 }, n) => redacted.findIndex((one) => one.sha256 === sha256) === n);
  const rows = [...exhibits.map((one) => row(one)), ...once.map((one) => row(one, [text(' '), text(notInHere)]))];
  return [heading(headings.came), rows.length === 0 ? paragraph(nothing.came) : table(heads.came, rows, [1.3, 1.8, 1.5, 0.9])];
}

/** Each part that is not in the bundle, as a gap. */
function missing({ withheld, redacted, language }: ReportFacts, { headings, heads, nothing, redaction }: ReportWords): Block[] {
  const rows = withheld.map((part) => {
    const words = withheldWords(part, language);
    const said = (one: (typeof words)['reason']) => (one.mine ? [text(one.text)] : [prose(one.text, language)]);
    return [
      [text(words.kind.text), ...(part.of === undefined ? [] : [text(' '), id(part.of)])],
      [id(String(part.count))],
      said(words.reason),
      said(words.decidedBy),
    ];
  });
  return [
    heading(headings.missing),
    rows.length === 0 ? paragraph(nothing.missing) : { kind: 'table', caption: '', head: heads.missing, rows },
    ...(redacted.length === 0 ? [] : [paragraph(redaction)]),
  ];
}

function read({ readings, exhibits, redacted }: ReportFacts, { headings, heads, nothing }: ReportWords): Block[] {
  const name = (item: string) => [...exhibits, ...redacted].find(({ sha256 }) => sha256 === item)?.name ?? item;
  const rows = readings.map(({ item, files, records, gaps }) => [
    [id(name(item))],
    [id(String(files))],
    [id(String(records))],
    [id(String(gaps))],
  ]);
  return [heading(headings.read), rows.length === 0 ? paragraph(nothing.read) : { kind: 'table', caption: '', head: heads.read, rows }];
}

/** What no source says, apart from what was read. */
function stated({ stated: all, exhibits, redacted, language }: ReportFacts, words: ReportWords): Block[] {
  if (all.length === 0) return [];
  const name = (item: string) => [...exhibits, ...redacted].find(({ sha256 }) => sha256 === item)?.name ?? item;
  const rows = all.flatMap(({ item, values, by, on }) =>
    values.map(({ field, value }) => [
      [id(name(item))],
      [text(`${statedLabel(field, language)}: `), id(value)],
      [prose(by, language)],
      [id(on)],
    ]),
  );
  return [paragraph(words.stated), { kind: 'table', caption: '', head: words.heads.stated, rows }];
}

/** `from.id` as people say it. */
const statedLabel = (field: string, language: Language): string =>
  field
    .split('.')
    .map((part) => fieldWords(part, language))
    .join(' · ');

function rest({ acts, language }: ReportFacts, words: ReportWords): Block[] {
  const { headings, heads, proves, limits, check, certificate, signature, outcomes } = words;
  const kinds: Readonly<Record<string, string>> = entryTexts[language];
  const rows = acts
    .slice(0, ACTS_SHOWN)
    .map(({ at, who, kind, refused }) => [
      [moment(at)],
      [who === 'desk' ? text(outcomes.desk) : prose(who, language)],
      [text(kinds[`entry.${kind}`] ?? kind)],
      refused === undefined ? [text(outcomes.done)] : [text(`${outcomes.refused} `), id(refused)],
    ]);

  const blank = (field: 'name' | 'office' | 'date'): LabelledValue => ({ field, label: signature[field], value: [[text('…………………………')]] });
  return [
    heading(headings.proves),
    ...proves.map(paragraph),
    heading(headings.custody),
    table(heads.custody, rows, [1.6, 1.1, 1.9, 1]),
    ...(acts.length > rows.length ? [paragraph(words.moreCustody)] : []),
    heading(headings.limits),
    ...limits.map(paragraph),
    heading(headings.check),
    ...check.map(paragraph),
    heading(headings.certificate),
    paragraph(certificate),
    { kind: 'signature', rows: [blank('name'), blank('office'), blank('date')], line: signature.line, seal: signature.seal },
  ];
}

const text = (value: string): Run => ({ kind: 'text', text: value });
/** File names, hashes, times, numbers, codes: written by others, or not in the reader's direction. */
const id = (value: string): Run => ({ kind: 'identifier', text: value });
const heading = (value: string): Block => ({ kind: 'heading', line: [text(value)] });

/** The second of an instant; the heads of the columns say that it is UTC. */
const moment = (instant: string): Run => id(instant.slice(0, 19).replace('T', ' '));
const table = (head: readonly string[], rows: readonly (readonly Line[])[], shares: readonly number[]): Block => ({
  kind: 'table',
  caption: '',
  head,
  rows,
  shares,
});

/** Commands in a sentence stand in their own direction. */
function paragraph(value: string): Block {
  const line: Line = value
    .split(/(rogatory verify FILE\.zip --trust FOLDER|sha256sum -c manifest-sha256\.txt|custody\.csv)/)
    .filter((part) => part !== '')
    .map((part) => (/^(rogatory verify|sha256sum|custody\.csv)/.test(part) ? id(part) : text(part)));
  return { kind: 'paragraph', line };
}

/** A name or a title in whatever script it is. */
function prose(value: string, language: Language): Run {
  const arabic = /\p{Script=Arabic}/u.test(value);
  if (arabic === (language === 'ar')) return text(value);
  return { kind: 'foreign', text: value, direction: arabic ? 'rtl' : 'ltr' };
}
