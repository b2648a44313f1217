// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerTimes, outcomes, reviewStates } from '../lives.ts';
import { oversightWords, wordOfKey } from './index.ts';

const pathsOf = (value: object, before = ''): string[] =>
  Object.entries(value).flatMap(([name, one]) => (typeof one === 'object' ? pathsOf(one, `${before}${name}/`) : [`${before}${name}`]));

test('three languages say the same of every figure, and none leaves a sentence in English', () => {
  const [en, ar, fr] = [oversightWords.en, oversightWords.ar, oversightWords.fr];
  for (const other of [ar, fr]) {
    assert.deepEqual(pathsOf(other).sort(), pathsOf(en).sort());
    for (const [id, { how }] of Object.entries(other.figures)) assert.notEqual(how, en.figures[id as 'looks'].how, id);
    assert.match(other.hidden, /\{least\}/);
  }
});

test('every key that only figures have has a word', () => {
  for (const language of ['en', 'ar', 'fr'] as const) {
    for (const key of outcomes) assert.ok(wordOfKey(language, 'outcome', key), key);
    for (const key of reviewStates) assert.ok(wordOfKey(language, 'review', key), key);
    for (const key of answerTimes) assert.ok(wordOfKey(language, 'answer-time', key), key);
  }
});
