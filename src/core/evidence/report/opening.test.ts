// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { linesOf, plainText } from '../../documents/document-text.ts';
import { type OpeningFacts, openingPages } from './opening.ts';

const NOTHING: OpeningFacts = {
  authority: [],
  asked: [],
  notAsked: 0,
  withheld: 0,
  ladder: { records: 0, accounts: 0, devices: 0, addresses: 0, persons: 0 },
  before: [],
  conditions: [],
  checklist: undefined,
};
const law = { title: 'Law 174 of 2025', articles: ['79'], since: '2026-10-01', conf: 'high' as const };
const order = {
  request: 'R1',
  kind: 'Order',
  day: '2026-09-01',
  basis: 'Law 174 of 2025, article 79',
  signedBy: [{ name: 'Karim Adel', at: '2026-09-01T08:00:00Z' }],
  secrecy: { asked: true, until: '2027-01-01' },
};
const FULL: OpeningFacts = {
  ...NOTHING,
  authority: [{ ...order, laws: [{ ...law, notYet: true }] }],
  asked: (['given', 'stated-as-none', 'withheld', 'missing'] as const).map((outcome) => ({
    request: 'R1',
    category: 'x',
    outcome,
    records: 1,
  })),
  before: ['return', 'capture', 'upload', 'machine-delivery', 'consent', 'hand-over'].map((how) => ({
    ...{ name: 'a.zip', how, from: 'Examplegram', receivedBy: 'Mona Farid', at: '2026-09-02T08:00:00Z', signatures: [] },
  })),
  conditions: [{ request: 'R1', text: 'For this case alone.' }],
  checklist: {
    law: 'Executive regulations',
    conf: 'high',
    items: (['unchanged', 'tools', 'people', 'report', 'by-hand'] as const).map((shows) => ({
      ...{ art: '9', text: { en: 'a', ar: 'ب', fr: 'c' }, shows, conf: 'none' as const },
    })),
  },
};
const textOf = (facts: OpeningFacts, language: 'en' | 'ar' | 'fr'): string =>
  openingPages(facts, language)
    .flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [...linesOf(block)]))
    .map((line) => plainText(line))
    .join('\n');

describe('the pages for the judge', () => {
  test('have a word for everything in each language', () => {
    for (const language of ['en', 'ar', 'fr'] as const)
      for (const facts of [NOTHING, FULL]) assert.doesNotMatch(textOf(facts, language), /undefined/, language);
  });
  test('say that a law was not in force on the day, and how sure the desk is', () => {
    assert.match(textOf(FULL, 'en'), /not in force before 2026-10-01 \(source seen, confidence high\)/);
  });
  test('where the desk knows nothing, they say that it knows nothing', () => {
    const unknown = textOf({ ...NOTHING, authority: [{ ...order, basis: undefined, laws: [], signedBy: [] }] }, 'en');
    for (const said of ['The paper names none.', 'The desk’s data do not say.', 'Nobody has approved it.', 'no list for this country'])
      assert.ok(unknown.includes(said), said);
  });
  test('what is from memory is marked, and is to be compared with the text of the law', () => {
    assert.match(textOf(FULL, 'en'), /from memory, not verified[\s\S]*Compare them before relying/);
  });
});
