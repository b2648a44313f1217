// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isolatedValue } from './isolated-value.ts';

test('a value is set apart where its letters run otherwise than the sentence, and once', () => {
  assert.equal(isolatedValue('Meta Platforms, Inc.', 'ar'), '\u2068Meta Platforms, Inc.\u2069');
  assert.equal(isolatedValue('12/2026', 'ar'), '\u206812/2026\u2069');
  assert.equal(isolatedValue('\u2066a@b.example\u2069', 'ar'), '\u2066a@b.example\u2069');
  assert.equal(isolatedValue('منى فريد', 'en'), '\u2068منى فريد\u2069');
});
test('a value of the sentence’s own script stays as it is', () => {
  assert.equal(isolatedValue('منى فريد', 'ar'), 'منى فريد');
  assert.equal(isolatedValue('Meta Platforms, Inc.', 'fr'), 'Meta Platforms, Inc.');
});
