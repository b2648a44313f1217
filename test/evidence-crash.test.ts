// SPDX-License-Identifier: Apache-2.0
/**
 * The process dies at each durable step between the first chunk and the entry of the log, while a return is read, and while a bundle is made.
 * A restart finds a consistent desk: what was acknowledged is there, the rest goes on, nothing is there twice, the log verifies.
 */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { vkeyOf } from '../src/core/custody/signed-note.ts';
import { TRUST_FOLDER } from '../src/desk/bundle/known-trust.ts';
import { sweepSpool } from '../src/desk/evidence/uploads.ts';
import { checkVault } from '../src/store/doctor/check-vault.ts';
import { sweepRecords } from '../src/store/records/open-records.ts';
import { openCase, sendChunk, uploadWhole, zipOf } from './case.ts';
import { forEachDeskOnBoth, type Page, type TestDesk } from './desk.ts';
import { dying, isHitOn, RESTLESS, wholeLog, workOn } from './dying-desk.ts';

const sample = (path: string): Buffer => readFileSync(join(import.meta.dirname, '../src/returns', path));
const SAMPLE = sample('meta-records-html/samples/instagram-17841400000000001.zip');
forEachDeskOnBoth('a desk that dies', (open, kind) => {
  let desk: TestDesk;
  let caseId: string;
  let mona: Page;
  before(async () => {
    desk = open();
    // Jobs go by the clock of the machine: without the same one for people, a bundle would hold entries that are dated back.
    desk.advance(Date.now() - desk.now().getTime());
    caseId = await openCase(desk, '2026-14');
    mona = await desk.as('mona');
  });

  const points = [
    'upload-chunk-written',
    'upload-chunk-acknowledged',
    'vault-renamed',
    'vault-folder-synced',
    'evidence-in-vault',
    'entry-appended:3',
    'evidence-recorded',
  ];
  for (const [n, point] of points.entries()) {
    if (!isHitOn(kind, n)) continue;
    test(`at ${point}: the upload goes on, and the item is there once`, async () => {
      const bytes = Buffer.from(`return ${n} ${'x'.repeat(5_000)}`);
      const id = await dying(
        desk,
        point,
        `
        const asking = { accountId: '${mona.id}', sessionId: '', secondFactorAt: null, secondFactorEnrolled: true, language: 'en' };
        const bytes = Buffer.from('return ${n} ' + 'x'.repeat(5000));
        const chunk = (offset, to) => ({ offset, bytes: bytes.subarray(offset, to), sha256: hash('sha256', bytes.subarray(offset, to)) });
        const upload = await beginUpload(desk, asking, '${caseId}', { name: 'r.bin', bytes: bytes.length, how: 'return', receivedFrom: 'Meta' });
        console.log(upload.id);
        await receiveChunk(desk, asking, upload.id, chunk(0, 2000));
        await receiveChunk(desk, asking, upload.id, chunk(2000, bytes.length));
        await finishUpload(desk, asking, upload.id, { sha256: hash('sha256', bytes) });`,
      );
      const upload = await mona.call('upload', { params: { uploadId: id } });
      if (!upload.finished) {
        assert.equal(upload.sha256SoFar, hash('sha256', bytes.subarray(0, upload.offset)));
        if (upload.offset < bytes.length)
          assert.equal((await sendChunk(mona, upload, upload.offset, bytes.subarray(upload.offset))).status, 200);
      }
      const item = await mona.call('finishUpload', { params: { uploadId: id }, body: { sha256: hash('sha256', bytes) } });
      assert.equal(await desk.desk.store.vault.sizeOf(item.sha256), bytes.length);
      const rows = await desk.desk.store.db.selectFrom('evidence').select('id').where('sha256', '=', item.sha256).execute();
      assert.equal(rows.length, 1);
      await sweepSpool(desk.desk.store);
      assert.deepEqual(readdirSync(join(desk.desk.configuration.spoolFolder, 'uploads')), []);
      await wholeLog(desk);
    });
  }

  const readings = [
    ['reading-batch', 'instagram.zip', SAMPLE],
    ['reading-written', 'whatsapp.zip', sample('whatsapp-records-html/samples/whatsapp-account.zip')],
    ['job-before-finish', 'kik.zip', sample('kik-return/samples/sandglass_inv.zip')],
    ['job-finished', 'log-ins.csv', sample('address-log-csv/samples/one-login.csv')],
  ] as const;
  for (const [n, [point, name, bytes]] of readings.entries()) {
    if (!isHitOn(kind, n)) continue;
    test(`at ${point}: another worker reads the return to its end, and what is found is there once`, async () => {
      const item = await uploadWhole(mona, caseId, name, bytes);
      const begun = await mona.call('read', { params: { evidenceId: item.id } });
      await dying(desk, point, RESTLESS, { working: true });
      await workOn(desk);
      const reading = await mona.call('reading', { params: { readingId: begun.id } });
      assert.equal(reading.job?.state, 'done', JSON.stringify(reading.job));
      const { records } = await mona.call('records', { params: { readingId: reading.id }, query: { limit: 500 } });
      assert.equal(new Set(records.map(({ id }) => id)).size, reading.records);
      // Two days later the half-written folder is nobody's any more: the sweep at a start removes it.
      await sweepRecords(desk.desk.configuration.recordsFolder, new Date(Date.now() + 2 * 86_400_000));
      const folders = readdirSync(desk.desk.configuration.recordsFolder);
      assert.deepEqual(
        folders.filter((one) => one.includes('.writing-')),
        [],
      );
      const ended = await desk.desk.store.db.selectFrom('log_index').select('entry_id').where('kind', '=', 'reading-ended').execute();
      const done = await desk.desk.store.db.selectFrom('reading').select('id').where('ended_at', 'is not', null).execute();
      assert.equal(ended.length, done.length);
      await wholeLog(desk);
    });
  }

  const erasing = ['erasure-records-gone', 'vault-key-erased', 'erasure-bytes-gone', 'erasure-bundles-gone'].filter((_, n) =>
    isHitOn(kind, n),
  );
  const toErase: { readonly evidenceId: string; readonly readingId: string; readonly sha256: string }[] = [];
  test('there is something to erase, and it was read', async () => {
    for (const [n] of erasing.entries()) {
      const bytes = Buffer.from(`Time (UTC),IP address,Action\n2026-04-0${n + 1} 22:10:05,203.0.113.7,LOGIN\n`);
      const { id, sha256 } = await uploadWhole(mona, caseId, `erased-${n}.csv`, bytes);
      toErase.push({ evidenceId: id, sha256, readingId: (await mona.call('read', { params: { evidenceId: id } })).id });
    }
    await workOn(desk);
    for (const { readingId } of toErase) assert.notEqual((await mona.call('reading', { params: { readingId } })).endedAt, null);
  });
  for (const [n, point] of erasing.entries())
    test(`at ${point}: another worker erases what is left of the item, and the log says so once`, async () => {
      const { evidenceId, readingId, sha256 } = toErase[n] ?? assert.fail('nothing to erase');
      const body = { ground: 'order', reason: `Order ${n}/2026 of the court.` } as const;
      const { id } = await mona.call('proposeErasure', { params: { evidenceId }, body });
      await (await desk.as('karim')).call('confirmErasure', { params: { erasureId: id } });
      await dying(desk, point, RESTLESS, { working: true });
      assert.equal(await mona.outcome('records', { params: { readingId }, query: {} }), 'EVIDENCE_ERASED');
      await workOn(desk);
      const { recordsFolder, vaultFolder } = desk.desk.configuration;
      const left = [recordsFolder, vaultFolder].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }));
      assert.deepEqual(
        left.filter((name) => name.includes(sha256)),
        [],
      );
      const { items } = await mona.call('retentionOfCase', { params: { caseId } });
      assert.notEqual(items.find((one) => one.evidenceId === evidenceId)?.erasure?.doneAt ?? null, null);
      const { entries } = await mona.call('log', { query: { caseId, kind: 'erased' } });
      assert.equal(entries.filter(({ about }) => about.evidence === evidenceId).length, 1);
      assert.equal((await checkVault(desk.desk.store, { deep: true })).result, 'good');
      await wholeLog(desk);
    });

  for (const [n, point] of ['bundle-committed', 'bundle-in-vault'].entries()) {
    if (!isHitOn(kind, n)) continue;
    test(`at ${point}: another worker makes the bundle, and it is there once`, async () => {
      const asked = await mona.call('makeBundle', { params: { caseId }, body: { language: 'en' } });
      await dying(desk, point, RESTLESS, { working: true });
      assert.equal((await mona.call('bundle', { params: { bundleId: asked.id } })).sha256, null);
      await workOn(desk);
      const made = await mona.call('bundle', { params: { bundleId: asked.id } });
      assert.equal(await desk.desk.store.vault.sizeOf(made.sha256 ?? assert.fail('no bundle')), made.bytes);
      assert.deepEqual(
        readdirSync(desk.desk.configuration.spoolFolder).filter((one) => one.startsWith('bundle-')),
        [],
      );
      await wholeLog(desk);
    });
  }

  if (isHitOn(kind, 0))
    test('at received-bundle-checked: another worker checks it, and asked again it is taken in once', async () => {
      const { configuration, signer, store } = desk.desk;
      const [made] = (await mona.call('bundles', { params: { caseId } })).bundles;
      const bundleId = made?.id ?? assert.fail('no bundle was made before');
      const bytes = await zipOf(mona, bundleId);
      mkdirSync(join(configuration.dataFolder, TRUST_FOLDER), { recursive: true });
      writeFileSync(join(configuration.dataFolder, TRUST_FOLDER, 'own.vkey'), `${vkeyOf(signer)}\n`);
      const body = { name: 'bundle.zip', bytes: bytes.length, how: 'upload' as const, receivedFrom: 'Rome' };
      const upload = await mona.call('beginUpload', { params: { caseId }, body });
      await sendChunk(mona, upload, 0, bytes);
      const given = { params: { uploadId: upload.id }, body: { sha256: hash('sha256', bytes) } };
      assert.equal((await mona.call('takeInBundle', given)).takenIn, null);
      await dying(desk, 'received-bundle-checked', RESTLESS, { working: true });
      assert.deepEqual((await mona.call('takenIn', { params: { caseId } })).bundles, []);
      await workOn(desk);
      assert.equal((await mona.call('takeInBundle', given)).takenIn?.bundle, bundleId);
      assert.equal((await mona.call('takenIn', { params: { caseId } })).bundles.length, 1);
      assert.equal((await checkVault(store, { deep: true })).result, 'good');
      await wholeLog(desk);
    });
});
