// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boardColumns, isWanted } from './register-filter.ts';
import { requestStates } from './state-table.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const one = {
  ...({
    number: 'R1',
    caseNumber: '2026-14',
    title: 'Preservation letter',
    state: 'sent',
    waitsFor: 'addressee',
    kind: 'preservation_letter',
    addressee: 'Meta Platforms, Inc.',
  } as const),
  nextDue: { at: '2026-11-29T08:00:00.000Z' },
};

test('every state stands in one column of the board', () => {
  assert.deepEqual(Object.values(boardColumns).flat().toSorted(), [...requestStates].toSorted());
});
test('each limit holds by itself, and without any everything is wanted', () => {
  assert.ok(isWanted(one, {}, NOW));
  for (const limit of [
    { state: 'draft' },
    { waitsFor: 'drafter' },
    { kind: 'epoc' },
    { addressee: 'X Corp.' },
    { due: 'over' },
    { type: 'mla' },
    { text: 'epoc' },
  ] as const)
    assert.equal(isWanted(one, limit, NOW), false, JSON.stringify(limit));
});
test('of several whose move it is any is wanted, and words are looked for in what the list shows, without accents', () => {
  assert.ok(isWanted(one, { waitsFor: 'drafter,addressee' }, NOW));
  assert.ok(isWanted({ ...one, title: 'Conservation accélérée' }, { text: 'ACCELEREE 2026-14  meta' }, NOW));
});
test('what is over is due this week as well, what is not due at all never', () => {
  const over = { ...one, nextDue: { at: '2026-11-20T08:00:00.000Z' } };
  assert.deepEqual(
    [isWanted(one, { due: 'week' }, NOW), isWanted(over, { due: 'week' }, NOW), isWanted(over, { due: 'over' }, NOW)],
    [true, true, true],
  );
  assert.equal(isWanted({ ...one, nextDue: null }, { due: 'week' }, NOW), false);
  assert.equal(isWanted({ ...one, nextDue: { at: '2026-12-02T08:00:00.000Z' } }, { due: 'week' }, NOW), false);
});
