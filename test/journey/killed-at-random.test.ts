// SPDX-License-Identifier: Apache-2.0
/** A desk that is killed while people work: nothing acknowledged is lost, the log verifies, no process stays behind. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Acknowledged, nothingIsLost, nothingYet, processesLeft, tokenOf, workUntilItBreaks } from './killed-desk.ts';
import { lanternFolder, openLantern } from './lantern-desk.ts';

const MOMENTS = 20;

describe('a desk that is killed at random moments', () => {
  let folder: string;
  let remove: () => void;
  before(async () => {
    ({ folder, remove } = await lanternFolder());
  });
  after(() => remove());

  test(`${MOMENTS} times in the middle of work`, { timeout: 900_000 }, async (t) => {
    const done: Acknowledged = nothingYet();
    let token: string | undefined;
    for (let moment = 1; moment <= MOMENTS; moment += 1) {
      const desk = await openLantern(folder);
      token ??= await tokenOf(desk);
      const working = workUntilItBreaks(desk, token, done);
      await new Promise((tick) => setTimeout(tick, 100 + Math.random() * 2_000));
      await desk.kill();
      await working;
      assert.deepEqual(await processesLeft(folder), [], `after kill ${moment}`);
    }
    const desk = await openLantern(folder);
    await nothingIsLost(desk, folder, token ?? assert.fail('no token'), done);
    await desk.end();
    assert.deepEqual(await processesLeft(folder), []);
    assert.ok(done.targets.length > MOMENTS / 4, 'work was done between the kills');
    t.diagnostic(JSON.stringify(Object.fromEntries(Object.entries(done).map(([name, ids]) => [name, ids.length]))));
  });
});
