// SPDX-License-Identifier: Apache-2.0
/** What hostile, broken and cut-off input does to a desk: it says what happened, the original is kept or was never accepted. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { hash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Upload } from '../src/core/api/evidence.ts';
import { openCase, readWhole, sendChunk, uploadWhole } from './case.ts';
import { forEachDesk, type Page, type TestDesk } from './desk.ts';
import { oddZip } from './zip.ts';

const SAMPLE = readFileSync(join(import.meta.dirname, '../src/returns/meta-records-html/samples/instagram-17841400000000001.zip'));
const NOTE = Buffer.from('a note');
const BOMB_BYTES = 300_000_000;

/** Each: the bytes, the reasons its reading must give, and words that its message must have. */
const INPUTS: Readonly<
  Record<string, { readonly bytes: () => Buffer; readonly why: string; readonly says: RegExp; readonly name?: string }>
> = {
  'a ZIP with a password': {
    bytes: () => oddZip([{ name: 'records.html', bytes: Buffer.concat([randomBytes(12), NOTE]), encrypted: true }]),
    why: 'encrypted',
    says: /password/,
  },
  'a ZIP bomb': {
    bytes: () => oddZip([{ name: 'records.html', bytes: Buffer.alloc(BOMB_BYTES), deflated: true }]),
    why: 'limit-reached',
    says: /ZIP bomb/,
  },
  'an entry that climbs out of its folder': {
    bytes: () => oddZip([{ name: '../../../../tmp/rogatory-climbed', bytes: NOTE }]),
    why: 'refused-name',
    says: /not opened/,
  },
  'a ZIP that breaks off': {
    bytes: () => SAMPLE.subarray(0, Math.floor(SAMPLE.length * 0.7)),
    why: 'truncated',
    says: /cannot be read|breaks off|ends before/,
  },
  'nothing at all': { bytes: () => Buffer.alloc(0), why: 'truncated', says: /empty/ },
};

