// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { loadForms } from '../../store/forms/load-forms.ts';
import { completeValues } from '../documents/complete-values.ts';
import type { FieldValues } from '../documents/form.ts';
import { changesBetween } from './version-changes.ts';

const form = loadForms().byId.get('voluntary_request') ?? assert.fail('the form is gone');
const before: FieldValues = {
  ...completeValues(form, 'en'),
  identifiers: [{ kind: 'profile_url', written: 'https://example.org/a' }],
  data_categories: [
    { category: 'subscriber', reason: 'Who opened it.' },
    { category: 'access_log', reason: 'From where.' },
  ],
  date_range: { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
};
const changed = (after: FieldValues, language: 'en' | 'ar' | 'fr' = 'en') =>
  changesBetween(form, before, after, language).map(({ field, gone, came }) => ({ field, gone, came }));

describe('what a version changes', () => {
  test('another reason for one category is that category alone, with both reasons', () => {
    const [, logs] = before.data_categories as readonly unknown[];
    const after = { ...before, data_categories: [{ category: 'subscriber', reason: 'Who paid for it.' }, logs] };
    const [only, ...more] = changed(after);
    assert.deepEqual(more, []);
    assert.equal(only?.field, 'data_categories');
    assert.match(only?.gone.join('|') ?? '', /^[^|]+: Who opened it\.$/);
    assert.match(only?.came.join('|') ?? '', /^[^|]+: Who paid for it\.$/);
  });
  test('a list in another order is no change, one identifier more is one line', () => {
    const [one, two] = before.data_categories as readonly unknown[];
    const identifiers = [{ kind: 'email', written: 'b@example.org' }, ...(before.identifiers as readonly unknown[])];
    const found = changed({ ...before, data_categories: [two, one], identifiers });
    assert.deepEqual(
      found.map(({ field, gone, came }) => [field, gone.length, came.length]),
      [['identifiers', 0, 1]],
    );
  });
  test('a longer period is named by both periods, in the reader’s language', () => {
    const after = { ...before, date_range: { from: '2025-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' } };
    for (const language of ['en', 'ar', 'fr'] as const)
      assert.deepEqual(
        changed(after, language).map(({ field, gone, came }) => [field, gone.length, came.length]),
        [['date_range', 1, 1]],
      );
  });
  test('nothing changed is nothing, and whatever stands in a half-written draft is no crash', () => {
    const anything = fc.dictionary(fc.constantFrom(...form.fields.map(({ field }) => field)), fc.jsonValue());
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        assert.deepEqual(changesBetween(form, one, one, 'ar'), []);
        for (const { gone, came } of changesBetween(form, one, other, 'en')) assert.ok(gone.length + came.length > 0);
      }),
    );
  });
});
