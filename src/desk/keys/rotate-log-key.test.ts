// SPDX-License-Identifier: Apache-2.0
/** A log that changes its key: who trusts the old one goes on, a thief of a name does not get in. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { forEachStore } from '../../../test/stores.ts';
import { openRotation, rotationNote, splitRotations, withRotations } from '../../core/custody/key-rotation.ts';
import { noteSigner, vkeyOf } from '../../core/custody/signed-note.ts';
import { checkLog } from '../../store/log/check-log.ts';
import { openLogKey } from '../../store/log/open-log.ts';
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
  test('to a log of another name is refused', () => {
    assert.throws(() => rotationNote(key(1), key(2, 'other.example/log'), of), RangeError);
  });
});
