// SPDX-License-Identifier: Apache-2.0
/** The two pages for the judge with which the report of a bundle opens. It states what the desk holds, and says where it holds nothing. */
import type { Block, LabelledValue, Language, Line, Run } from '../../documents/document-text.ts';
import { articlesInWords } from '../../routes/articles-in-words.ts';
import type { Confidence } from '../../routes/knowledge.ts';
import { type OpeningWords, openingWords } from './opening-words.ts';

/** A law that a paper names, as the country's pack knows it. */
export interface LawNamed {
  readonly title: string;
  readonly articles: readonly string[];
  /** `YYYY-MM-DD`; what the pack states of its beginning. */
  readonly since: string | undefined;
  readonly conf: Confidence;
  /** By the pack, it was not in force on the day of the paper. */
  readonly notYet: boolean;
}

export interface AuthorityOf {
  readonly request: string;
  readonly kind: string;
  /** `YYYY-MM-DD` of sending, else of approval. */
  readonly day: string | undefined;
  /** As the paper states it; undefined: it states none. */
  readonly basis: string | undefined;
  readonly laws: readonly LawNamed[];
  readonly signedBy: readonly { readonly name: string; readonly at: string }[];
  /** `asked`: the holder was asked to keep it secret. */
  readonly secrecy: { readonly asked: boolean; readonly until: string | undefined };
}

export interface AskedAndGiven {
  readonly request: string;
  readonly category: string;
  readonly outcome: 'given' | 'stated-as-none' | 'withheld' | 'missing';
  readonly records: number;
}

export interface BeforeReceipt {
  readonly name: string;
  readonly how: string;
  readonly from: string;
  readonly receivedBy: string;
  readonly at: string;
  /** Results of the provider's signatures over its files; none: it signed nothing that was checked. */
  readonly signatures: readonly string[];
}

/** An item of a country's list of what digital evidence must show. `shows`: what the bundle itself can answer. */
export interface ChecklistItem {
  readonly art: string;
  readonly text: Readonly<Record<Language, string>>;
  readonly shows: 'unchanged' | 'tools' | 'people' | 'report' | 'by-hand';
  readonly conf: Confidence;
}

export interface OpeningFacts {
  readonly authority: readonly AuthorityOf[];
  readonly asked: readonly AskedAndGiven[];
  /** Records beyond the requests, and parts kept out of this bundle. */
  readonly notAsked: number;
  readonly withheld: number;
  /** Records in all readings; those that name their account; of devices; of addresses; of persons and subscribers. */
  readonly ladder: Readonly<Record<'records' | 'accounts' | 'devices' | 'addresses' | 'persons', number>>;
  readonly before: readonly BeforeReceipt[];
  readonly conditions: readonly { readonly request: string; readonly text: string }[];
  readonly checklist: { readonly law: string; readonly conf: Confidence; readonly items: readonly ChecklistItem[] } | undefined;
}

/** More exhibits than this stand in the report's own list alone: these are two pages. */
const EXHIBITS_SHOWN = 4;

export function openingPages(facts: OpeningFacts, language: Language): Block[] {
  const words = openingWords[language];
  return [
    heading(words.headings.opening),
    paragraph(words.lead),
    ...authority(facts, words, language),
    ...askedAndGiven(facts, words),
    ...ladder(facts, words),
    ...before(facts, words, language),
    ...conditions(facts, words, language),
    ...checklist(facts, words, language),
  ];
}

function authority({ authority: all }: OpeningFacts, words: OpeningWords, language: Language): Block[] {
  const rows: Line[][] = all.map(({ request, kind, day, basis, laws, signedBy, secrecy }) => [
    [id(request), text(' '), text(kind), ...(day === undefined ? [] : [text(words.comma), id(day)])],
    basis === undefined ? [text(words.noBasis)] : [prose(basis, language)],
    inForce(laws, words, language),
    signedBy.length === 0
      ? [text(words.notSigned)]
      : signedBy.flatMap(({ name, at }, n) => [
          ...(n === 0 ? [] : [text(words.semicolon)]),
          prose(name, language),
          text(' '),
          id(at.slice(0, 10)),
        ]),
    secrecy.asked ? [text(words.secrecy), ...(secrecy.until === undefined ? [] : [text(' '), id(secrecy.until)])] : [text(words.noSecrecy)],
  ]);
  return [heading(words.headings.authority), rows.length === 0 ? paragraph(words.noRequest) : table(words.heads.authority, rows)];
}

