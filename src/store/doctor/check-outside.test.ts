// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachStore } from '../../../test/stores.ts';
import { checkFaults } from './check-outside.ts';

forEachStore('what a desk has found wrong with itself', (store) => {
  const found = async (code: string, what: string) => {
    const at = new Date('2026-11-27T08:00:00Z');
    await store().db.insertInto('desk_fault').values({ code, place: code, what, found_at: at, seen_at: at, gone_at: null }).execute();
    return (await checkFaults(store())).advice ?? '';
  };
  test('leads to the time-stamp authority for a stamp that did not come, and to the page on forks for a fork, also beside it', async () => {
    assert.equal((await checkFaults(store())).result, 'good');
    assert.match(await found('STAMP_UNUSABLE', 'No usable time-stamp.'), /every hour.*"time-stamps"/);
    assert.match(await found('LOG_FORKED', 'Another log.'), /a log that forks/);
  });
});
