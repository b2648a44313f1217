// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LONGEST_RUN, unbrokenFields } from './unbroken-text.ts';

const longest = 'ع'.repeat(LONGEST_RUN);

describe('text without a blank', () => {
  test('a run may be as long as the longest, wherever it stands and however many there are', () => {
    for (const blank of [' ', '\n', '\t', '\u00a0']) assert.deepEqual(unbrokenFields({ text: [longest, longest, 'a'].join(blank) }), []);
  });
  test('one letter more is too long, in a text, in a point of it and in a list', () => {
    const over = `a ${longest}ع b`;
    assert.deepEqual(unbrokenFields({ good: longest, text: over, points: { first: 'a', second: over }, list: [{ value: over }] }), [
      'text',
      'points',
      'list',
    ]);
  });
});
