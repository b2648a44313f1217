// SPDX-License-Identifier: Apache-2.0
/** A desk and its outside witness, over HTTP: what an honest one adds, and what a desk learns from one that has seen something else. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { forEachDesk, type TestDesk } from '../../../test/desk.ts';
import { cosignatureLine, noteSigner, openNote, parseVkey, signNote, vkeyOf } from '../../core/custody/signed-note.ts';
import { readWitnessAnswer } from '../../core/custody/witness-answer.ts';
import { startWitness, type Witness } from '../../server/witness/start-witness.ts';
import { openWitnessFolder } from '../../server/witness/witness-state.ts';
import type { ConfiguredWitness } from '../../store/configuration.ts';
import { newestCheckpoint, proveEntry } from '../../store/log/prove-entry.ts';
import type { Store } from '../../store/open-store.ts';
import { recordEntry } from '../record-entry.ts';
import { standingFaults } from '../self-check/faults.ts';
import { askDue } from './witnessing.ts';

const COURT = 'court.example/witness';

forEachDesk('a desk with an outside witness', (it) => {
  let folder: string;
  let witness: Witness;
  let configured: ConfiguredWitness;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-witnessed-'));
    writeFileSync(join(folder, 'logs.vkey'), `${vkeyOf(it().desk.signer)}\n`);
    witness = await startWitness({ folder, name: COURT, host: '127.0.0.1', port: 0, now: () => new Date() });
    configured = { key: parseVkey(witness.vkey) ?? assert.fail('no key'), address: witness.address };
  });
  after(async () => {
    await witness?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    await it().desk.store.db.deleteFrom('log_witness').execute();
  });
  const store = (): Store => it().desk.store;
  const grow = async (desk: TestDesk): Promise<string> => {
    const id = await desk.desk.store.db.transaction().execute((tx) => recordEntry(tx, desk.desk, { kind: 'backup', role: 'desk' }));
    await desk.desk.sequencer.catchUp();
    return id;
  };
  const ask = (patient = false, now = new Date()) => askDue(store(), [configured], now, patient);
  const codes = async () => (await standingFaults(store().db)).map(({ code }) => code);
  const signedBy = (note: string | undefined) => openNote(note ?? '', [configured.key])?.signedBy.length ?? 0;

  test('has each checkpoint signed by it, publishes that, and hands it out with every proof', async () => {
    for (let round = 0; round < 3; round += 1) {
      const entry = await grow(it());
      assert.equal(await ask(), 1);
      const published = await fetch(`${it().address}/.well-known/rogatory/checkpoint`);
      assert.equal(signedBy(await published.text()), 1);
      const proven = await proveEntry({ db: store().db, logFolder: store().configuration.logFolder }, entry);
      assert.equal(signedBy(proven?.checkpoint), 1);
    }
  });

  test('proves an old entry under the state that the witness has signed, not under a newer one that nobody saw', async () => {
    const entry = await grow(it());
    await ask();
    await grow(it());
    const proven = await proveEntry({ db: store().db, logFolder: store().configuration.logFolder }, entry);
    assert.equal(signedBy(proven?.checkpoint), 1);
    assert.ok((proven?.size ?? 0) < ((await newestCheckpoint(store().db))?.size ?? 0));
  });

  test('that forgot what the witness signed last learns it from its answer', async () => {
    await grow(it());
    await store().db.deleteFrom('log_witness').execute();
    assert.equal(await ask(), 1);
    assert.deepEqual(await codes(), []);
  });

  test('whose log was rolled back to an older backup is told, and the log says so', async () => {
    await grow(it());
    const state = openWitnessFolder(folder, COURT);
    const { name } = it().desk.signer;
    const last = await state.stateOf(name);
    await state.keep(name, { size: 1_000_000, root: Buffer.alloc(32, 1) });
    assert.equal(await ask(), 0);
    assert.deepEqual(await codes(), ['LOG_ROLLED_BACK']);
    const told = await store().db.selectFrom('log_index').select('entry_id').where('kind', '=', 'log-forked').execute();
    assert.equal(told.length, 1);
    await state.keep(name, last ?? assert.fail('the witness had no state'));
    assert.equal(await ask(), 1);
    assert.deepEqual(await codes(), []);
  });

  test('that writes another log under the same name is told that there are two', async () => {
    await grow(it());
    const state = openWitnessFolder(folder, COURT);
    const { name } = it().desk.signer;
    const last = (await state.stateOf(name)) ?? assert.fail('the witness had no state');
    await state.keep(name, { ...last, root: Buffer.alloc(32, 7) });
    assert.equal(await ask(), 0);
    assert.deepEqual(await codes(), ['LOG_FORKED']);
    await state.keep(name, last);
    await ask();
  });

  test('asks a witness that does not answer again after a growing pause, and the log goes on meanwhile', async () => {
    await grow(it());
    const gone = { ...configured, address: 'http://127.0.0.1:9' };
    const at = new Date();
    assert.equal(await askDue(store(), [gone], at, true), 0);
    const state = await store().db.selectFrom('log_witness').selectAll().executeTakeFirstOrThrow();
    assert.ok(state.trouble !== null && state.ask_again_at > at);
    assert.equal(await ask(true, at), 0, 'it is not due yet');
    assert.equal(await ask(true, new Date(at.getTime() + 3_600_000)), 1);
  });
});

test('a witness that lies is not believed: another key, another checkpoint, no signature at all', () => {
  const court = noteSigner(COURT, Buffer.alloc(32, 8), 'cosignature');
  const desk = noteSigner('desk.example/log', Buffer.alloc(32, 7));
  const text = 'desk.example/log\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n';
  const note = signNote(text, desk);
  const line = (said: string, by = court) => cosignatureLine(said, by, 1_793_707_200);
  assert.equal(readWitnessAnswer(200, line(text), note, court).kind, 'signed');
  assert.equal(readWitnessAnswer(200, line(text, noteSigner(COURT, Buffer.alloc(32, 9), 'cosignature')), note, court).kind, 'failed');
  assert.equal(readWitnessAnswer(200, line(text.replace('\n3\n', '\n4\n')), note, court).kind, 'failed');
  assert.equal(readWitnessAnswer(200, '', note, court).kind, 'failed');
  assert.equal(readWitnessAnswer(409, 'twelve', note, court).kind, 'failed');
  assert.deepEqual(readWitnessAnswer(409, '12\n', note, court), { kind: 'at-size', size: 12 });
  assert.equal(readWitnessAnswer(422, '', note, court).kind, 'forked');
});
