// SPDX-License-Identifier: Apache-2.0
/** A slip in the settings after a restore or a move: nothing may begin a second log under the name of the first. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { emptyServerDatabase, forEachStore, makeTestStore } from '../../../test/stores.ts';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { withActor } from '../database/actor.ts';
import { examine } from '../doctor/examine.ts';
import { openStore, type Store } from '../open-store.ts';
import { appendEntry } from './append-entry.ts';
import { openLogKey } from './open-log.ts';
import { publishLog } from './publish-log.ts';
import { sequenceEntries } from './sequence-entries.ts';

const now = () => new Date('2026-11-27T08:00:00.000Z');

async function begun(store: Store): Promise<void> {
  const key = await openLogKey(store);
  await withActor(store.db, { userId: 'u-1' }, (tx) => appendEntry(tx, { id: randomUUID(), bytes: Buffer.from('{}'), openings: [] }));
  await sequenceEntries(store.db, key);
  await publishLog(store.db, store.configuration.logFolder);
}

forEachStore('a folder that has published a log', (store, kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-same-desk-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** The folder of the desk as a restore leaves it: with keys and log, and without the database. */
  async function moved(): Promise<{ readonly configuration: Configuration; readonly drop: () => Promise<void> }> {
    await begun(store());
    const { dataFolder } = store().configuration;
    for (const part of ['keys', 'log']) cpSync(join(dataFolder, part), join(folder, part), { recursive: true });
    if (kind === 'embedded') return { configuration: readConfiguration(folder, {}), drop: async () => undefined };
    const { url, drop } = await emptyServerDatabase();
    return { configuration: readConfiguration(folder, { ROGATORY_DATABASE_URL: url }), drop };
  }

  test('is not opened on a database that holds none, and nothing is made there', async () => {
    const { configuration, drop } = await moved();
    await assert.rejects(openStore(configuration), { code: 'DATABASE_EMPTY', message: /setting "database".*Nothing was written/ });
    await assert.rejects(openStore(configuration, { migrating: false }), { code: 'DATABASE_EMPTY' });
    assert.equal(existsSync(join(folder, 'db')), false);
    const checks = await examine(configuration, { clock: now, deep: false });
    assert.match(checks.find(({ check }) => check === 'database')?.found ?? '', /holds none/);
    await drop();
  });

  test('does not sign the log of another desk whose database the settings name', async () => {
    const other = await makeTestStore(kind);
    const opened = await openStore(other.configuration);
    await begun(opened);
    const { keysFolder } = store().configuration;
    const mixed = { ...opened, configuration: { ...opened.configuration, keysFolder } };
    await assert.rejects(openLogKey(mixed), { code: 'KEY_MISSING', message: /another key.*Nothing was signed/ });
    await opened.close();
    await other.remove();
  });
});
