// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { completeValues } from './complete-values.ts';
import { type Language, languages, linesOf, plainText } from './document-text.ts';
import { fillDocument } from './fill-document.ts';

const forms = loadForms();
const about = { conditions: forms.conditions, knowledge: loadKnowledge() };
const form = forms.byId.get('freeze_request') as NonNullable<ReturnType<typeof forms.byId.get>>;
const USDT = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
const UNKNOWN = '0x00000000000000000000000000000000000000aa';

function paperIn(lang: Language, transactions_with_hashes: readonly object[]): string {
  const document = fillDocument(form, { ...completeValues(form, lang), transactions_with_hashes }, { lang, about });
  return document.blocks.flatMap((block) => linesOf(block).map(plainText)).join('\n');
}

test('what a trace found is told on a paper as people say it, and exactly, in the language of the paper', () => {
  const transfer = {
    kind: 'transaction',
    written: 'ab:0',
    chain: 'tron',
    contract: USDT,
    unit: `smallest unit of ${USDT}`,
    block: 61_000_000,
  };
  const transactions = [
    { ...transfer, amount: '2600000000' },
    { ...transfer, chain: 'eip155:1', contract: UNKNOWN, unit: `smallest unit of ${UNKNOWN}`, amount: '7' },
    { kind: 'transaction', written: 'cd:1', chain: 'bitcoin', unit: 'satoshi', amount: '13000000', at: '2026-10-08T08:40:00Z' },
  ];
  const expected: Readonly<Record<Language, readonly string[]>> = {
    en: [
      '2600.000000 USDT (2600000000 of the smallest unit of the token',
      `7 of the smallest unit of the token ${UNKNOWN}`,
      'block: 61000000',
    ],
    ar: ['2600.000000 USDT (2600000000 من أصغر وحدات الرمز', `7 من أصغر وحدات الرمز ${UNKNOWN}`, 'الكتلة: 61000000'],
    fr: [
      '2600.000000 USDT (2600000000 de la plus petite unité du jeton',
      `7 de la plus petite unité du jeton ${UNKNOWN}`,
      'bloc : 61000000',
    ],
  };
  for (const lang of languages) {
    const text = paperIn(lang, transactions)
      .replaceAll(/[\u2066-\u2069]/g, '')
      .replaceAll(/[\u00a0\u202f]/g, ' ');
    for (const said of [...expected[lang], '0.13000000 BTC (13000000 ', '2026-10-08 08:40:00 UTC'])
      assert.ok(text.includes(said), `${lang}: ${said}\n${text}`);
    if (lang !== 'en') assert.doesNotMatch(text, /smallest/);
  }
});

test('an amount that somebody wrote stands as it was written', () => {
  for (const amount of ['about 500', '500', '-5', '1e3']) {
    const text = paperIn('en', [{ kind: 'transaction', written: 'ab', amount, unit: 'USD' }]).replaceAll(/[\u2066-\u2069]/g, '');
    assert.ok(text.includes(`amount: ${amount}; unit: USD`), text);
  }
});
