// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { completeValues } from './complete-values.ts';
import type { Language } from './document-text.ts';
import { fillDocument } from './fill-document.ts';
import { faultsOfTranslation, filledTranslation, segmentsOf, translatedRows } from './translation.ts';

const forms = loadForms();
const about = { conditions: forms.conditions, knowledge: loadKnowledge() };
const languages: readonly Language[] = ['en', 'ar', 'fr'];
const packs = [...forms.byId.values()].flatMap((form) =>
  languages.map((lang) => ({
    name: `${form.id} ${lang}`,
    segments: segmentsOf(fillDocument(form, completeValues(form, lang), { lang, about })),
  })),
);
/** A translation into a language without digits: every letter another one, every token where it was. */
const translated = (source: string): string =>
  source.replaceAll(/(\u27e6[^\u27e7]*\u27e7)|\p{L}+/gu, (_, token: string | undefined) => token ?? 'ß');

describe('the sworn translator’s pack', () => {
  test('of every form in every language holds no digit outside a token, and comes back without a fault', () => {
    for (const { name, segments } of packs) {
      assert.ok(segments.length > 5, name);
      for (const { source } of segments) assert.doesNotMatch(source.replaceAll(/\u27e6[^\u27e7]*\u27e7/g, ''), /\p{Nd}/u, name);
      const rows = segments.map(({ id, source }) => ({ id, target: translated(source) }));
      assert.deepEqual(faultsOfTranslation(segments, rows), [], name);
    }
  });
  test('any token that is dropped, repeated or changed by one character is found, in every sentence that has one', () => {
    for (const { name, segments } of packs) {
      for (const [at, { id, source, tokens }] of segments.entries()) {
        const [first] = tokens;
        if (first === undefined) continue;
        const [number, value] = first;
        const whole = `\u27e6${number}:${value}\u27e7`;
        const kinds = (target: string) =>
          faultsOfTranslation(
            segments,
            segments.map((one, n) => ({ id: one.id, target: n === at ? target : translated(one.source) })),
          ).map((fault) => [fault.kind, fault.segment]);
        assert.deepEqual(kinds(source.replace(whole, ' ß ')), [['token-lost', id]], `${name} ${id}`);
        assert.deepEqual(kinds(`${source} \u27e6${number}\u27e7`), [['token-added', id]], `${name} ${id}`);
        const changed = value.replace(/.$/u, (last) => (last === '7' ? '8' : '7'));
        assert.deepEqual(kinds(source.replace(whole, `\u27e6${number}:${changed}\u27e7`)), [['token-changed', id]], `${name} ${id}`);
      }
    }
  });

  const [segment] = [
    {
      id: 's1',
      source: '\u27e61:203.0.113.7\u27e7 on \u27e62:2026-03-01\u27e7',
      tokens: new Map([
        [1, '203.0.113.7'],
        [2, '2026-03-01'],
      ]),
    },
  ];
  const faults = (target: string) => faultsOfTranslation([segment], [{ id: 's1', target }]).map(({ kind }) => kind);
  test('tokens may change places and stand without their value, with the digits of an Arabic keyboard as well', () => {
    assert.deepEqual(faults('في \u27e6٢\u27e7 من \u27e61\u27e7'), []);
    assert.equal(filledTranslation(segment, 'في \u27e6٢\u27e7 من \u27e61\u27e7'), 'في 2026-03-01 من 203.0.113.7');
  });
  test('a number that the translator wrote is no token, in any digits', () => {
    assert.deepEqual(faults('\u27e61\u27e7 \u27e62\u27e7 في ١٢ مارس'), ['number-added']);
    assert.deepEqual(faults('\u27e61\u27e7 \u27e62\u27e7 १२'), ['number-added']);
  });
  test('a sentence that is not there, twice there or of another paper is named', () => {
    assert.deepEqual(faultsOfTranslation([segment], []), [{ kind: 'missing', segment: 's1' }]);
    const whole = { id: 's1', target: '\u27e61\u27e7\u27e62\u27e7' };
    assert.deepEqual(faultsOfTranslation([segment], [whole, whole]), [{ kind: 'repeated', segment: 's1' }]);
    assert.deepEqual(faultsOfTranslation([segment], [whole, { id: 's9', target: 'x' }]), [{ kind: 'unknown-segment', segment: 's9' }]);
  });
  test('the table is found by the heads of its columns, wherever they stand; marks of direction count for nothing', () => {
    const rows = translatedRows([['Title'], ['Target', '\u2066id\u2069', 'source'], ["'=x", '\u2066s1\u2069', ''], ['', '', '']]);
    assert.deepEqual(rows, [{ id: 's1', target: '=x' }]);
    assert.equal(translatedRows([['a', 'b']]), undefined);
  });
});
