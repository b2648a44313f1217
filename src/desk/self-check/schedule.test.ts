// SPDX-License-Identifier: Apache-2.0
/** What a desk does by the clock, with a clock that stands: nothing here waits. */
import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { forEachDesk } from '../../../test/desk.ts';
import type { Store } from '../../store/open-store.ts';
import { checkDeskJob } from './check-desk-job.ts';
import { standingFaults } from './faults.ts';
import { sendDue } from './schedule.ts';

forEachDesk('what a desk does by the clock', (it) => {
  const jobs = async () =>
    (await it().desk.store.db.selectFrom('job').select(['kind', 'key']).orderBy('kind').orderBy('key').execute()).map(
      ({ kind, key }) => `${kind} ${key}`,
    );
  const at = async (moment: string, timeStamps: Store['configuration']['timeStamps'] = []) => {
    const { store, queue } = it().desk;
    await sendDue({ ...store, configuration: { ...store.configuration, timeStamps } }, queue, new Date(moment));
  };

  test('it looks at itself once a day, however often it is asked, and the next day again', async () => {
    await at('2026-11-24T00:00:30.000Z');
    await at('2026-11-24T09:00:00.000Z');
    await at('2026-11-24T23:59:59.999Z');
    assert.deepEqual(await jobs(), ['check-desk 2026-11-24']);
    await at('2026-11-25T00:00:00.000Z');
    assert.deepEqual(await jobs(), ['check-desk 2026-11-24', 'check-desk 2026-11-25']);
  });

  test('its log is stamped once an hour where an authority is configured, and never where none is', async () => {
    const authority = [{ address: 'https://tsa.example/tsr', certificates: undefined }];
    await at('2026-11-25T10:00:10.000Z', authority);
    await at('2026-11-25T10:59:59.000Z', authority);
    await at('2026-11-25T11:00:00.000Z', authority);
    const stamps = (await jobs()).filter((job) => job.startsWith('stamp-log'));
    assert.deepEqual(stamps, ['stamp-log 2026-11-25T10', 'stamp-log 2026-11-25T11']);
  });

  test('a look finds an item whose bytes have changed, says so until it is whole again, and the log says that it looked', async () => {
    const { store } = it().desk;
    const { sha256, bytes } = await store.vault.put([Buffer.from('an exhibit that stays')]);
    await store.db.insertInto('vault_item').values({ sha256, size_bytes: bytes, erased_at: null }).execute();
    const path = join(store.configuration.vaultFolder, sha256.slice(0, 2), `${sha256}.age`);
    const whole = readFileSync(path);
    const look = async () => {
      const running = {
        id: '',
        key: '',
        input: { of: '2026-11-25' },
        store,
        signal: new AbortController().signal,
        report: () => undefined,
      };
      const finish = await checkDeskJob.run(running);
      return await store.db.transaction().execute(finish);
    };
    assert.deepEqual(await look(), { faults: [] });
    const changed = Buffer.from(whole);
    changed[changed.length - 3] = (changed[changed.length - 3] as number) ^ 1;
    chmodSync(path, 0o600);
    writeFileSync(path, changed);
    assert.deepEqual(await look(), { faults: ['VAULT_DAMAGED'] });
    assert.deepEqual(
      (await standingFaults(store.db)).map(({ code }) => code),
      ['VAULT_DAMAGED'],
    );
    writeFileSync(path, whole);
    assert.deepEqual(await look(), { faults: [] });
    assert.deepEqual(await standingFaults(store.db), []);
    const looked = await store.db.selectFrom('log_index').select('kind').where('kind', 'in', ['log-checked', 'fault-found']).execute();
    assert.deepEqual(looked.map(({ kind }) => kind).sort(), ['fault-found', 'log-checked', 'log-checked', 'log-checked']);
  });
});
