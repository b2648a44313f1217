// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachStore } from '../../../test/stores.ts';
import { checkClock } from './check-clock.ts';

forEachStore('the clock of a desk', (store) => {
  /** A clock that is off by so much, and an answer that takes so long to come. */
  const clock = (offSeconds: number, slowSeconds = 0) => {
    let looks = 0;
    return () => new Date(Date.now() + offSeconds * 1000 + (looks++ === 0 ? -slowSeconds * 1000 : 0));
  };
  test('that is a minute before or behind its database is told', async () => {
    assert.equal((await checkClock(store().db, clock(60))).result, 'bad');
    assert.equal((await checkClock(store().db, clock(-60))).result, 'bad');
  });
  test('is not blamed for an answer that took a minute', async () => {
    assert.notEqual((await checkClock(store().db, clock(0, 60))).result, 'bad');
  });
});
