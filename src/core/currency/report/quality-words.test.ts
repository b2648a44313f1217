// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frenchSpaces } from '../../documents/french-spaces.ts';
import { PUBLISHED_QUALITY, PUBLISHED_TOKEN_QUALITY } from '../certificate/published-quality.ts';
import { qualityRows } from './quality-words.ts';

for (const quality of [PUBLISHED_QUALITY, PUBLISHED_TOKEN_QUALITY])
  for (const language of ['ar', 'fr'] as const)
    test(`nothing of what "${quality.measuredOn}" says is left in English [${language}]`, () => {
      const english = qualityRows(quality, 'en');
      const there = qualityRows(quality, language);
      for (const [n, { label, value }] of there.entries()) {
        assert.notEqual(label, english[n]?.label);
        if (language === 'fr') assert.equal(value, frenchSpaces(value));
        if (!value.endsWith('%')) assert.notEqual(value, english[n]?.value);
      }
    });

test('French parts decimals by a comma', () => {
  const rate = (language: 'en' | 'fr') => qualityRows({ changePrecision: 9996 }, language)[0]?.value;
  assert.deepEqual([rate('en'), rate('fr')], ['99.96 %', '99,96 %']);
});

test('what another engine says stays as its certificate has it', () => {
  assert.deepEqual(qualityRows({ measuredOn: 'ten chains' }, 'fr'), [{ label: 'Mesuré sur', value: 'ten chains' }]);
});
