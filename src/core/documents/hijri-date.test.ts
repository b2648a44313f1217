// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { loadForms } from '../../store/forms/load-forms.ts';
import { plainText } from './document-text.ts';
import type { Form } from './form.ts';
import { hijriDay } from './hijri-date.ts';
import { linesOfValue, penFor } from './write-value.ts';

describe('a Hijri date beside the Gregorian', () => {
  test('days that the calendar of Umm al-Qura announced', () => {
    // First of Muharram 1445 and 1446, first of Ramadan 1445, first of Shawwal 1446.
    const known = { '2023-07-19': [1445, 1, 1], '2024-07-07': [1446, 1, 1], '2024-03-11': [1445, 9, 1], '2025-03-30': [1446, 10, 1] };
    for (const [day, [year, month, of]] of Object.entries(known)) assert.deepEqual(hijriDay(day), { year, month, day: of }, day);
  });
  test('day follows day: each is the next one or the first of the next month, and no month is longer than thirty', () => {
    const day = fc.integer({ min: Date.parse('1900-01-01'), max: Date.parse('2100-01-01') }).map((at) => at - (at % 86_400_000));
    fc.assert(
      fc.property(day, (at) => {
        const [one, next] = [at, at + 86_400_000].map((ms) => hijriDay(new Date(ms).toISOString().slice(0, 10)));
        assert.ok(one !== undefined && next !== undefined && one.day <= 30 && one.month <= 12);
        assert.ok(next.day === one.day + 1 ? next.month === one.month : next.day === 1 && one.day >= 29);
      }),
    );
  });
  test('what is no day, or lies outside the tables, has none', () => {
    for (const text of ['', 'soon', '2026-02-30', '1800-01-01', '2300-01-01', '2026-1-1']) assert.equal(hijriDay(text), undefined, text);
  });
  test('it is printed only where it was asked for, in the words of the paper', () => {
    const form = loadForms().byId.get('preservation_letter') as Form;
    const said = (language: 'en' | 'ar' | 'fr', hijri: boolean) =>
      linesOfValue('date', 'date', '2024-03-11', penFor(language, form.words[language], { hijri }))
        .map(plainText)
        .join();
    assert.equal(said('en', false), '11 March 2024');
    assert.equal(said('en', true), '11 March 2024 (1 Ramadan 1445 AH)');
    assert.equal(said('fr', true), '11 mars 2024 (1er ramadan 1445 H)');
    assert.equal(said('ar', true), '11 مارس 2024 (الموافق 1 رمضان 1445هـ)');
  });
});
