// SPDX-License-Identifier: Apache-2.0
/** A desk that is killed while it visits a list: it goes on where it was, each page is captured once, and nothing of a half visit is kept. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { apiCaller } from '../../src/core/api/client.ts';
import { noBrowser } from '../browser.ts';
import { callerOf, processesLeft } from './killed-desk.ts';
import { type LanternDesk, lanternFolder, openLantern } from './lantern-desk.ts';

const PAGES = 4;
const KILLS = 3;

describe('a desk that is killed while it visits a list', { skip: noBrowser }, () => {
  let folder: string;
  let remove: () => Promise<void>;
  const visits = new Map<string, number>();
  const site = createServer((request, response) => {
    const path = request.url ?? '/';
    visits.set(path, (visits.get(path) ?? 0) + 1);
    // Slow enough that a kill meets a visit in its middle.
    setTimeout(() => response.writeHead(200, { 'content-type': 'text/html' }).end(`<title>${path}</title><p>page ${path}</p>`), 800);
  });
  before(async () => {
    ({ folder, remove } = await lanternFolder());
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
  });
  after(async () => {
    site.closeAllConnections();
    site.close();
    await remove();
  });

  const signedIn = async (desk: LanternDesk, role: string) => {
    const { login, password, code } = desk.people.find(({ roles }) => roles.some((one) => one === role)) ?? assert.fail(`no ${role}`);
    const { token } = await apiCaller({ base: desk.address, fetch, headers: () => ({}) })('signIn', {
      body: { login, password, code, client: 'cli' },
    });
    return token ?? assert.fail('no token');
  };

  test(`${KILLS} times, captures each page once`, { timeout: 600_000 }, async () => {
    const urls = Array.from({ length: PAGES }, (_, n) => `http://127.0.0.1:${(site.address() as AddressInfo).port}/${n}`);
    let desk = await openLantern(folder);
    const token = await signedIn(desk, 'investigator');
    const call = () => callerOf(desk, token).call;
    const { cases } = await call()('cases', {});
    const caseId = cases[0]?.id ?? assert.fail('no case');
    const list = await call()('addCaptureList', {
      params: { caseId },
      body: {
        ...{ name: 'killed', urls, purpose: 'test', legalBasis: 'test', whose: 'suspect', publicPages: true },
        ...{ visits: 1, everyHours: 24, delaySeconds: 5, endsAt: new Date(Date.now() + 86_400_000).toISOString() },
      },
    });
    await callerOf(desk, await signedIn(desk, 'approver')).call('approveCaptureList', { params: { listId: list.id } });
    const begunBefore = () => [...visits.values()].reduce((sum, count) => sum + count, 0);
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const before = begunBefore();
      while (begunBefore() === before) await wait(50);
      // In the middle of the visit, or while its archive is packed and sealed.
      await wait(Math.random() * 3_000);
      await desk.kill();
      assert.deepEqual(await processesLeft(folder), [], `after kill ${kill}`);
      desk = await openLantern(folder);
    }
    const captured = async () => {
      const { captures } = await call()('captures', { params: { caseId } });
      return captures.filter(({ url, record }) => urls.includes(url) && record !== null);
    };
    while ((await captured()).length < PAGES) await wait(500);
    const found = await captured();
    assert.deepEqual(found.map(({ url }) => url).sort(), urls, 'each page once');
    const { items } = await call()('evidenceOfCase', { params: { caseId } });
    for (const { evidenceId } of found) assert.ok(items.some(({ id }) => id === evidenceId));
    assert.equal(items.filter(({ how, receivedFrom }) => how === 'capture' && urls.includes(receivedFrom)).length, PAGES);
    for (const [path, count] of visits) if (path !== '/favicon.ico') assert.ok(count <= 1 + KILLS, `${path} was visited ${count} times`);
    await desk.end();
    assert.deepEqual(await processesLeft(folder), []);
  });
});
