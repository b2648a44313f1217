// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { before, test } from 'node:test';
import { forEachStore } from '../../../test/stores.ts';
import { parseCheckpoint } from '../../core/custody/checkpoint.ts';
import { makeEntry } from '../../core/custody/entry.ts';
import { leafHash } from '../../core/custody/merkle-tree.ts';
import { verifyConsistency, verifyInclusion } from '../../core/custody/proofs.ts';
import { type NoteSigner, openNote } from '../../core/custody/signed-note.ts';
import { withActor } from '../database/actor.ts';
import { appendEntry } from './append-entry.ts';
import { openLogKey } from './open-log.ts';
import { type ProvenEntry, proveConsistency, proveEntries, proveEntry } from './prove-entry.ts';
import { publishLog } from './publish-log.ts';
import { sequenceEntries } from './sequence-entries.ts';

forEachStore('proofs from the desk’s log', (store) => {
  let signer: NoteSigner;
  const ids: string[] = [];
  const source = () => ({ db: store().db, logFolder: store().configuration.logFolder });

  async function act(count: number) {
    await withActor(store().db, { userId: 'u-1' }, async (tx) => {
      for (let n = 0; n < count; n += 1) {
        const entry = makeEntry(
          { kind: 'log-read', by: 'u-1', role: 'overseer', about: { n } },
          { now: '2026-11-03T08:12:40Z', newId: randomUUID, newSalt: () => randomBytes(32) },
        );
        await appendEntry(tx, entry);
        ids.push(entry.id);
      }
    });
  }
  async function sequence() {
    await sequenceEntries(store().db, signer);
  }
  function holds(proven: ProvenEntry): boolean {
    const opened = openNote(proven.checkpoint, [signer]);
    const head = parseCheckpoint(opened?.text ?? '');
    return head !== undefined && verifyInclusion(proven.index, head.size, leafHash(proven.bytes), proven.proof, head.root);
  }

  before(async () => {
    signer = await openLogKey(store());
    await act(600);
    await sequence();
    await publishLog(store().db, store().configuration.logFolder);
  });

  test('every entry has a proof under the newest checkpoint, out of the published tiles', async () => {
    const proven = await proveEntries(source(), ids);
    assert.equal(proven.length, 600);
    assert.ok(proven.every(holds));
  });

  test('an entry that is pending has none yet, and has one as soon as it has its place', async () => {
    await act(1);
    const id = ids.at(-1) as string;
    assert.equal(await proveEntry(source(), id), undefined);
    await sequence();
    const proven = await proveEntry(source(), id);
    assert.ok(proven !== undefined && holds(proven));
  });

  test('a desk whose published files are lost proves from its database', async () => {
    rmSync(store().configuration.logFolder, { recursive: true, force: true });
    const proven = await proveEntries(source(), [ids[3] as string, ids[599] as string]);
    assert.deepEqual(proven.map(holds), [true, true]);
  });

  test('a later checkpoint is shown to continue an earlier one', async () => {
    const checkpoints = await store().db.selectFrom('log_checkpoint').select(['size', 'root']).orderBy('size').execute();
    const [first, second] = checkpoints as [(typeof checkpoints)[number], (typeof checkpoints)[number]];
    assert.ok(verifyConsistency(first, second, await proveConsistency(source(), first.size, second.size)));
  });
});
