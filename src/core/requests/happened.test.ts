// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { happeningOf, type InOrder, inOrder, wordsWith } from './happened.ts';

const mona = { id: 'mona' };
const at = (time: string, what: InOrder['what'], by = mona, writtenAt = time): InOrder => ({ what, at: time, writtenAt, by });
const whats = (all: readonly InOrder[]) => inOrder(all).map(({ what }) => what);

describe('the history of a request', () => {
  test('a step is told by its event, with or without words', () => {
    assert.equal(happeningOf('request-answered', 'acknowledge'), 'acknowledge');
    assert.equal(happeningOf('request-submitted', undefined), 'submit');
    assert.equal(wordsWith('submit', { role: 'investigator' }), null);
    assert.equal(wordsWith('lift-gate', { reason: 'A trafficking offence.', comment: 'no' }), 'A trafficking offence.');
  });
  test('looks are no part of it, nor is a kind that a newer program wrote', () => {
    assert.equal(happeningOf('request-shown', undefined), undefined);
    assert.equal(happeningOf('request-dreamt', 'submit'), undefined);
  });
  test('a sending that was typed to the minute stands after the approval that was before it', () => {
    const approval = at('2026-11-26T08:00:20.000Z', 'approve');
    const sending = at('2026-11-26T08:00:00.000Z', 'dispatch', mona, '2026-11-26T08:01:10.000Z');
    assert.deepEqual(whats([sending, approval]), ['approve', 'dispatch']);
  });
  test('a draft stands before the safeguards that were raised with it', () => {
    const same = '2026-11-26T08:00:00.000Z';
    assert.deepEqual(whats([at(same, 'raise-gate'), at(same, 'draft')]), ['draft', 'raise-gate']);
  });
  test('saves of one person in a row are one change, at the last of them; somebody else’s is another', () => {
    const edit = (minute: number, by = mona) => at(`2026-11-26T08:0${minute}:00.000Z`, 'edit', by);
    const told = inOrder([edit(1), edit(2), edit(3, { id: 'salma' }), edit(4), at('2026-11-26T08:05:00.000Z', 'submit'), edit(6)]);
    assert.deepEqual(
      told.map((one) => one.at.slice(15, 16)),
      ['2', '3', '4', '5', '6'],
    );
  });
});
