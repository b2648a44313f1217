// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { askedOf, forEachStore } from '../../../test/stores.ts';
import { parseCheckpoint } from '../../core/custody/checkpoint.ts';
import { appendLeaves, EMPTY_RANGE, leafHash, rootOf } from '../../core/custody/merkle-tree.ts';
import { type NoteSigner, openNote, parseVkey, vkeyOf } from '../../core/custody/signed-note.ts';
import { withActor } from '../database/actor.ts';
import { appendEntry } from './append-entry.ts';
import { checkLog } from './check-log.ts';
import { openLogKey } from './open-log.ts';
import { publishLog } from './publish-log.ts';
import { sequenceEntries } from './sequence-entries.ts';
import { startSequencer } from './sequencer.ts';

forEachStore('the custody log', (store) => {
  let signer: NoteSigner;
  before(async () => {
    signer = await openLogKey(store());
  });

  const act = (text: string) =>
    withActor(store().db, { userId: 'u-1' }, async (tx) => {
      const id = randomUUID();
      const bytes = Buffer.from(JSON.stringify({ id, text }));
      await appendEntry(tx, { id, bytes, openings: [{ member: 'by', salt: randomBytes(32), value: '"u-1"' }] });
      return id;
    });
  const acts = async (count: number) => {
    for (let n = 0; n < count; n += 1) await act(`act ${n}`);
  };
  /** The log as an outsider reads it: from its files alone. */
  function readPublished(folder: string) {
    const opened = openNote(readFileSync(join(folder, 'checkpoint'), 'utf8'), [signer]);
    const checkpoint = parseCheckpoint(opened?.text ?? '');
    assert.equal(opened?.signedBy.length, 1);
    const leaves: Buffer[] = [];
    for (let index = 0; leaves.length < (checkpoint?.size ?? 0); index += 1) {
      const width = Math.min(256, (checkpoint?.size ?? 0) - leaves.length);
      const name = `tile/entries/${String(index).padStart(3, '0')}${width === 256 ? '' : `.p/${width}`}`;
      const bundle = readFileSync(join(folder, name));
      for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at))
        leaves.push(Buffer.from(leafHash(bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at)))));
    }
    assert.deepEqual(Buffer.from(rootOf(appendLeaves(EMPTY_RANGE, leaves))), Buffer.from(checkpoint?.root ?? []));
    return { size: checkpoint?.size, leaves };
  }

  test('an act that fails leaves no entry, one that succeeds leaves one that is pending until it has its place', async () => {
    await assert.rejects(
      withActor(store().db, { userId: 'u-1' }, async (tx) => {
        await appendEntry(tx, { id: randomUUID(), bytes: Buffer.from('{}'), openings: [] });
        throw new Error('refused');
      }),
    );
    const id = await act('one');
    const pending = () => store().db.selectFrom('log_entry').select('idx').where('id', '=', id).executeTakeFirstOrThrow();
    assert.equal((await pending()).idx, null);
    assert.deepEqual(await sequenceEntries(store().db, signer), { size: 1, more: false });
    assert.equal((await pending()).idx, 0);
  });

  test('what is published verifies by itself, at any size', async () => {
    const { db, configuration } = store();
    for (const more of [1, 3, 250, 1, 5, 300]) {
      await acts(more);
      await sequenceEntries(db, signer);
      const size = await publishLog(db, configuration.logFolder);
      assert.equal(readPublished(configuration.logFolder).size, size);
    }
    assert.deepEqual((await checkLog(db, signer)).faults, []);
  });

  test('the tile above holds the roots of the tiles below, and filled tiles leave no partial one', () => {
    const { logFolder } = store().configuration;
    const { leaves } = readPublished(logFolder);
    const upper = [0, 1].map((n) => Buffer.from(rootOf(appendLeaves(EMPTY_RANGE, leaves.slice(n * 256, n * 256 + 256)))));
    assert.deepEqual(readFileSync(join(logFolder, 'tile/1/000.p/2')), Buffer.concat(upper));
    assert.deepEqual(readFileSync(join(logFolder, 'tile/0/000')), Buffer.concat(leaves.slice(0, 256)));
    assert.equal(existsSync(join(logFolder, 'tile/0/000.p')), false);
  });

  test('a lost log folder is written again, byte for byte', async () => {
    const { db, configuration } = store();
    const before = readPublished(configuration.logFolder);
    const full = readFileSync(join(configuration.logFolder, 'tile/0/001'));
    rmSync(configuration.logFolder, { recursive: true });
    await publishLog(db, configuration.logFolder);
    assert.deepEqual(readPublished(configuration.logFolder), before);
    assert.deepEqual(readFileSync(join(configuration.logFolder, 'tile/0/001')), full);
  });

  test('two sequencers at once give each entry one place', async () => {
    const { db } = store();
    await acts(20);
    await Promise.all([1, 2, 3].map(() => sequenceEntries(db, signer)));
    assert.deepEqual((await checkLog(db, signer)).faults, []);
  });

  test('a log that grows while it is checked is no damaged one', async () => {
    const { db } = store();
    let checking = true;
    const growing = (async () => {
      while (checking) {
        await acts(3);
        await sequenceEntries(db, signer);
      }
    })();
    const found: string[] = [];
    for (let n = 0; n < 25; n += 1) found.push(...(await checkLog(db, signer)).faults);
    checking = false;
    await growing;
    assert.deepEqual(found, []);
  });

  test('the sequencer does it all by itself within two seconds', async () => {
    const sequencer = startSequencer(store(), signer, (error) => assert.fail(String(error)));
    const id = await act('by itself');
    for (let tries = 0; tries < 40; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if ((await store().db.selectFrom('log_entry').select('idx').where('id', '=', id).executeTakeFirst())?.idx !== null) break;
    }
    assert.equal((await checkLog(store().db, signer)).pending, 0);
    await sequencer.stop();
  });

  test('a sequencer that has nothing to do asks one question a second, and still sees what became of the published log', async () => {
    const { logFolder } = store().configuration;
    const troubles: unknown[] = [];
    const sequencer = startSequencer(store(), signer, (error) => troubles.push(error));
    await sequencer.catchUp();
    assert.ok((await askedOf(store(), 3_000)) <= 4);
    const published = readPublished(logFolder);
    rmSync(logFolder, { recursive: true });
    for (let tries = 0; tries < 100 && !existsSync(join(logFolder, 'checkpoint')); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(readPublished(logFolder), published);
    const checkpoint = join(logFolder, 'checkpoint');
    const whole = readFileSync(checkpoint, 'utf8');
    writeFileSync(
      checkpoint,
      whole.replace(/^(\S+)\n(\d+)\n/, (_, origin, size) => `${origin}\n${Number(size) + 1}\n`),
    );
    for (let tries = 0; tries < 100 && troubles.length === 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal((troubles[0] as { code?: string } | undefined)?.code, 'FORKED');
    writeFileSync(checkpoint, whole);
    await sequencer.stop();
  });

  test('a database that is behind what was published is told, and nothing is published over it', async () => {
    const { db, configuration } = store();
    const elsewhere = join(configuration.dataFolder, 'elsewhere');
    await acts(1);
    await sequenceEntries(db, signer);
    await publishLog(db, configuration.logFolder);
    cpSync(configuration.logFolder, elsewhere, { recursive: true });
    const before = readFileSync(join(elsewhere, 'checkpoint'));
    await db
      .transaction()
      .execute(async (tx) => {
        // What a rollback looks like: the newest checkpoint is gone. The trigger would refuse it; a restored database has none to refuse.
        await sql`ALTER TABLE log_checkpoint DISABLE TRIGGER USER`.execute(tx);
        await sql`DELETE FROM log_checkpoint WHERE size = (SELECT max(size) FROM log_checkpoint)`.execute(tx);
        await assert.rejects(publishLog(tx, elsewhere), { code: 'FORKED' });
        throw new Error('undo');
      })
      .catch((error: Error) => assert.equal(error.message, 'undo'));
    assert.deepEqual(readFileSync(join(elsewhere, 'checkpoint')), before);
  });

  test('an insider who switches the triggers off is found', async () => {
    const attacks: Record<string, string> = {
      'an entry rewritten': `UPDATE log_entry SET bytes = '{"n":1}', leaf_hash = sha256('\\x00'::bytea || '{"n":1}'::bytea) WHERE idx = 5`,
      'an entry removed': 'DELETE FROM log_entry WHERE idx = 5',
      'two entries exchanged': 'UPDATE log_entry SET idx = CASE idx WHEN 5 THEN 1000005 ELSE 1000004 END WHERE idx IN (5, 6)',
      'the end cut off': 'DELETE FROM log_entry WHERE idx > 500',
      'a checkpoint rewritten': `UPDATE log_checkpoint SET root = sha256('x') WHERE size = 1`,
      'a note exchanged': 'UPDATE log_checkpoint SET note = (SELECT note FROM log_checkpoint ORDER BY size DESC LIMIT 1) WHERE size = 1',
    };
    for (const [name, statement] of Object.entries(attacks)) {
      await store()
        .db.transaction()
        .execute(async (tx) => {
          for (const table of ['log_entry', 'log_checkpoint']) await sql.raw(`ALTER TABLE ${table} DISABLE TRIGGER USER`).execute(tx);
          await sql`DELETE FROM log_salt`.execute(tx);
          await sql.raw(statement).execute(tx);
          if (name === 'two entries exchanged')
            await sql.raw('UPDATE log_entry SET idx = CASE idx WHEN 1000005 THEN 6 ELSE 5 END WHERE idx >= 1000000').execute(tx);
          assert.notDeepEqual((await checkLog(tx, signer)).faults, [], name);
          throw new Error('undo');
        })
        .catch((error: Error) => {
          if (error.message !== 'undo') throw error;
        });
    }
    assert.deepEqual((await checkLog(store().db, signer)).faults, []);
  });

  test('a log whose key is lost gets no new one', async () => {
    const { keysFolder } = store().configuration;
    const [lost] = readdirSync(keysFolder).filter((name) => name === 'log.key');
    rmSync(join(keysFolder, lost as string));
    await assert.rejects(openLogKey(store()), { code: 'KEY_MISSING' });
    assert.equal(parseVkey(vkeyOf(signer))?.name, signer.name);
  });
});
