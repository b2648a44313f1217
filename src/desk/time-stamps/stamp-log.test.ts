// SPDX-License-Identifier: Apache-2.0
/** Time-stamps on the log from an authority that is not ours, `openssl ts`. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { forEachDesk } from '../../../test/desk.ts';
import { type StampServer, startStampServer } from '../../../test/stamp-server.ts';
import { checkpointText } from '../../core/evidence/bundle-log.ts';
import { newestCheckpoint } from '../../store/log/prove-entry.ts';
import type { Store } from '../../store/open-store.ts';
import { recordEntry } from '../record-entry.ts';
import { standingFaults } from '../self-check/faults.ts';
import { stampLog, stampsOn } from './stamp-log.ts';

const DAY_MS = 24 * 3600_000;

forEachDesk('the log of a desk with a time-stamp authority', (it) => {
  let authority: StampServer;
  let other: StampServer;
  let folder: string;
  before(async () => {
    authority = await startStampServer({ days: 90 });
    other = await startStampServer();
    folder = mkdtempSync(join(tmpdir(), 'rogatory-stamped-'));
  });
  after(async () => {
    await authority?.close();
    await other?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const store = (certificates = authority.root): Store => {
    const { store: own } = it().desk;
    return { ...own, configuration: { ...own.configuration, timeStamps: [{ address: authority.address, certificates }] } };
  };
  const grow = async () => {
    const { desk } = it();
    await desk.store.db.transaction().execute((tx) => recordEntry(tx, desk, { kind: 'backup', role: 'desk' }));
    await desk.sequencer.catchUp();
  };
  const codes = async () => (await standingFaults(it().desk.store.db)).map(({ code }) => code);

  test('is stamped when it has grown, once, and openssl takes the stamp', async () => {
    await grow();
    assert.equal(await stampLog(store(), new Date()), 1);
    assert.equal(await stampLog(store(), new Date()), 0);
    const head = (await newestCheckpoint(it().desk.store.db)) ?? assert.fail('no checkpoint');
    const [stamp] = await stampsOn(it().desk.store, head.size);
    writeFileSync(join(folder, 'checkpoint.txt'), checkpointText(head.note));
    writeFileSync(join(folder, 'stamp.tsr'), stamp?.token ?? '');
    writeFileSync(join(folder, 'root.pem'), authority.root);
    const verify = ['ts', '-verify', '-data', 'checkpoint.txt', '-in', 'stamp.tsr', '-CAfile', 'root.pem'];
    assert.match(execFileSync('openssl', verify, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString(), /OK/);
  });

  test('is stamped again before the certificate of the authority ends, over the stamp that was there', async () => {
    const first = await it().desk.store.db.selectFrom('log_stamp').selectAll().executeTakeFirstOrThrow();
    const soon = new Date(Date.now() + 40 * DAY_MS);
    const renewing = store(other.root);
    const renewed: Store = {
      ...renewing,
      configuration: { ...renewing.configuration, timeStamps: [{ address: other.address, certificates: other.root }] },
    };
    assert.equal(await stampLog(renewed, soon), 2, 'one on the checkpoint, one on the old stamp');
    const stamps = await stampsOn(it().desk.store, first.size);
    assert.ok(stamps.some(({ renews }) => renews?.equals(first.token)));
    assert.equal(await stampLog(renewed, soon), 0);
  });

  test('says so when the authority refuses, answers another question, or leads to nobody trusted', async () => {
    for (const how of ['refuse', 'another-question'] as const) {
      await grow();
      authority.behave(how);
      assert.equal(await stampLog(store(), new Date()), 0);
      assert.deepEqual(await codes(), ['STAMP_UNUSABLE'], how);
      const { what } = await store().db.selectFrom('desk_fault').select('what').where('gone_at', 'is', null).executeTakeFirstOrThrow();
      assert.match(what, how === 'refuse' ? /status 503/ : /answers another request|other bytes/);
      assert.doesNotMatch(what, /\.\./);
    }
    authority.behave('honestly');
    assert.equal(await stampLog(store(other.root), new Date()), 0);
    assert.deepEqual(await codes(), ['STAMP_UNUSABLE']);
    assert.equal(await stampLog(store(), new Date()), 1);
    assert.deepEqual(await codes(), []);
  });
});
