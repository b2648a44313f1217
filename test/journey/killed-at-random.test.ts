// SPDX-License-Identifier: Apache-2.0
/** A desk that is killed while people work: nothing acknowledged is lost, the log verifies, no process stays behind. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type Acknowledged, nothingIsLost, nothingYet, processesLeft, tokenOf, workUntilItBreaks } from './killed-desk.ts';
import { lanternFolder, openLantern } from './lantern-desk.ts';

const MOMENTS = 20;

/** Until one more target has been acknowledged, or half a minute is over. */
async function untilMore({ targets }: Acknowledged): Promise<void> {
  const before = targets.length;
  for (let looked = 0; targets.length === before && looked < 1500; looked += 1) await wait(20);
}

describe('a desk that is killed at random moments', () => {
  let folder: string;
  let remove: () => Promise<void>;
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
      // Some lives end before anything was done, each second one after it: a slow machine works less between two moments.
      if (moment % 2 === 0) await Promise.race([working, untilMore(done)]);
      await wait(100 + Math.random() * 2_000);
      await desk.kill();
      await working;
      assert.deepEqual(await processesLeft(folder), [], `after kill ${moment}`);
    }
    const desk = await openLantern(folder);
    await nothingIsLost(desk, folder, token ?? assert.fail('no token'), done);
    await desk.end();
    assert.deepEqual(await processesLeft(folder), []);
    assert.ok(done.targets.length >= MOMENTS / 2, 'work was done between the kills');
    t.diagnostic(JSON.stringify(Object.fromEntries(Object.entries(done).map(([name, ids]) => [name, ids.length]))));
  });
});