forEachDesk(
  'bad input',
  (open) => {
    let desk: TestDesk;
    let caseId: string;
    let mona: Page;
    before(async () => {
      desk = open();
      caseId = await openCase(desk, '2026-14');
      mona = await desk.as('mona');
    });
    const begin = (name: string, bytes: number): Promise<Upload> =>
      mona.call('beginUpload', { params: { caseId }, body: { name, bytes, how: 'return', receivedFrom: 'Meta Platforms' } });
    const yara = async () => await desk.as('yara');

    for (const [what, { bytes, why, says }] of Object.entries(INPUTS))
      test(`${what}: kept as it came, and the reading says what is wrong with it`, async () => {
        const original = bytes();
        const item = await uploadWhole(mona, caseId, 'return.zip', original);
        const reading = await readWhole(await yara(), item.id);
        assert.equal(reading.job?.state, 'done', JSON.stringify(reading.job));
        const { gaps } = await (await yara()).call('gaps', { params: { readingId: reading.id } });
        const gap = gaps.find((one) => one.why === why);
        assert.ok(gap, `${what}: ${JSON.stringify(gaps)}`);
        assert.match(gap.message, says);
        assert.equal(item.sha256, hash('sha256', original));
        assert.equal(await desk.desk.store.vault.sizeOf(item.sha256), original.length);
        assert.equal(existsSync('/tmp/rogatory-climbed'), false);
        assert.deepEqual(readdirSync(join(desk.desk.configuration.spoolFolder, 'readings')), []);
      });

    test('a PDF that is named .zip is read as what it is, and nobody claims it', async () => {
      const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
      const item = await uploadWhole(mona, caseId, 'return.zip', pdf);
      const reading = await readWhole(await yara(), item.id);
      assert.equal(reading.job?.state, 'done');
      assert.deepEqual([reading.records, reading.coverage?.files[0]?.parser, reading.coverage?.totals.filesRead], [0, null, 0]);
    });

    test('names from outside never become paths', async () => {
      const item = await uploadWhole(mona, caseId, '../../etc/\u202epasswd.zip', SAMPLE);
      assert.equal((await readWhole(await yara(), item.id)).job?.state, 'done');
      const answer = await (await yara()).fetch(`/api/v1/evidence/${item.id}/bytes?reason=test`);
      assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="evidence"; filename\*=UTF-8''[^/]*$/);
      await answer.arrayBuffer();
      const nul = { name: 'a\u0000.zip', bytes: 1, how: 'return', receivedFrom: 'Meta Platforms' };
      assert.equal(await mona.outcome('beginUpload', { params: { caseId }, body: nul }), 'INPUT_WRONG');
    });

    test('the browser closes in the middle of a chunk: nothing of that chunk counts, and the upload goes on', async () => {
      const bytes = randomBytes(300_000);
      const upload = await begin('half.bin', bytes.length);
      await sendChunk(mona, upload, 0, bytes.subarray(0, 100_000));
      await cutOff(desk, mona, upload, bytes.subarray(100_000));
      const { offset, sha256SoFar } = await mona.call('upload', { params: { uploadId: upload.id } });
      assert.deepEqual([offset, sha256SoFar], [100_000, hash('sha256', bytes.subarray(0, 100_000))]);
      assert.equal((await sendChunk(mona, upload, 100_000, bytes.subarray(100_000))).status, 200);
      const item = await mona.call('finishUpload', { params: { uploadId: upload.id }, body: { sha256: hash('sha256', bytes) } });
      assert.equal(item.sha256, hash('sha256', bytes));
    });

    const small = () => join(desk.desk.configuration.spoolFolder, 'uploads');
    const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0;
    test('the disk fills up during an upload: what was acknowledged stays, and with some room it goes on', async (context) => {
      mkdirSync(small(), { recursive: true });
      const mounted = mount('-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', small());
      if (!mounted) return context.skip('needs to mount a small tmpfs');
      context.after(() => spawnSync('umount', [small()]));
      const bytes = randomBytes(1_500_000);
      const upload = await begin('large.bin', bytes.length);
      // Somebody else takes what was free when it began.
      assert.ok(mount('-o', 'remount,size=1m', small()));
      assert.equal((await sendChunk(mona, upload, 0, bytes.subarray(0, 700_000))).status, 200);
      const full = await sendChunk(mona, upload, 700_000, bytes.subarray(700_000));
      const problem = (await full.json()) as { code: string; offset: number };
      assert.deepEqual([full.status, problem.code, problem.offset], [507, 'EVIDENCE_DISK_FULL', 700_000]);
      assert.equal(
        (await mona.call('upload', { params: { uploadId: upload.id } })).sha256SoFar,
        hash('sha256', bytes.subarray(0, 700_000)),
      );
      assert.ok(mount('-o', 'remount,size=4m', small()));
      assert.equal((await sendChunk(mona, upload, 700_000, bytes.subarray(700_000))).status, 200);
      const item = await mona.call('finishUpload', { params: { uploadId: upload.id }, body: { sha256: hash('sha256', bytes) } });
      assert.equal(await desk.desk.store.vault.sizeOf(item.sha256), bytes.length);
    });
  },
  { working: true },
);

/** Sends half of a chunk and destroys the connection. */
async function cutOff({ address }: TestDesk, page: Page, upload: Upload, bytes: Buffer): Promise<void> {
  const { host } = new URL(address);
  const [hostname, port] = host.split(':');
  const headers = {
    ...page.headers(),
    'content-type': 'application/octet-stream',
    'content-length': bytes.length,
    'upload-offset': '100000',
    'upload-sha256': hash('sha256', bytes),
  };
  const sending = request({ hostname, port, method: 'PATCH', path: `/api/v1/uploads/${upload.id}`, headers });
  sending.on('error', () => undefined);
  sending.write(bytes.subarray(0, 50_000));
  await wait(200);
  sending.destroy();
  await wait(100);
}
