// SPDX-License-Identifier: Apache-2.0
/** A witness, and a log that tries to show it two histories. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { makeCheckpoint } from '../../core/custody/checkpoint.ts';
import { appendLeaves, EMPTY_RANGE, leafHash, rootOf } from '../../core/custody/merkle-tree.ts';
import { consistencyProof } from '../../core/custody/proofs.ts';
import { noteSigner, openNote, parseVkey, signNote, vkeyOf } from '../../core/custody/signed-note.ts';
import { nodesFromTiles } from '../../core/custody/tile-proofs.ts';
import { witnessRequestText } from '../../core/custody/witness.ts';
import { startWitness, type Witness } from './start-witness.ts';

const desk = noteSigner('desk.example/log', Buffer.alloc(32, 7));
const leaves = Array.from({ length: 40 }, (_, n) => leafHash(Buffer.from(`entry ${n}`)));
const forged = leaves.with(3, leafHash(Buffer.from('another entry 3')));

function checkpoint(size: number, of = leaves, signer = desk): string {
  const root = rootOf(appendLeaves(EMPTY_RANGE, of.slice(0, size)));
  return signNote(makeCheckpoint({ origin: signer.name, size, root }), signer);
}

describe('a witness', () => {
  let folder: string;
  let witness: Witness;
  const start = async () =>
    await startWitness({ folder, name: 'court.example/witness', host: '127.0.0.1', port: 0, now: () => new Date('2026-11-24T08:00:00Z') });
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-witness-'));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'logs.vkey'), `${vkeyOf(desk)}\n`);
    witness = await start();
  });
  after(async () => {
    await witness.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask(oldSize: number, size: number, { of = leaves, note = checkpoint(size, of) } = {}) {
    const nodes = nodesFromTiles(size, async () => Buffer.concat(of.slice(0, size)));
    const proof = oldSize === 0 || oldSize >= size ? [] : await consistencyProof(oldSize, size, nodes);
    const body = witnessRequestText({ oldSize, proof, checkpoint: note });
    const answer = await fetch(`${witness.address}/add-checkpoint`, { method: 'POST', body });
    return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') };
  }
  const signs = (note: string, line: string) => openNote(note + line, [parseVkey(witness.vkey) as never])?.signedBy.length === 1;

  test('signs the first state it sees of a log it knows, and each that continues it', async () => {
    const first = await ask(0, 5);
    assert.equal(first.status, 200);
    assert.ok(signs(checkpoint(5), first.text));
    const next = await ask(5, 20);
    assert.ok(next.status === 200 && signs(checkpoint(20), next.text));
  });
  test('says which state it signed last to a log that does not know', async () => {
    assert.deepEqual(await ask(0, 30), { status: 409, text: '20\n', type: 'text/x.tlog.size' });
  });
  test('does not sign a history in which an old entry was rewritten', async () => {
    assert.equal((await ask(20, 30, { of: forged })).status, 422);
  });
  test('does not sign a log that was rolled back, nor another one of the same size', async () => {
    assert.equal((await ask(20, 10)).status, 400);
    assert.equal((await ask(20, 20, { of: forged })).status, 422);
  });
  test('does not sign for a log it does not know, nor what the log’s key has not signed', async () => {
    const stranger = noteSigner('other.example/log', Buffer.alloc(32, 9));
    assert.equal((await ask(20, 30, { note: checkpoint(30, leaves, stranger) })).status, 404);
    assert.equal((await ask(20, 30, { note: checkpoint(30, leaves, noteSigner(desk.name, Buffer.alloc(32, 9))) })).status, 403);
    assert.equal((await fetch(`${witness.address}/add-checkpoint`, { method: 'POST', body: 'old 20' })).status, 400);
  });
  test('remembers after it was started anew, and two who ask at once do not fork it', async () => {
    const key = witness.vkey;
    await witness.close();
    witness = await start();
    assert.equal(witness.vkey, key);
    const answers = await Promise.all([ask(20, 30), ask(20, 30, { of: forged }), ask(20, 31), ask(20, 32)]);
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  });
});
