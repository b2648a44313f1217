// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { openCase, readWhole, sendChunk, uploadWhole } from '../../test/case.ts';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import type { EvidenceItem, ReadingShown } from '../core/api/evidence.ts';
import { readEntry } from '../core/custody/entry.ts';
import { pictureOf } from '../desk/evidence/picture.ts';
import { withActor } from '../store/database/actor.ts';

const SAMPLE = readFileSync(join(import.meta.dirname, '../returns/meta-records-html/samples/instagram-17841400000000001.zip'));
const begin = (name: string, bytes: number) => ({ name, bytes, how: 'return', receivedFrom: 'Meta Platforms' }) as const;
const params = (uploadId: string) => ({ params: { uploadId } });

forEachDesk(
  'evidence',
  (open) => {
    let desk: TestDesk;
    let caseId: string;
    let mona: Page;
    let yara: Page;
    before(async () => {
      desk = open();
      caseId = await openCase(desk, '2026-14');
      mona = await desk.as('mona');
      yara = await desk.as('yara');
    });
    const kinds = async (): Promise<string[]> =>
      (await desk.desk.store.db.selectFrom('log_index').select('kind').where('case_id', '=', caseId).orderBy('at').execute()).map(
        ({ kind }) => kind,
      );
    const spool = (id: string) => join(desk.desk.configuration.spoolFolder, 'uploads', id);
    const problem = async (answer: Response) => (await answer.json()) as { code: string; offset?: number };

    test('a file that is larger than what is free is refused before a byte is sent', async () => {
      const body = begin('huge.bin', 9e14);
      assert.equal(await mona.outcome('beginUpload', { params: { caseId }, body }), 'EVIDENCE_DISK_FULL');
      assert.deepEqual(await desk.desk.store.db.selectFrom('upload').select('id').where('case_id', '=', caseId).execute(), []);
    });

    test('bytes arrive in chunks, hashed on both sides, and go on after a lost line where the last chunk was acknowledged', async () => {
      const bytes = Buffer.from('an order of the public prosecutor');
      const upload = await mona.call('beginUpload', { params: { caseId }, body: begin('order.txt', bytes.length) });
      assert.equal(upload.offset, 0);
      const first = (await (await sendChunk(mona, upload, 0, bytes.subarray(0, 10))).json()) as typeof upload;
      assert.deepEqual([first.offset, first.sha256SoFar], [10, hash('sha256', bytes.subarray(0, 10))]);
      // The answer to the second chunk is lost; the page asks how far it came.
      await sendChunk(mona, upload, 10, bytes.subarray(10, 20));
      const { offset, sha256SoFar } = await mona.call('upload', params(upload.id));
      assert.deepEqual([offset, sha256SoFar], [20, hash('sha256', bytes.subarray(0, 20))]);
      const again = await sendChunk(mona, upload, 10, bytes.subarray(10, 20));
      assert.deepEqual([again.status, (await problem(again)).offset], [409, 20]);
      await sendChunk(mona, upload, 20, bytes.subarray(20));
      const item = await mona.call('finishUpload', { ...params(upload.id), body: { sha256: hash('sha256', bytes) } });
      assert.deepEqual([item.sha256, item.bytes, item.receivedBy.name], [hash('sha256', bytes), bytes.length, 'Mona Farid']);
      assert.equal(existsSync(spool(upload.id)), false);
      assert.deepEqual(await mona.call('finishUpload', { ...params(upload.id), body: { sha256: item.sha256 } }), item);
      assert.equal(await mona.outcome('abandonUpload', params(upload.id)), 'EVIDENCE_UPLOAD_ENDED');
    });

    test('a chunk that was changed on the way, is too long or comes without its hash is not kept', async () => {
      const upload = await mona.call('beginUpload', { params: { caseId }, body: begin('a.bin', 8) });
      assert.equal(
        (await problem(await sendChunk(mona, upload, 0, Buffer.from('abcd'), hash('sha256', 'other')))).code,
        'EVIDENCE_CHUNK_DAMAGED',
      );
      assert.equal((await problem(await sendChunk(mona, upload, 0, Buffer.from('123456789')))).code, 'EVIDENCE_TOO_LONG');
      const bare = await mona.fetch(`/api/v1/uploads/${upload.id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/octet-stream' },
        body: 'abcd',
      });
      assert.equal((await problem(bare)).code, 'INPUT_WRONG');
      assert.equal((await mona.call('upload', params(upload.id))).offset, 0);
      assert.equal(
        await mona.outcome('finishUpload', { ...params(upload.id), body: { sha256: hash('sha256', '') } }),
        'EVIDENCE_INCOMPLETE',
      );
    });

    test('bytes that are not what their sender says are never accepted, and stay to be looked at until they are given up', async () => {
      const upload = await mona.call('beginUpload', { params: { caseId }, body: begin('a.bin', 4) });
      await sendChunk(mona, upload, 0, Buffer.from('abcd'));
      assert.equal(
        await mona.outcome('finishUpload', { ...params(upload.id), body: { sha256: hash('sha256', 'efgh') } }),
        'VAULT_WRONG_HASH',
      );
      assert.equal(await desk.desk.store.vault.has(hash('sha256', 'abcd')), false);
      assert.equal(await mona.outcome('abandonUpload', params(upload.id)), 'done');
      assert.equal(existsSync(spool(upload.id)), false);
    });

    test('nobody else goes on with an upload; who may not add evidence begins none, and that is in the log', async () => {
      const upload = await mona.call('beginUpload', { params: { caseId }, body: begin('a.bin', 4) });
      const omar = await desk.as('omar');
      assert.equal(await omar.outcome('upload', params(upload.id)), 'ACCESS_NOT_FOUND');
      assert.equal((await sendChunk(omar, upload, 0, Buffer.from('abcd'))).status, 404);
      assert.equal(await yara.outcome('beginUpload', { params: { caseId }, body: begin('a.bin', 4) }), 'ACCESS_NOT_ALLOWED');
      for (const login of ['nadia', 'adam', 'hassan'])
        assert.equal(
          await (await desk.as(login)).outcome('beginUpload', { params: { caseId }, body: begin('a.bin', 4) }),
          'ACCESS_NOT_FOUND',
        );
      const refused = await desk.desk.store.db.selectFrom('log_index').select('kind').where('outcome', '=', 'refused').execute();
      assert.ok(refused.some(({ kind }) => kind === 'upload-begun'));
    });

    let item: EvidenceItem;
    let reading: ReadingShown;
    test('a return is sealed, read in the background, and shown with its coverage', async () => {
      item = await uploadWhole(mona, caseId, 'instagram.zip', SAMPLE);
      const first = await mona.call('read', { params: { evidenceId: item.id } });
      assert.equal((await yara.call('read', { params: { evidenceId: item.id } })).id, first.id);
      reading = await readWhole(yara, item.id);
      assert.equal(reading.job?.state, 'done', JSON.stringify(reading.job));
      assert.ok((reading.records ?? 0) > 10);
      assert.equal(reading.coverage?.totals.units, reading.coverage?.totals.accounted);
      assert.equal((await mona.call('job', { params: { jobId: first.job?.id ?? '' } })).state, 'done');
      assert.equal(
        (await mona.call('evidenceOfCase', { params: { caseId } })).items.find(({ id }) => id === item.id)?.readings[0]?.id,
        reading.id,
      );
      assert.deepEqual(readdirSync(join(desk.desk.configuration.spoolFolder, 'readings')), []);
    });

    test('records come in pages, by filter and by id, each with its place; the log keeps how many and the hash of their ids', async () => {
      const all = await yara.call('records', { params: { readingId: reading.id }, query: { limit: 500 } });
      assert.equal(all.records.length, reading.records);
      assert.equal(all.counted, reading.records);
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await yara.call('records', { params: { readingId: reading.id }, query: { limit: 7, ...(cursor ? { cursor } : {}) } });
        paged.push(...page.records.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      assert.deepEqual(
        paged,
        all.records.map(({ id }) => id),
      );
      const params = { readingId: reading.id };
      const middle = await yara.call('records', { params, query: { skip: 9, limit: 2 } });
      assert.deepEqual(
        [middle.position, middle.counted, ...middle.records.map(({ id }) => id)],
        [9, all.counted, ...all.records.slice(9, 11).map(({ id }) => id)],
      );
      const inTime = await yara.call('records', { params, query: { order: 'time', at: '9000-01-01T00:00:00Z', limit: 500 } });
      assert.equal(inTime.position, all.records.length - inTime.records.length);
      await assert.rejects(yara.call('records', { params, query: { at: '2026-03-01T00:00:00Z' } }), /RECORDS_BAD_FILTER/);
      const event = all.records.find(({ kind }) => kind === 'ip-event');
      assert.ok(event?.place.item === item.sha256 && event.parser.tier);
      const address = ((event.data as { address: { raw: string; norm?: string } }).address.norm ?? '') as string;
      const found = await yara.call('records', { params: { readingId: reading.id }, query: { identifier: address } });
      assert.ok(found.records.some(({ id }) => id === event.id) && found.records.length < all.records.length);
      const { id, kind, ordinal } = await yara.call('record', { params: { readingId: reading.id, recordId: event.id } });
      assert.deepEqual({ id, kind, ordinal }, { id: event.id, kind: event.kind, ordinal: event.ordinal });
      const searched = await yara.call('records', { params: { readingId: reading.id }, query: { text: 'zzz nowhere' } });
      assert.deepEqual([searched.records, searched.next, searched.searched?.done], [[], null, reading.records]);
      const timeline = await yara.call('timeline', { params: { readingId: reading.id }, query: {} });
      assert.equal(
        timeline.days.reduce((sum, { count }) => sum + count, timeline.withoutTime),
        reading.records,
      );

      const { rows } = await sql<{ bytes: Buffer }>`SELECT bytes FROM log_entry JOIN log_index ON entry_id = id
        WHERE kind = 'records-searched' ORDER BY log_entry.created_at LIMIT 1`.execute(desk.desk.store.db);
      const entry = readEntry(rows[0]?.bytes ?? Buffer.alloc(0));
      assert.ok(entry.ok);
      assert.equal(entry.entry.about.count, reading.records);
      assert.equal(entry.entry.about.ids, hash('sha256', all.records.map((one) => `${one.id}\n`).join('')));
      assert.match(String(entry.entry.about.query), /^sha256:/);
    });

    test('beside every record stand the very bytes it was read from, read anew from the sealed item', async () => {
      const { records } = await yara.call('records', { params: { readingId: reading.id }, query: { limit: 500 } });
      for (const { id, place } of [records[0], records[Math.floor(records.length / 2)], records.at(-1)].filter(
        (one) => one !== undefined,
      )) {
        const shown = await yara.call('original', { params: { readingId: reading.id, recordId: id } });
        const bytes = Buffer.from(shown.bytes, 'base64');
        assert.equal(bytes.length, shown.to - shown.from);
        assert.deepEqual(
          shown.path,
          place.path.map(({ name }) => name),
        );
        assert.equal(shown.text, bytes.toString('utf8'));
        assert.ok(Buffer.from(shown.before, 'base64').length <= 300);
      }
      const event = records.find(({ kind }) => kind === 'ip-event');
      assert.ok(event);
      const { address } = event.data as { address: { raw: string } };
      const { text } = await yara.call('original', { params: { readingId: reading.id, recordId: event.id } });
      assert.ok(text?.includes(address.raw), `${address.raw} stands in ${text}`);
      assert.ok((await kinds()).includes('original-shown'));
    });

    test('what a person makes of records is kept beside them, and points to records that are there', async () => {
      const { records } = await yara.call('records', { params: { readingId: reading.id }, query: { limit: 1 } });
      const records1 = [{ readingId: reading.id, recordId: records[0]?.id ?? '' }];
      const lead = await yara.call('writeLead', {
        params: { caseId },
        body: { text: 'Ask the operator of this address.', records: records1 },
      });
      assert.deepEqual((await mona.call('leads', { params: { caseId } })).leads, [lead]);
      const nowhere = [{ readingId: reading.id, recordId: 'f'.repeat(32) }];
      assert.equal(await yara.outcome('writeLead', { params: { caseId }, body: { text: 'x', records: nowhere } }), 'RECORDS_NOT_FOUND');
      assert.equal(
        await (await desk.as('karim')).outcome('writeLead', { params: { caseId }, body: { text: 'x', records: [] } }),
        'ACCESS_NOT_ALLOWED',
      );
    });

    test('a picture that a record names is shown as one, and whatever is none is not drawn by a browser', async () => {
      const { records } = await yara.call('records', { params: { readingId: reading.id }, query: { kind: 'media' } });
      const path = (id: string, nth: number) => `/api/v1/readings/${reading.id}/records/${id}/pictures/${nth}`;
      const [media] = records;
      const shown = await yara.fetch(path(media?.id ?? '', 0));
      assert.equal(shown.headers.get('content-type'), 'image/png');
      assert.match(shown.headers.get('content-security-policy') ?? '', /default-src 'none'; sandbox/);
      assert.equal((await problem(await yara.fetch(path(media?.id ?? '', 1)))).code, 'RECORDS_NOT_FOUND');
      const hostile = ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', '<html>', '%PDF-1.7', ''];
      for (const text of hostile) assert.throws(() => pictureOf(Buffer.from(text)), /EVIDENCE_NO_PICTURE|not those of/);
    });

    test('messages stand as conversations, and every line of one is a record of the reading', async () => {
      const { conversations, madeFrom } = await yara.call('conversations', { params: { readingId: reading.id } });
      assert.equal(madeFrom.records, madeFrom.of);
      assert.ok(
        conversations.length > 0 && conversations.every(({ entries }, at) => entries <= (conversations[at - 1]?.entries ?? entries)),
      );
      const shown = await yara.call('conversation', { params: { readingId: reading.id, index: 0 }, query: {} });
      assert.equal(shown.records.length, conversations[0]?.entries);
      assert.equal(shown.next, null);
      for (const { id } of shown.records) await yara.call('record', { params: { readingId: reading.id, recordId: id } });
      const nowhere = { params: { readingId: reading.id, index: conversations.length }, query: {} };
      assert.equal(await yara.outcome('conversation', nowhere), 'RECORDS_NOT_FOUND');
    });

    test('addresses of a case say what a question about them lacks, and whether they are a target already', async () => {
      const { addresses } = await yara.call('addressesOfCase', { params: { caseId } });
      const [first] = addresses;
      assert.ok(first !== undefined && first.targetId === null);
      const lacking = addresses.find(({ readiness }) => readiness === 'needs-port');
      assert.ok(lacking?.missing.includes('port'));
      const { at, zone, port, readingId, recordId } = first.best;
      const event = { at: at ?? '', ...(zone !== null && { zone }), ...(port !== null && { port }) };
      const body = { written: first.address, kind: 'ip', role: 'unknown', relevance: 'x', event, from: { readingId, recordId } } as const;
      const target = await mona.call('addTarget', { params: { caseId }, body });
      const after = await yara.call('addressesOfCase', { params: { caseId } });
      assert.equal(after.addresses.find(({ address }) => address === first.address)?.targetId, target.id);
      assert.equal(await (await desk.as('nadia')).outcome('addressesOfCase', { params: { caseId } }), 'ACCESS_NOT_FOUND');
    });

    test('the original leaves as a file to keep, byte for byte, after the log says who took it and why', async () => {
      const before = (await kinds()).filter((kind) => kind === 'evidence-opened').length;
      const answer = await yara.fetch(`/api/v1/evidence/${item.id}/bytes?reason=${encodeURIComponent('comparison with the paper copy')}`);
      assert.deepEqual(Buffer.from(await answer.arrayBuffer()), SAMPLE);
      assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/);
      assert.equal(answer.headers.get('content-security-policy'), 'sandbox');
      assert.equal((await kinds()).filter((kind) => kind === 'evidence-opened').length, before + 1);
      assert.equal((await yara.fetch(`/api/v1/evidence/${item.id}/bytes`)).status, 400);
    });

    test('outside the circle nothing of it exists, through the API and under the access rules', async () => {
      for (const login of ['nadia', 'adam', 'hassan', 'peter']) {
        const page = await desk.as(login);
        assert.equal(await page.outcome('evidence', { params: { evidenceId: item.id } }), 'ACCESS_NOT_FOUND');
        assert.equal(await page.outcome('records', { params: { readingId: reading.id } }), 'ACCESS_NOT_FOUND');
        assert.equal(await page.outcome('job', { params: { jobId: reading.job?.id } }), 'ACCESS_NOT_FOUND');
        assert.equal((await page.fetch(`/api/v1/evidence/${item.id}/bytes?reason=x`)).status, 404);
        await withActor(desk.desk.store.db, { userId: desk.idOf(login) }, async (tx) => {
          for (const table of ['upload', 'evidence', 'reading', 'lead'] as const)
            assert.deepEqual(await tx.selectFrom(table).select('id').execute(), [], table);
        });
      }
      assert.equal(await (await desk.as('omar')).outcome('records', { params: { readingId: reading.id } }), 'ACCESS_NOT_ALLOWED');
    });

    test('an item and its reading are never changed under an act', async () => {
      for (const statement of [
        sql`UPDATE evidence SET sha256 = sha256`,
        sql`DELETE FROM evidence`,
        sql`UPDATE reading SET records = 0`,
        sql`DELETE FROM reading`,
        sql`UPDATE lead SET text = 'x'`,
        sql`DELETE FROM upload`,
      ])
        await assert.rejects(
          withActor(desk.desk.store.db, { userId: desk.idOf('mona') }, async (tx) => await statement.execute(tx)),
          /permission denied/,
        );
    });

    test('every step is in the log, in its order', async () => {
      const seen = new Set(await kinds());
      for (const kind of [
        'upload-begun',
        'evidence-sealed',
        'evidence-received',
        'reading-begun',
        'reading-ended',
        'records-searched',
        'record-opened',
        'timeline-shown',
        'lead-written',
        'evidence-opened',
        'upload-abandoned',
      ])
        assert.ok(seen.has(kind), kind);
    });
  },
  { working: true },
);