/** What the country's pack says of the law that the paper names: no more than it says, with how sure it is. */
function inForce(laws: readonly LawNamed[], words: OpeningWords, language: Language): Line {
  if (laws.length === 0) return [text(words.lawUnknown)];
  return laws.flatMap(({ title, articles, since, conf, notYet }, n): Run[] => [
    ...(n === 0 ? [] : [text(words.semicolon)]),
    prose(title, language),
    ...(articles.length === 0 ? [] : [text(`${words.comma}${articlesInWords(articles.join(', '), language)}`)]),
    ...(since === undefined ? [] : [text(`${words.comma}${notYet ? words.notYet : words.since} `), id(since)]),
    text(` (${words.conf[conf]})`),
  ]);
}

function askedAndGiven({ asked, notAsked, withheld }: OpeningFacts, words: OpeningWords): Block[] {
  const rows: Line[][] = asked.map(({ request, category, outcome, records }) => [
    [id(request)],
    [text(category)],
    [text(words.outcomes[outcome])],
    [id(String(records))],
  ]);
  return [
    heading(words.headings.asked),
    rows.length === 0 ? paragraph(words.noRequest) : table(words.heads.asked, rows),
    fields([
      ['not-asked', words.notAsked, String(notAsked)],
      ['withheld', words.withheld, String(withheld)],
    ]),
  ];
}

function ladder({ ladder: rungs }: OpeningFacts, words: OpeningWords): Block[] {
  const row = ({ rung, proves, not }: OpeningWords['ladder'][number], count: Line): Line[] => [
    [text(rung)],
    count,
    [text(proves)],
    [text(not)],
  ];
  const number = (count: number): Run => id(String(count));
  // Two numbers in the order in which the language names what they count.
  const counts: Line[] = [
    [number(rungs.records)],
    [number(rungs.accounts)],
    [number(rungs.devices), text(' / '), number(rungs.addresses)],
    [number(rungs.persons)],
  ];
  return [
    heading(words.headings.ladder),
    table(
      words.heads.ladder,
      words.ladder.map((one, n) => row(one, counts[n] ?? [])),
    ),
  ];
}

function before({ before: all }: OpeningFacts, words: OpeningWords, language: Language): Block[] {
  const rows: Line[][] = all
    .slice(0, EXHIBITS_SHOWN)
    .map(({ name, how, from, receivedBy, at, signatures }) => [
      [id(name)],
      [text(words.how[how] ?? how)],
      [prose(from, language)],
      [prose(receivedBy, language), text(' '), id(at.slice(0, 10))],
      signatures.length === 0 ? [text(words.nothingChecked)] : [id([...new Set(signatures)].join(', '))],
    ]);
  return [
    heading(words.headings.before),
    rows.length === 0 ? paragraph(words.noExhibit) : table(words.heads.before, rows),
    ...(all.length > rows.length ? [paragraph(words.moreExhibits)] : []),
    paragraph(words.beforeLimit),
    ...(all.some(({ signatures }) => signatures.length === 0) ? [paragraph(words.notCertified)] : []),
  ];
}

function conditions({ conditions: all }: OpeningFacts, words: OpeningWords, language: Language): Block[] {
  const rows: Line[][] = all.map(({ request, text: said }) => [[id(request)], [prose(said, language)]]);
  return [heading(words.headings.conditions), rows.length === 0 ? paragraph(words.noCondition) : table(words.heads.conditions, rows)];
}

function checklist({ checklist: list }: OpeningFacts, words: OpeningWords, language: Language): Block[] {
  if (list === undefined) return [heading(words.headings.checklist), paragraph(words.noChecklist)];
  const rows: Line[][] = list.items.map(({ art, text: said, shows, conf }) => [
    [id(art)],
    [text(said[language]), text(` (${words.conf[conf]})`)],
    [text(words.shows[shows])],
  ]);
  return [
    heading(words.headings.checklist),
    { kind: 'paragraph', line: [prose(list.law, language), text(` (${words.conf[list.conf]})`)] },
    table(words.heads.checklist, rows),
    ...(list.items.some(({ conf }) => conf === 'none') ? [paragraph(words.checkTheText)] : []),
  ];
}

const text = (value: string): Run => ({ kind: 'text', text: value });
const id = (value: string): Run => ({ kind: 'identifier', text: value });
const heading = (value: string): Block => ({ kind: 'heading', line: [text(value)] });
const paragraph = (value: string): Block => ({ kind: 'paragraph', line: [text(value)] });
const table = (head: readonly string[], rows: readonly (readonly Line[])[]): Block => ({ kind: 'table', caption: '', head, rows });
const fields = (rows: readonly (readonly [string, string, string])[]): Block => ({
  kind: 'fields',
  rows: rows.map(([field, label, value]): LabelledValue => ({ field, label, value: [[id(value)]] })),
});

/** A name or a sentence in whatever script it is. */
function prose(value: string, language: Language): Run {
  const arabic = /\p{Script=Arabic}/u.test(value);
  if (arabic === (language === 'ar')) return text(value);
  return { kind: 'foreign', text: value, direction: arabic ? 'rtl' : 'ltr' };
}
