// SPDX-License-Identifier: Apache-2.0
/** A log that changes its key: who trusts the old one goes on, a thief of a name does not get in. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { forEachStore, makeTestStore, noServer } from '../../../test/stores.ts';
import { openRotation, retiredKeys, rotationNote, splitRotations, withRotations } from '../../core/custody/key-rotation.ts';
import { noteSigner, vkeyOf } from '../../core/custody/signed-note.ts';
import type { Configuration } from '../../store/configuration.ts';
import { checkLog } from '../../store/log/check-log.ts';
import { openLogKey } from '../../store/log/open-log.ts';
import { sequenceEntries } from '../../store/log/sequence-entries.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { readTrust } from '../../verify/read-trust.ts';
import { verifyFile } from '../../verify/verify-file.ts';
import { recordEntry } from '../record-entry.ts';
import { publishedRotations, rotateLogKey } from './rotate-log-key.ts';

const now = () => new Date('2026-11-26T08:00:00.000Z');

forEachStore('the key of a log', (store) => {
  const grow = async () =>
    await store()
      .db.transaction()
      .execute((tx) => recordEntry(tx, { now, newId: randomUUID }, { kind: 'backup', role: 'desk' }));

  test('is changed twice: the log verifies for who trusts the first key, and its old checkpoints stay those of the old keys', async () => {
    await grow();
    const { from: first } = await rotateLogKey(store(), now);
    await grow();
    const { to: last } = await rotateLogKey(store(), now);
    const key = await openLogKey(store());
    assert.equal(vkeyOf(key), vkeyOf(last));
    assert.deepEqual((await checkLog(store().db, key)).faults, []);
    assert.equal(readdirSync(store().configuration.keysFolder).filter((name) => name.startsWith('log.key.until-')).length, 2);

    const trust = mkdtempSync(join(tmpdir(), 'rogatory-rotation-'));
    writeFileSync(join(trust, 'desk.vkey'), `${vkeyOf(first)}\n`);
    const bad = async () =>
      (await verifyFile(store().configuration.logFolder, readTrust(trust).trust))?.findings.filter(({ good }) => !good) ?? [];
    assert.deepEqual(
      (await bad()).map(({ code }) => code),
      ['CHECKPOINT_SIGNATURE'],
    );
    writeFileSync(join(trust, 'desk.rotations'), await publishedRotations(store()));
    assert.deepEqual(await bad(), []);
    rmSync(trust, { recursive: true });
  });

  test('is changed under a desk that runs: that one signs nothing more, nothing is lost, and the log verifies', async () => {
    const former = await openLogKey(store());
    const { to } = await rotateLogKey(store(), now);
    await grow();
    await assert.rejects(sequenceEntries(store().db, former), { code: 'KEY_MISSING' });
    assert.equal((await checkLog(store().db, to)).pending, 1);
    await sequenceEntries(store().db, to);
    assert.deepEqual((({ pending, faults }) => ({ pending, faults }))(await checkLog(store().db, to)), { pending: 0, faults: [] });
  });
});

/** The command in a process of its own, which dies once the log says that it has another key and before that key is in its place. */
function rotateUntilKilled({ dataFolder, database }: Configuration): string | null {
  const at = (path: string) => JSON.stringify(resolve(import.meta.dirname, path));
  const url = database.kind === 'server' ? database.url : `pglite:${database.folder}`;
  const program = `
    import { readConfiguration } from ${at('../../store/configuration.ts')};
    import { openStore } from ${at('../../store/open-store.ts')};
    import { rotateLogKey } from ${at('rotate-log-key.ts')};
    await rotateLogKey(await openStore(readConfiguration(${JSON.stringify(dataFolder)}, ${JSON.stringify({ ROGATORY_DATABASE_URL: url })})), () => new Date());
    process.exit(0);`;
  const env = { ...process.env, NODE_OPTIONS: '', ROGATORY_CRASH_AT: 'log-key-rotated' };
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: import.meta.dirname, env }).signal;
}

for (const kind of ['embedded', 'server'] as const)
  for (const [then, goOn] of [
    ['the desk is started', (store: Store) => openLogKey(store)],
    ['it is run again', async (store: Store) => (await rotateLogKey(store, now)).to],
  ] as const)
    test(`a rotation that was killed half-way, when ${then}, leaves one new key and a log that verifies [${kind}]`, {
      skip: kind === 'server' && noServer,
    }, async () => {
      const made = await makeTestStore(kind);
      const first = await openStore(made.configuration);
      const before = await openLogKey(first);
      await first.close();
      assert.equal(rotateUntilKilled(made.configuration), 'SIGKILL');
      const store = await openStore(made.configuration);
      const signer = await goOn(store);
      await sequenceEntries(store.db, signer);
      assert.notEqual(vkeyOf(signer), vkeyOf(before));
      assert.deepEqual((await checkLog(store.db, signer)).faults, []);
      assert.equal((await store.db.selectFrom('log_key_rotation').select('to_vkey').execute()).length, 1);
      assert.deepEqual(readdirSync(made.configuration.keysFolder).filter((name) => /^log\.key\.(next|until)/.test(name)).length, 1);
      await store.close();
      await made.remove();
    });

describe('a rotation', () => {
  const key = (seed: number, name = 'desk.example/log') => noteSigner(name, Buffer.alloc(32, seed));
  const of = { entries: 7, at: '2026-11-26T08:00:00.000Z' };
  const trusted = (notes: readonly string[]) => withRotations([key(1)], notes).map(vkeyOf);

  test('by the key that is trusted is followed, step by step, in whatever order it comes', () => {
    const steps = [rotationNote(key(2), key(3), of), rotationNote(key(1), key(2), of)];
    assert.deepEqual(trusted(steps), [key(1), key(2), key(3)].map(vkeyOf));
    assert.deepEqual(splitRotations(steps.join('')), steps);
  });
  test('by a key that nobody trusts, or changed by a letter, is not followed', () => {
    const honest = rotationNote(key(1), key(2), of);
    assert.ok(openRotation(honest));
    const text = rotationNote(key(9), key(8), of);
    for (const note of [text, honest.replace('entries 7', 'entries 8'), honest.split('\n').slice(0, -2).join('\n').concat('\n')])
      assert.deepEqual(trusted([note]), [vkeyOf(key(1))]);
  });
  test('says up to where the key before it signed; of two that speak of one key the shorter log counts', () => {
    const notes = [rotationNote(key(1), key(2), { ...of, entries: 900 }), rotationNote(key(1), key(2), of)];
    assert.deepEqual(retiredKeys(notes), [{ vkey: vkeyOf(key(1)), entries: 7 }]);
    assert.deepEqual(retiredKeys([notes[1]?.replace('entries 7', 'entries 8') ?? '']), []);
  });
  test('to a log of another name is refused', () => {
    assert.throws(() => rotationNote(key(1), key(2, 'other.example/log'), of), RangeError);
  });
});
