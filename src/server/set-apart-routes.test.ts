// SPDX-License-Identifier: Apache-2.0
/** Every route of the API table against what is set apart, and what a later scope does to records that people have read. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { answerTo, asking, CIRCLE, openCase, readWhole, requestWith } from '../../test/case.ts';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import { secretsOf, walkRoutes } from '../../test/walk-routes.ts';
import { oddZip } from '../../test/zip.ts';
import { pathOf } from '../core/api/client.ts';
import type { EvidenceItem, ReadingShown } from '../core/api/evidence.ts';
import { apiRoutes } from '../core/api/index.ts';
import type { AnyRecord } from '../core/records/record.ts';

const INSTAGRAM = readFileSync(join(import.meta.dirname, '../returns/meta-records-html/samples/instagram-17841400000000001.zip'));
const LOG = Buffer.from(
  `Time (UTC),IP address,Action\n${[
    '2026-02-27 10:00:00,203.0.113.7,LOGIN lighthouse-one',
    '2026-02-27 11:00:00,no-address,LOGIN lighthouse-gap',
    '2026-02-28 10:00:00,203.0.113.9,LOGIN lighthouse-two',
    '2026-03-01 10:00:00,203.0.113.7,LOGIN first',
    '2026-03-15 10:00:00,203.0.113.7,LOGIN second',
    '2026-03-16 10:00:00,no-address,LOGIN inner-gap',
    '2026-03-20 10:00:00,203.0.113.7,LOGIN third',
    '',
  ].join('\n')}`,
);
forEachDesk(
  'what is set apart, route by route',
  (open) => {
    let desk: TestDesk;
    let caseId: string;
    let requestId: string;
    let mona: Page;
    before(async () => {
      desk = open();
      caseId = await openCase(desk, '2026-16', { ...CIRCLE, laila: 'legal-reviewer' });
      mona = await desk.as('mona');
      requestId = await requestOf(['access_log'], '2026-03-01', '2026-03-31');
    });

    const asked = (categories: readonly string[], from: string, to: string) => ({
      ...asking(categories, from, to),
      identifiers: [{ kind: 'provider_user_id', written: '17841400000000001' }],
    });
    const requestOf = (categories: readonly string[], from: string, to: string, inCase = caseId) =>
      requestWith(desk, mona, inCase, asked(categories, from, to), 'sent');
    const answer = (name: string, bytes: Buffer, request: string | null = requestId) =>
      answerTo(desk, mona, { caseId, requestId: request }, name, bytes);

    async function rowOf(readingId: string) {
      return await desk.desk.store.db.selectFrom('reading').selectAll().where('id', '=', readingId).executeTakeFirstOrThrow();
    }
    async function recordsIn(folder: string): Promise<AnyRecord[]> {
      const { records } = await (await desk.desk.store.records.reading(folder)).page({}, { limit: 10_000 });
      return records.map(({ record }) => record);
    }
    async function ended(readingId: string): Promise<ReadingShown> {
      let reading = await mona.call('reading', { params: { readingId } });
      while (reading.endedAt === null && reading.job?.state !== 'failed') {
        await new Promise((resolve) => setTimeout(resolve, 50));
        reading = await mona.call('reading', { params: { readingId } });
      }
      assert.equal(reading.job?.state, 'done', JSON.stringify(reading.job));
      return reading;
    }

    let log: { item: EvidenceItem; reading: ReadingShown };
    test('no route gives a record that is set apart, nor a gap beside it, to anybody', async () => {
      log = await answer('logins.csv', LOG);
      const meta = await answer('instagram.zip', INSTAGRAM);
      await mona.call('writeLead', {
        params: { caseId },
        body: {
          text: 'a lead',
          records: [{ readingId: log.reading.id, recordId: (await recordsIn((await rowOf(log.reading.id)).folder))[0]!.id }],
        },
      });
      const { entries } = await mona.call('log', { query: { caseId } });
      const held = [];
      for (const { item, reading } of [log, meta]) {
        const { folder, set_apart_folder } = await rowOf(reading.id);
        held.push({ item, reading, inside: await recordsIn(folder), apart: await recordsIn(set_apart_folder as string) });
      }
      const shown = JSON.stringify(held.map(({ inside, reading }) => [inside, reading.coverage]));
      for (const { item, reading, inside, apart } of held) {
        const secret = secretsOf(apart, shown);
        assert.ok(inside.length > 0 && secret.length > 1, item.name);
        const ids = {
          caseId,
          requestId,
          evidenceId: item.id,
          readingId: reading.id,
          otherId: log.reading.id,
          jobId: reading.job?.id,
          entryId: entries[0]?.id,
        };
        for (const login of item === log.item ? ['mona', 'karim', 'laila', 'omar'] : ['mona']) {
          const page = await desk.as(login);
          const look = (name: string, text: string, isAnswered: boolean) => {
            // The keeper hands the exhibit on as it came; nobody else takes it out.
            if (name === 'evidenceBytes' && isAnswered && login === 'omar') return;
            for (const one of secret) assert.ok(!text.includes(one), `${login} ${name} gives ${one}`);
            assert.doesNotMatch(text, /lighthouse-gap/, `${login} ${name}`);
          };
          const hidden = apart[0]!.id;
          await walkRoutes(page, { ids: { ...ids, recordId: inside[0]!.id }, hidden, answers: login === 'mona', look });
          await walkRoutes(page, { ids: { ...ids, recordId: hidden }, hidden, answers: false, only: ':recordId', look });
        }
      }
    });

    test('the name of a file whose records are all apart is covered, its numbers are shown', async () => {
      const one = (day: string) => Buffer.from(`Time (UTC),IP address,Action\n${day} 10:00:00,203.0.113.7,LOGIN\n`);
      const zip = oddZip([
        { name: 'march.csv', bytes: one('2026-03-15') },
        { name: 'lawyer.csv', bytes: one('2026-01-15') },
      ]);
      const { reading } = await answer('two.zip', zip, await requestOf(['access_log'], '2026-03-01', '2026-03-31'));
      const shown = await mona.call('reading', { params: { readingId: reading.id } });
      assert.deepEqual(
        shown.coverage?.files.filter(({ parser }) => parser !== null).map(({ path, records }) => [path, records]),
        [
          ['two.zip!/█████ 1', 1],
          ['two.zip!/march.csv', 1],
        ],
      );
      assert.doesNotMatch(JSON.stringify(shown), /lawyer/);
    });

    test('the original is taken out by its keeper alone until a decision, and bytes beside a place are not shown', async () => {
      const bytes = (page: Page) => page.fetch(pathOf(apiRoutes.evidenceBytes, { evidenceId: log.item.id }, { reason: 'x' }));
      assert.deepEqual([(await bytes(mona)).status, (await bytes(await desk.as('omar'))).status], [403, 200]);
      const { folder } = await rowOf(log.reading.id);
      const params = { readingId: log.reading.id, recordId: (await recordsIn(folder))[0]!.id };
      const original = await mona.call('original', { params });
      assert.deepEqual([original.before, original.after, original.withheld], ['', '', 0]);
      assert.match(original.text ?? '', /LOGIN first/);
    });

    test('a gap beside what is apart is apart with it; the others are shown, and all are counted', async () => {
      const params = { readingId: log.reading.id };
      const lines = (gaps: readonly { readonly place: unknown }[]) => gaps.map(({ place }) => (place as { at: { line: number } }).at.line);
      assert.deepEqual(lines((await mona.call('gaps', { params, query: {} })).gaps), [7]);
      assert.equal(await mona.outcome('gaps', { params, query: { setApart: 'yes' } }), 'EVIDENCE_SET_APART');
      const { records, gaps } = await mona.call('setApart', { params });
      assert.deepEqual([log.reading.gaps, records, gaps], [2, 3, 1]);
    });

    test('a narrowed request sets more apart, closes what was decided, and a wider draft shows nothing more', async () => {
      const params = { readingId: log.reading.id };
      const laila = await desk.as('laila');
      await laila.call('decideSetApart', { params, body: { decision: 'keep', reason: 'exonerating' } });
      assert.equal(await mona.outcome('records', { params, query: { setApart: 'yes' } }), 'done');
      const { digest, values } = await mona.call('request', { params: { requestId } });
      await mona.call('takeStep', {
        params: { requestId },
        body: { event: 'narrow', digest, comment: 'shorter', values: { ...values, ...asked(['access_log'], '2026-03-10', '2026-03-31') } },
      });
      const narrowed = await ended(log.reading.id);
      assert.deepEqual([narrowed.records, narrowed.outside?.records], [7, 4]);
      const { records } = await mona.call('records', { params, query: {} });
      assert.doesNotMatch(JSON.stringify(records), /LOGIN first/);
      const { leads } = await mona.call('leads', { params: { caseId } });
      assert.deepEqual(
        leads.map(({ text, heldBack, records: on }) => [text, heldBack, on]),
        [[null, true, []]],
        'a lead on what is newly apart is apart with it',
      );
      assert.equal(await mona.outcome('records', { params, query: { setApart: 'yes' } }), 'EVIDENCE_SET_APART');
      const apart = await mona.call('setApart', { params });
      assert.deepEqual([apart.decided, apart.scopes.map(({ why }) => why)], [null, ['read', 'narrowed']]);
      const draft = await mona.call('request', { params: { requestId } });
      await mona.call('changeRequest', {
        params: { requestId },
        body: { digest: draft.digest, values: asked(['access_log', 'content'], '2026-01-01', '2026-12-31') },
      });
      const again = await readWhole(mona, log.item.id);
      assert.equal(again.outside?.records, 4);
      const { entries } = await mona.call('log', { query: { kind: 'scope-recomputed', caseId } });
      assert.equal(entries.length, 2);
    });

    test('an item that turns out to answer another request is held against that one as well, and not shown more', async () => {
      const { item, reading } = await answer('unasked.csv', LOG, null);
      assert.deepEqual([reading.outside, reading.records], [null, 7]);
      const body = { requestId, reason: 'the cover letter names it' };
      assert.equal(await (await desk.as('yara')).outcome('tieEvidence', { params: { evidenceId: item.id }, body }), 'ACCESS_NOT_ALLOWED');
      const other = await openCase(desk, '2026-17');
      const elsewhere = await requestOf(['access_log'], '2026-01-01', '2026-01-02', other);
      const wrong = { requestId: elsewhere, reason: 'x' };
      assert.equal(await mona.outcome('tieEvidence', { params: { evidenceId: item.id }, body: wrong }), 'EVIDENCE_NO_SUCH_REQUEST');
      const first = await requestOf(['access_log'], '2026-03-15', '2026-03-31');
      await mona.call('tieEvidence', { params: { evidenceId: item.id }, body: { requestId: first, reason: 'x' } });
      assert.equal((await ended(reading.id)).outside?.records, 4);
      const wide = await requestOf(['access_log', 'content'], '2025-01-01', '2027-01-01');
      const tied = await mona.call('tieEvidence', { params: { evidenceId: item.id }, body: { requestId: wide, reason: 'x' } });
      assert.equal(tied.requestId, wide);
      assert.equal((await ended(reading.id)).outside?.records, 4);
      const { scopes } = await mona.call('setApart', { params: { readingId: reading.id } });
      assert.deepEqual(
        scopes.map((one) => [one.why, one.requestId]),
        [
          ['tied', first],
          ['tied', wide],
        ],
      );
    });
  },
  { working: true },
);
