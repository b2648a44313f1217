// SPDX-License-Identifier: Apache-2.0
/** A disk that is full under the database, as PostgreSQL says it (53100): told as what it is, and over as soon as there is room. */
import assert from 'node:assert/strict';
import { closeSync, openSync, writeSync } from 'node:fs';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { forEachDeskOnBoth } from '../../test/desk.ts';
import { asFullDisk } from '../core/errors/full-disk.ts';
import { checkLog } from '../store/log/check-log.ts';

forEachDeskOnBoth('a desk whose disk is full', (it) => {
  test('says so to whoever acts, shows nothing that it cannot record, and goes on when there is room', async () => {
    const mona = await it().as('mona');
    const { db } = it().desk.store;
    await sql`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file "base/5/16405": No space left on device' USING ERRCODE = 'disk_full'; END $$`.execute(
      db,
    );
    await sql`CREATE TRIGGER no_room BEFORE INSERT ON log_entry FOR EACH ROW EXECUTE FUNCTION no_room()`.execute(db);
    assert.equal(await mona.outcome('cases', {}), 'STORE_DISK_FULL');
    await sql`DROP TRIGGER no_room ON log_entry`.execute(db);
    assert.equal(await mona.outcome('cases', {}), 'done');
    await it().desk.sequencer.catchUp();
    assert.deepEqual((await checkLog(db, it().desk.signer)).faults, []);
  });
});

describe('a full disk', () => {
  test('is known by what the system says, also as the cause of something else; other trouble is not taken for it', () => {
    const full = openSync('/dev/full', 'w');
    const refused = (work: () => void): unknown => {
      try {
        work();
      } catch (error) {
        return error;
      }
      return undefined;
    };
    const found = refused(() => writeSync(full, 'x'));
    closeSync(full);
    assert.equal(asFullDisk(found)?.fullCode, 'STORE_DISK_FULL');
    assert.equal(asFullDisk(new Error('a job', { cause: found }))?.fullCode, 'STORE_DISK_FULL');
    assert.equal(asFullDisk(refused(() => openSync('/nowhere/at/all', 'r'))), undefined);
  });
});
