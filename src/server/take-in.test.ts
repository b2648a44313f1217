// SPDX-License-Identifier: Apache-2.0
/** A bundle goes from one desk to another; what is hostile is refused and leaves nothing but the entry of the refusal. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { makeWhole, openCase, readWhole, sendChunk, uploadWhole, zipOf } from '../../test/case.ts';
import { openTestDesk, type Page } from '../../test/desk.ts';
import { inventedBundle } from '../../test/invented-bundle.ts';
import { ProblemAnswer } from '../core/api/client.ts';
import { vkeyOf } from '../core/custody/signed-note.ts';
import { writeBagZip } from '../desk/bundle/write-bag.ts';
import { NO_TRUST } from '../verify/trust.ts';
import { verifyFile } from '../verify/verify-file.ts';

const RETURN = readFileSync(join(import.meta.dirname, '../returns/meta-records-html/samples/instagram-17841400000000001.zip'));

describe('a bundle is handed over', () => {
  let folder: string;
  let sender: Awaited<ReturnType<typeof openTestDesk>>;
  let receiver: Awaited<ReturnType<typeof openTestDesk>>;
  let bundle: Buffer;
  let bundleId = '';
  let caseId = '';
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-hand-over-'));
    sender = await openTestDesk('embedded', { working: true, environment: { ROGATORY_DESK_NAME: 'desk.example/alexandria' } });
    receiver = await openTestDesk('embedded', { working: true, environment: { ROGATORY_DESK_NAME: 'desk.example/rome' } });
    for (const desk of [sender, receiver]) desk.advance(Date.now() - desk.now().getTime());
    const theirCase = await openCase(sender, '2026-77');
    const mona = await sender.as('mona');
    const item = await uploadWhole(mona, theirCase, 'instagram.zip', RETURN);
    await readWhole(mona, item.id);
    bundleId = (await makeWhole(mona, theirCase, { language: 'en' })).id;
    bundle = await zipOf(mona, bundleId);
    caseId = await openCase(receiver, 'RM-12');
  });
  after(async () => {
    await sender.close();
    await receiver.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const trust = (name: string, line: string) => {
    const keys = join(receiver.desk.configuration.dataFolder, 'trust');
    mkdirSync(keys, { recursive: true });
    writeFileSync(join(keys, `${name}.vkey`), `${line}\n`);
  };
  async function takeIn(page: Page, bytes: Uint8Array): Promise<string> {
    const body = { name: 'bundle.zip', bytes: bytes.length, how: 'upload' as const, receivedFrom: 'Alexandria' };
    const upload = await page.call('beginUpload', { params: { caseId }, body });
    await sendChunk(page, upload, 0, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    try {
      for (;;) {
        const { takenIn, job } = await page.call('takeInBundle', { params: { uploadId: upload.id }, body: { sha256 } });
        if (takenIn !== null) return 'done';
        if (job?.state === 'failed') return `failed: ${job.error?.code}`;
        await new Promise((done) => setTimeout(done, 50));
      }
    } catch (error) {
      if (error instanceof ProblemAnswer) return error.problem.code;
      throw error;
    }
  }
  const items = async () => (await (await receiver.as('mona')).call('evidenceOfCase', { params: { caseId } })).items;

  test('not before the sender’s key is known here, and then nothing of it is kept', async () => {
    const mona = await receiver.as('mona');
    assert.equal(await takeIn(mona, bundle), 'BUNDLE_SENDER_UNKNOWN');
    trust('somebody', vkeyOf(receiver.desk.signer));
    assert.equal(await takeIn(mona, bundle), 'BUNDLE_SENDER_UNKNOWN');
    assert.deepEqual(await items(), []);
  });

  test('a hostile one is refused without a trace but the entry of the refusal', async () => {
    const mona = await receiver.as('mona');
    trust('alexandria', vkeyOf(sender.desk.signer));
    const flipped = Buffer.from(bundle);
    flipped[bundle.indexOf('Operation Lantern')] = 0x6f;
    assert.equal(await takeIn(mona, flipped), 'BUNDLE_NOT_SOUND');
    assert.equal(await takeIn(mona, bundle.subarray(0, bundle.length - 30)), 'BUNDLE_NOT_SOUND');
    assert.equal(await takeIn(mona, Buffer.from('PK\x03\x04 this is no bundle')), 'BUNDLE_NOT_A_BUNDLE');
    const path = join(folder, 'invented.zip');
    await writeBagZip(await inventedBundle({ shown: (entries) => entries.slice(1) }), path);
    assert.equal(await takeIn(mona, readFileSync(path)), 'BUNDLE_NOT_SOUND');
    const yara = await receiver.as('yara');
    assert.equal(
      await yara.outcome('takeInBundle', { params: { uploadId: caseId }, body: { sha256: '0'.repeat(64) } }),
      'ACCESS_NOT_FOUND',
    );
    assert.deepEqual(await items(), []);
    const { db } = receiver.desk.store;
    assert.deepEqual(await db.selectFrom('vault_item').selectAll().execute(), []);
    assert.deepEqual(await db.selectFrom('bundle_taken_in').selectAll().execute(), []);
    const { entries } = await mona.call('log', { query: { caseId, kind: 'bundle-taken-in' } });
    assert.ok(entries.length >= 5 && entries.every(({ outcome }) => outcome === 'refused'));
  });

  test('a sound one is taken in: originals are items, records are read, and the entry names the sender’s log', async () => {
    const mona = await receiver.as('mona');
    assert.equal(await takeIn(mona, bundle), 'done');
    assert.equal(await takeIn(mona, bundle), 'BUNDLE_TAKEN_ALREADY');
    const [zip, original] = (await items()).sort((a, b) => b.bytes - a.bytes);
    assert.equal(original?.sha256, createHash('sha256').update(RETURN).digest('hex'));
    assert.deepEqual(
      [zip?.how, original?.how, original?.derivedFrom, original?.name],
      ['hand-over', 'hand-over', zip?.id, 'instagram.zip'],
    );
    const reading = await readWhole(mona, original?.id ?? '');
    assert.ok((reading.records ?? 0) > 20, 'its records are read here');
    const { bundles } = await mona.call('takenIn', { params: { caseId } });
    assert.deepEqual(
      [bundles[0]?.sender, bundles[0]?.senderKey, bundles[0]?.bundle],
      ['desk.example/alexandria', vkeyOf(sender.desk.signer), bundleId],
    );
    assert.ok(
      bundles[0]?.notes.some(({ code }) => code === 'UNWITNESSED'),
      'what the check found besides is marked',
    );
    const { entries } = await mona.call('log', { query: { caseId, kind: 'bundle-taken-in' } });
    const done = entries.find(({ outcome }) => outcome === 'done');
    const root = /desk\.example\/alexandria\n\d+\n([A-Za-z0-9+/=]+)\n/.exec(bundle.toString('latin1'))?.[1];
    assert.equal(done?.about['bundle-hash'], createHash('sha256').update(bundle).digest('hex'));
    assert.equal(done?.about['sender-log-root'], Buffer.from(root ?? '', 'base64').toString('hex'));
    assert.equal(done?.about.sender, 'desk.example/alexandria');
  });

  test('its custody goes on: the next bundle of this desk verifies, with the one that was taken in inside', async () => {
    const mona = await receiver.as('mona');
    const made = await makeWhole(mona, caseId, { language: 'fr' });
    const path = join(folder, 'onward.zip');
    writeFileSync(path, await zipOf(mona, made.id));
    const report = await verifyFile(path, { ...NO_TRUST, keys: [receiver.desk.signer] });
    assert.deepEqual(
      report?.findings.filter(({ good }) => !good),
      [],
    );
    assert.equal(report?.findings.filter(({ code }) => code === 'EXHIBIT_IN_LOG').length, 2);
    assert.ok(readFileSync(path).includes(bundle.subarray(0, 4_096)), 'byte for byte');
  });
});
