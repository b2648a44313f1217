// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quickReader, readOddBlocks } from '../../../../test/read-both-ways.ts';

const MINUTES = 4;

/** Seed after seed until the time is over; a seed that both readers tell differently is named. */
function* seedsFor(minutes: number, first: number): Generator<number> {
  const end = performance.now() + 60_000 * minutes;
  for (let seed = first; performance.now() < end; seed++) yield seed;
}

test('for minutes the quick reader of blocks reads what the plain one reads, and nothing else', () => {
  const first = Number(process.env.ROGATORY_TEST_SEED ?? 1) * 1000;
  const { read, refusals } = readOddBlocks(quickReader(), seedsFor(MINUTES, first));
  assert.ok(read > 0);
  assert.ok(refusals.size > 25, `few ways to be wrong were met: ${[...refusals].join('; ')}`);
});
