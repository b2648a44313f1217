// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type IncomingEvent, type IncomingState, incomingTable } from './state-table.ts';
import { usualNext } from './usual-next.ts';

/** All that the table allows in a state, as whoever may take every step. */
const next = (state: IncomingState, missing: number, taken: readonly IncomingEvent[] = ['acknowledge']) => {
  const can = (Object.keys(incomingTable[state]) as IncomingEvent[]).filter((event) => !(event === 'acknowledge' && taken.includes(event)));
  return usualNext({ state, missing, can, taken });
};

describe('the step that usually comes next', () => {
  test('is to say that the request has arrived', () => {
    assert.equal(next('received', 3, []), 'acknowledge');
  });
  test('is to ask for what is missing, once, and then to go on', () => {
    assert.deepEqual([next('received', 3), next('waiting', 3, ['acknowledge', 'ask'])], ['ask', 'clarified']);
    assert.deepEqual([next('received', 3, ['acknowledge', 'ask', 'clarified']), next('received', 0)], ['assign', 'assign']);
  });
  test('leads to the office, to what was obtained, to the receipt and to the end', () => {
    assert.deepEqual([next('assigned', 0), next('in-execution', 0), next('executed', 0)], ['send-for-execution', 'execute', 'forward']);
    assert.equal(next('executed', 0, ['acknowledge', 'forward']), 'record-receipt');
    assert.equal(next('executed', 0, ['acknowledge', 'forward', 'record-receipt']), 'close');
    assert.deepEqual([next('postponed', 0), next('refused', 0), next('closed', 0)], ['resume', 'close', undefined]);
  });
});
