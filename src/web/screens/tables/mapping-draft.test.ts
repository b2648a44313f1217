// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import type { KeptMapping } from '../../../core/api/mappings.ts';
import { faultsOfMapping } from '../../../core/mappings/table-mapping.ts';
import { fieldWords } from '../../../core/records/field-words.ts';
import { messages as ar } from '../../messages/ar/index.ts';
import { messages as en } from '../../messages/en/index.ts';
import { messages as fr } from '../../messages/fr/index.ts';
import {
  askedOf,
  canBeForEvery,
  draftOf,
  EMPTY_DRAFT,
  EMPTY_RULE,
  fieldsOf,
  isForItem,
  mappedKinds,
  missingOf,
  statableIn,
} from './mapping-draft.ts';

const sample = join(import.meta.dirname, '../../../returns/generic-table/samples/calls.mapping.yaml');
const document = parse(readFileSync(sample, 'utf8')) as KeptMapping['document'];
const CONFIRMED = { schema: 'rogatory.mapping/1', version: 1, confirmedBy: 'x', confirmedOn: '2026-11-24' };

describe('what a person chooses for each column', () => {
  test('has a word for every field, in three languages', () => {
    const parts = [...new Set(mappedKinds.flatMap((kind) => fieldsOf(kind).flatMap((field) => field.split('.'))))];
    for (const [language, messages] of Object.entries({ en, ar, fr })) {
      const said = (part: string) =>
        `tables.field.${part}` in messages || fieldWords(part, language as 'en') !== part || (part === 'port' && language === 'fr');
      assert.deepEqual(
        parts.filter((part) => !said(part)),
        [],
        language,
      );
    }
  });

  test('a mapping that was kept comes back as it was', () => {
    const { schema: _, version: __, confirmedBy: ___, confirmedOn: ____, ...asked } = document as Record<string, unknown>;
    const again = askedOf(draftOf({ document } as KeptMapping), { header: document.header as string[], rows: null });
    assert.deepEqual(again, asked);
  });
  test('a date and a time fill one field in the order of the table', () => {
    const fields = { Uhrzeit: 'at', Datum: 'at', IP: 'address' };
    const draft = { ...EMPTY_DRAFT, name: 'x', provider: 'x', rules: [{ ...EMPTY_DRAFT.rules[0]!, fields }] };
    const asked = askedOf(draft, { header: ['Datum', 'Uhrzeit', 'IP'], rows: null });
    assert.deepEqual(asked.rules, [{ kind: 'ip-event', fields: { at: ['Datum', 'Uhrzeit'], address: 'IP' } }]);
    assert.deepEqual(faultsOfMapping({ ...asked, ...CONFIRMED }), []);
  });
  test('every field that is offered can be used, and what is missing is named', () => {
    for (const kind of mappedKinds) {
      const header = [...fieldsOf(kind)];
      const fields = Object.fromEntries(header.map((field) => [field, field]));
      const draft = { ...EMPTY_DRAFT, name: 'x', provider: 'x', rules: [{ ...EMPTY_RULE, kind, fields }] };
      assert.deepEqual(faultsOfMapping({ ...askedOf(draft, { header, rows: null }), ...CONFIRMED }), [], kind);
      assert.deepEqual(missingOf(draft.rules[0]!), [], kind);
    }
    assert.deepEqual(missingOf(EMPTY_DRAFT.rules[0]!), ['address']);
  });
  test('what is stated goes along and comes back; it is for this item alone unless the person says that it holds for every table', () => {
    const rule = { ...EMPTY_RULE, kind: 'payment' as const, fields: { Coins: 'amount' }, stated: [{ field: 'currency', value: ' USDT ' }] };
    const draft = { ...EMPTY_DRAFT, name: 'x', provider: 'x', rules: [rule, { ...rule, stated: [{ field: '', value: '' }], also: true }] };
    const asked = askedOf(draft, { header: ['Coins', 'More'], rows: null });
    assert.deepEqual(asked.rules, [
      { kind: 'payment', fields: { amount: 'Coins' }, constants: { currency: 'USDT' } },
      { kind: 'payment', fields: { amount: 'Coins' }, also: true },
    ]);
    const again = draftOf({ document: { ...asked, ...CONFIRMED } } as unknown as KeptMapping);
    assert.deepEqual(askedOf(again, { header: ['Coins', 'More'], rows: null }), asked);
    assert.deepEqual([isForItem(draft), canBeForEvery(draft), isForItem({ ...draft, every: true })], [true, true, false]);
    const ofSomebody = { ...draft, every: true, account: 'U-778' };
    assert.deepEqual([isForItem(ofSomebody), canBeForEvery(ofSomebody)], [true, false]);
    assert.deepEqual([isForItem(EMPTY_DRAFT), canBeForEvery(EMPTY_DRAFT)], [false, false]);
    assert.ok(!statableIn(rule, '').includes('currency') && statableIn(rule, 'currency').includes('currency'));
    assert.deepEqual(missingOf({ ...EMPTY_RULE, stated: [{ field: 'address', value: '203.0.113.7' }] }), []);
  });
});
