// SPDX-License-Identifier: Apache-2.0
/** The log when the power goes, at each named point: after a restart it is whole, and nothing acknowledged is missing. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { makeTestStore, noServer } from '../../../test/stores.ts';
import { parseCheckpoint } from '../../core/custody/checkpoint.ts';
import { openStore } from '../open-store.ts';
import { checkLog } from './check-log.ts';
import { openLogKey } from './open-log.ts';
import { startSequencer } from './sequencer.ts';

/** Opens the store in a process of its own and acts, sequences and publishes, twice, until it dies. Prints how many acts were acknowledged. */
function actElsewhere(dataFolder: string, database: string, crashAt: string) {
  const at = (path: string) => JSON.stringify(resolve(import.meta.dirname, path));
  const program = `
    import { randomUUID } from 'node:crypto';
    import { writeSync } from 'node:fs';
    import { readConfiguration } from ${at('../configuration.ts')};
    import { withActor } from ${at('../database/actor.ts')};
    import { openStore } from ${at('../open-store.ts')};
    import { appendEntry } from ${at('append-entry.ts')};
    import { openLogKey } from ${at('open-log.ts')};
    import { startSequencer } from ${at('sequencer.ts')};
    const store = await openStore(readConfiguration(${JSON.stringify(dataFolder)}, ${JSON.stringify({ ROGATORY_DATABASE_URL: database })}));
    const sequencer = startSequencer(store, await openLogKey(store), () => {});
    for (let round = 0; round < 2; round += 1) {
      for (let n = 0; n < 3; n += 1) {
        const id = randomUUID();
        await withActor(store.db, { userId: 'u-1' }, (tx) => appendEntry(tx, { id, bytes: Buffer.from(JSON.stringify({ id })), openings: [] }));
        writeSync(1, id + '\\n');
      }
      await sequencer.catchUp();
    }
    process.exit(0);`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', ROGATORY_CRASH_AT: crashAt },
  });
  return { signal: child.signal, acknowledged: child.stdout.split('\n').filter((line) => line !== '') };
}

for (const kind of ['embedded', 'server'] as const)
  describe(`the custody log when the power goes [${kind}]`, { skip: kind === 'server' && noServer }, () => {
    for (const point of ['entry-appended:2', 'log-sequenced:1', 'log-sequenced:2', 'log-tiles-written:2', 'log-published:1'])
      test(`at ${point}`, async () => {
        const made = await makeTestStore(kind);
        const { configuration } = made;
        const url = configuration.database.kind === 'server' ? configuration.database.url : `pglite:${configuration.database.folder}`;
        const { signal, acknowledged } = actElsewhere(configuration.dataFolder, url, point);
        assert.equal(signal, 'SIGKILL');
        const store = await openStore(configuration);
        const signer = await openLogKey(store);
        const sequencer = startSequencer(store, signer, assert.ifError);
        await sequencer.stop();
        const kept = (await store.db.selectFrom('log_entry').select('id').execute()).map((row) => row.id);
        assert.deepEqual(
          acknowledged.filter((id) => !kept.includes(id)),
          [],
        );
        assert.deepEqual(await checkLog(store.db, signer), {
          entries: kept.length,
          pending: 0,
          checkpoints: (await store.db.selectFrom('log_checkpoint').select('size').execute()).length,
          faults: [],
        });
        assert.equal(parseCheckpoint(readFileSync(join(configuration.logFolder, 'checkpoint'), 'utf8'))?.size, kept.length);
        await store.close();
        await made.remove();
      });
  });
