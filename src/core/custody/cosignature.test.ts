// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cosignatureLine, noteSigner, openNote, parseVkey, signNote, vkeyOf } from './signed-note.ts';

const desk = noteSigner('desk.example/log', Buffer.alloc(32, 7));
const witness = noteSigner('court.example/witness', Buffer.alloc(32, 9), 'cosignature');
const text = 'desk.example/log\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n';
const note = signNote(text, desk) + cosignatureLine(text, witness, 1_700_000_000);

describe('a cosignature', () => {
  test('says who has seen the checkpoint, and when', () => {
    const opened = openNote(note, [desk, witness]);
    assert.deepEqual(opened?.signedBy, [desk, witness]);
    assert.deepEqual(opened?.signedAt, [undefined, 1_700_000_000]);
  });
  test('of a witness who lies about the time is refused', () => {
    const line = cosignatureLine(text, witness, 1_700_000_000);
    const bytes = Buffer.from(line.split(' ')[2] as string, 'base64');
    bytes.writeBigUInt64BE(1_600_000_000n, 4);
    assert.equal(openNote(`${signNote(text, desk)}\u2014 ${witness.name} ${bytes.toString('base64')}\n`, [desk, witness]), undefined);
  });
  test('of one text does not stand under another', () => {
    const other = text.replace('\n3\n', '\n4\n');
    assert.equal(openNote(signNote(other, desk) + cosignatureLine(text, witness, 1_700_000_000), [desk, witness]), undefined);
  });
  test('the same secret as a log key and as a witness key are two keys', () => {
    const asLog = noteSigner(witness.name, Buffer.alloc(32, 9));
    assert.notDeepEqual(asLog.keyId, witness.keyId);
    assert.deepEqual(openNote(note, [asLog])?.signedBy, []);
    assert.equal(parseVkey(vkeyOf(witness))?.use, 'cosignature');
  });
});
