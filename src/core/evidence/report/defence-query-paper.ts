// SPDX-License-Identifier: Apache-2.0
import { type Block, type DocumentText, directionOf, type Language, type Line, type Run } from '../../documents/document-text.ts';
import { type DefenceAnswer, totalOf } from '../defence-query.ts';
import { type DefenceQueryWords, defenceQueryWords } from './defence-query-words.ts';

/** A question of the defence with its answer, as it is printed. */
export interface DefenceQueryFacts {
  readonly id: string;
  readonly bundleId: string;
  readonly onBehalfOf: string;
  readonly terms: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly askedAt: string;
  readonly askedBy: { readonly name: string };
  readonly answeredAt: string | null;
  readonly commitment: string;
  readonly salt: string;
  readonly answer: DefenceAnswer;
  readonly answerHash: string | null;
}

export function defenceQueryPaper(
  facts: DefenceQueryFacts,
  { language, desk, training }: { readonly language: Language; readonly desk: string; readonly training: boolean },
): DocumentText {
  const words = defenceQueryWords[language];
  return {
    schema: 'rogatory.document/1',
    form: 'defence_query',
    language,
    direction: directionOf(language),
    title: words.title,
    date: (facts.answeredAt ?? facts.askedAt).slice(0, 10),
    reference: facts.id,
    authority: desk,
    ...(training ? { watermark: words.training } : {}),
    footer: words.footer,
    words: { candidate: words.candidate, colon: words.colon },
    blocks: [...head(facts, words, language, desk), ...asked(facts, words, language), ...found(facts, words), ...rest(facts, words)],
  };
}

function head(facts: DefenceQueryFacts, { title, labels }: DefenceQueryWords, language: Language, desk: string): Block[] {
  const row = (field: keyof DefenceQueryWords['labels'], ...line: Run[]) => ({ field, label: labels[field], value: [line] });
  const { searched, found: hits } = totalOf(facts.answer);
  return [
    { kind: 'letterhead', lines: [[id(desk)]] },
    { kind: 'title', line: [text(title)] },
    {
      kind: 'references',
      rows: [
        row('bundle', id(facts.bundleId)),
        row('query', id(facts.id)),
        row('onBehalfOf', prose(facts.onBehalfOf, language)),
        row('asked', id(facts.askedAt), text(' '), prose(facts.askedBy.name, language)),
        row('answered', id(facts.answeredAt ?? '–')),
        row('searched', id(String(searched))),
        row('found', id(String(hits))),
      ],
    },
  ];
}

function asked(
  { terms, from, to }: DefenceQueryFacts,
  { headings, heads, labels, anyTerm }: DefenceQueryWords,
  language: Language,
): Block[] {
  const rows: Line[][] = terms.map((term, n) => [[id(String(n + 1))], [prose(term, language)]]);
  return [
    heading(headings.asked),
    rows.length === 0 ? paragraph(anyTerm) : { kind: 'table', caption: '', head: heads.terms, rows },
    {
      kind: 'fields',
      rows: [
        { field: 'from', label: labels.from, value: [[id(from ?? '–')]] },
        { field: 'to', label: labels.to, value: [[id(to ?? '–')]] },
      ],
    },
  ];
}

function found({ answer, terms }: DefenceQueryFacts, { headings, heads, why, notSearched, nothing }: DefenceQueryWords): Block[] {
  const rows: Line[][] = answer.exhibits.flatMap(({ item, why: reason, searched, gaps, found: kinds }) => {
    const first: Line[] = [[id(item.slice(0, 16))], [text(why[reason])], [id(String(searched))], [id(String(gaps))]];
    if (kinds.length === 0) return [[...first, [id('–')], [id('0')], [id('–')], [id('0')]]];
    return kinds.map(({ kind, records, byTerm, undated }, n) => [
      ...(n === 0 ? first : first.map((): Line => [text('')])),
      [id(kind)],
      [id(String(records))],
      [id(terms.length === 0 ? '–' : byTerm.map((count, term) => `${term + 1}: ${count}`).join(', '))],
      [id(String(undated))],
    ]);
  });
  const left: Line[][] = answer.notSearched.map(({ item, why: reason }) => [[id(item.slice(0, 16))], [text(notSearched[reason])]]);
  return [
    heading(headings.found),
    rows.length === 0 ? paragraph(nothing.sealed) : { kind: 'table', caption: '', head: heads.found, rows },
    heading(headings.notSearched),
    left.length === 0 ? paragraph(nothing.notSearched) : { kind: 'table', caption: '', head: heads.notSearched, rows: left },
  ];
}

function rest(facts: DefenceQueryFacts, { headings, limits, labels }: DefenceQueryWords): Block[] {
  const row = (field: string, label: string, value: string) => ({ field, label, value: [[id(value)]] });
  return [
    heading(headings.limits),
    ...limits.map(paragraph),
    heading(headings.log),
    {
      kind: 'fields',
      rows: [
        row('commitment', labels.commitment, facts.commitment),
        row('salt', labels.salt, facts.salt),
        row('answer', labels.answer, facts.answerHash ?? '–'),
      ],
    },
  ];
}

const text = (value: string): Run => ({ kind: 'text', text: value });
const id = (value: string): Run => ({ kind: 'identifier', text: value });
const heading = (value: string): Block => ({ kind: 'heading', line: [text(value)] });
const paragraph = (value: string): Block => ({ kind: 'paragraph', line: [text(value)] });

/** A name or a word in whatever script it is. */
function prose(value: string, language: Language): Run {
  const arabic = /\p{Script=Arabic}/u.test(value);
  if (arabic === (language === 'ar')) return text(value);
  return { kind: 'foreign', text: value, direction: arabic ? 'rtl' : 'ltr' };
}
