// SPDX-License-Identifier: Apache-2.0
/** What a request did not ask for, asked against given, two readings against each other, and what is given to a reading. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { answerTo, asking, CIRCLE, openCase, readWhole, requestWith, uploadWhole } from '../../test/case.ts';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import { apiCaller } from '../core/api/client.ts';
import { PASSWORD_HEADER } from '../core/api/evidence.ts';

const returns = join(import.meta.dirname, '../returns');
const AES = readFileSync(join(returns, 'containers/samples/encrypted-aes-256.zip'));
const log = (...days: readonly string[]) =>
  Buffer.from(`Time (UTC),IP address,Action\n${days.map((day) => `2026-${day} 10:00:00,203.0.113.7,LOGIN ${day}\n`).join('')}`);

forEachDesk(
  'what was not asked for',
  (open) => {
    let desk: TestDesk;
    let caseId: string;
    let requestId: string;
    let mona: Page;
    let yara: Page;
    before(async () => {
      desk = open();
      caseId = await openCase(desk, '2026-15', { ...CIRCLE, laila: 'legal-reviewer' });
      mona = await desk.as('mona');
      yara = await desk.as('yara');
      requestId = await requestOf(['access_log', 'content'], '2026-03-01', '2026-03-31');
    });

    const requestOf = (categories: readonly string[], from: string, to: string) =>
      requestWith(desk, mona, caseId, asking(categories, from, to));
    const answer = (name: string, bytes: Buffer) => answerTo(desk, mona, { caseId, requestId }, name, bytes);
    const list = async (readingId: string, query: object = {}) => (await yara.call('records', { params: { readingId }, query })).records;
    const actions = async (readingId: string, query: object = {}) =>
      (await list(readingId, query)).map(({ data }) => (data as { action: { raw: string } }).action.raw);

    let readingId: string;
    test('rows outside the period are set apart before anybody reads them, and no door leads to them', async () => {
      const { reading } = await answer('logins.csv', log('02-28', '03-01', '03-15', '04-01'));
      readingId = reading.id;
      assert.deepEqual(
        [reading.records, reading.outside],
        [4, { records: 2, perhaps: 0, why: { 'before-period': 1, 'after-period': 1 }, gaps: 0 }],
      );
      assert.deepEqual(await actions(readingId), ['LOGIN 03-01', 'LOGIN 03-15']);
      assert.deepEqual(await actions(readingId, { text: '02-28' }), []);
      const { days } = await yara.call('timeline', { params: { readingId }, query: {} });
      assert.deepEqual(
        days.map(({ day }) => day),
        ['2026-03-01', '2026-03-15'],
      );
      assert.equal(await yara.outcome('records', { params: { readingId }, query: { setApart: 'yes' } }), 'EVIDENCE_SET_APART');
      const apart = await yara.call('setApart', { params: { readingId } });
      assert.deepEqual([apart.records, apart.decisions], [2, []]);
    });

    test('an investigator does not decide on it; an approver keeps it for a reason, and then it is read', async () => {
      const decide = (page: Page, decision: string) =>
        page.outcome('decideSetApart', { params: { readingId }, body: { decision, reason: 'exonerating: he was elsewhere' } });
      assert.equal(await decide(mona, 'keep'), 'ACCESS_NOT_ALLOWED');
      assert.equal(await decide(await desk.as('karim'), 'seal'), 'done');
      assert.equal(await yara.outcome('records', { params: { readingId }, query: { setApart: 'yes' } }), 'EVIDENCE_SET_APART');
      assert.equal(await decide(await desk.as('laila'), 'keep'), 'done');
      assert.deepEqual(await actions(readingId, { setApart: 'yes' }), ['LOGIN 02-28', 'LOGIN 04-01']);
      const [kept] = await list(readingId, { setApart: 'yes' });
      const { text } = await yara.call('original', { params: { readingId, recordId: kept!.id } });
      assert.equal(text, '2026-02-28 10:00:00,203.0.113.7,LOGIN 02-28');
      const { decisions } = await yara.call('setApart', { params: { readingId } });
      assert.deepEqual(
        decisions.map(({ decision, by }) => [decision, by.name]),
        [
          ['keep', 'Laila Hosni'],
          ['seal', 'Karim Adel'],
        ],
      );
    });

    test('what is returned is gone from the records, and nothing is left to decide', async () => {
      const { reading } = await answer('more.csv', log('01-01', '03-02'));
      const params = { readingId: reading.id };
      const karim = await desk.as('karim');
      await karim.call('decideSetApart', { params, body: { decision: 'return', reason: 'sent in error' } });
      assert.equal(
        await karim.outcome('decideSetApart', { params, body: { decision: 'keep', reason: 'x' } }),
        'EVIDENCE_NOTHING_SET_APART',
      );
      const { set_apart_folder } = await desk.desk.store.db
        .selectFrom('reading')
        .select('set_apart_folder')
        .where('id', '=', reading.id)
        .executeTakeFirstOrThrow();
      assert.equal(await desk.desk.store.records.has(set_apart_folder as string), false);
      assert.deepEqual(await actions(reading.id), ['LOGIN 03-02']);
    });

    test('asked against given stands on the request, with the next step', async () => {
      const { rows, setApart } = await mona.call('reconcile', { params: { requestId } });
      assert.deepEqual(
        rows.map(({ category, outcome, records, next }) => [category, outcome, records, next]),
        [
          ['access_log', 'given', 3, 'none'],
          ['content', 'missing', 0, 'remind'],
        ],
      );
      assert.equal(setApart, 3);
    });

    test('two copies of one account are held against each other record by record', async () => {
      const [first, second] = [await answer('preserved.csv', log('03-05', '03-06')), await answer('produced.csv', log('03-06', '03-07'))];
      const { counts, by } = await yara.call('compareReadings', { params: { readingId: first.reading.id, otherId: second.reading.id } });
      assert.deepEqual([by, counts], ['content', { equal: 1, differing: 0, onlyInFirst: 1, onlyInSecond: 1 }]);
    });

    test('a password opens an item once: the reading has the records, and neither database nor log has the password', async () => {
      const item = await uploadWhole(mona, caseId, 'aes.zip', AES);
      const closed = await readWhole(mona, item.id);
      assert.deepEqual([closed.records, closed.gaps], [1, 2]);
      let opened = await mona.call('read', {
        params: { evidenceId: item.id },
        body: { passwords: ['sandglass-2026'], zone: 'Africa/Cairo' },
      });
      while (opened.endedAt === null) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        opened = await mona.call('reading', { params: { readingId: opened.id } });
      }
      assert.deepEqual([opened.records, opened.gaps, opened.given], [4, 0, { zone: 'Africa/Cairo', keys: [], passwords: 1 }]);
      const { rows } = await sql<{ text: string }>`SELECT input::text AS text FROM job`.execute(desk.desk.store.db);
      assert.doesNotMatch(JSON.stringify(rows), /sealed|sandglass/);
      const record = (await list(opened.id)).find(({ place }) => place.path.at(-1)?.name === 'logins.csv')!;
      const params = { readingId: opened.id, recordId: record.id };
      assert.equal(await yara.outcome('original', { params }), 'EVIDENCE_NO_SUCH_PLACE');
      const password = Buffer.from('sandglass-2026').toString('base64');
      const call = apiCaller({ base: desk.address, fetch, headers: () => ({ ...yara.headers(), [PASSWORD_HEADER]: password }) });
      assert.match((await call('original', { params })).text ?? '', /^2026-03-0/);
      assert.equal(await mona.outcome('read', { params: { evidenceId: item.id }, body: { zone: 'Africa/Nowhere' } }), 'INPUT_WRONG');
    });
  },
  { working: true },
);
