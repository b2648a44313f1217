// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isOverdue } from './emergency-review.ts';
import { isSamePersonOnPaper } from './four-eyes.ts';

describe('the same person on paper', () => {
  test('spelling, case, spaces, vowel signs and tatweel make no second person', () => {
    assert.ok(isSamePersonOnPaper('Mona  Farid', 'mona farid '));
    assert.ok(isSamePersonOnPaper('مُنى فريد', 'منى فريـد'));
    assert.ok(isSamePersonOnPaper('Mona\u200f Farid', 'Mona Farid'));
  });
  test('two people are two people, and nobody is not somebody', () => {
    assert.equal(isSamePersonOnPaper('Mona Farid', 'Karim Adel'), false);
    assert.equal(isSamePersonOnPaper('', ''), false);
  });
});

describe('the emergency review', () => {
  test('is overdue after its hour, and not once it is decided', () => {
    const due = { dueAt: '2026-11-27T08:00:00.000Z', result: 'due' as const };
    assert.equal(isOverdue(due, '2026-11-27T08:00:00.000Z'), false);
    assert.equal(isOverdue(due, '2026-11-27T08:00:00.001Z'), true);
    assert.equal(isOverdue({ ...due, result: 'rejected' }, '2026-12-27T08:00:00.000Z'), false);
  });
});
