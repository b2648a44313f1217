// SPDX-License-Identifier: Apache-2.0
/** The register as tables, what became of requests, who has asked before, and correspondence. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCase } from '../../test/case.ts';
import { forEachWorkingDesk } from '../../test/desk.ts';
import { approvedRequest, DAY, draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import type { RequestDetail } from '../core/api/requests.ts';

forEachWorkingDesk('the register', (it) => {
  let place = { caseId: '', targetId: '' };
  let request: RequestDetail;

  test('files what the addressee wrote on the request, and keeps its number', async () => {
    place = await openLantern(it(), '2026-14');
    const mona = await it().as('mona');
    request = await approvedRequest(it(), await filled(mona, await draftOf(mona, place, 'voluntary_request')));
    await mona.call('recordDispatch', { params: { requestId: request.id }, body: { channel: 'portal' } });
    const body = { direction: 'in', kind: 'question', text: 'Which zone are the times in?', reference: 'CASE-99' } as const;
    const params = { requestId: request.id };
    assert.equal(await (await it().as('yara')).outcome('fileMessage', { params, body }), 'ACCESS_NOT_ALLOWED');
    const { messages } = await mona.call('fileMessage', { params, body });
    assert.partialDeepStrictEqual(messages, [{ kind: 'question', reference: 'CASE-99', by: { name: 'Mona Farid' } }]);
    assert.equal((await mona.call('request', { params })).dispatches[0]?.reference, 'CASE-99');
    assert.equal(await mona.outcome('fileMessage', { params, body: { ...body, at: '2030-01-01T00:00:00.000Z' } }), 'INPUT_MOMENT_AHEAD');
  });

  test('a refusal stays counted with its reason after the request is closed', async () => {
    it().advance(3 * DAY);
    const mona = await it().as('mona');
    const params = { requestId: request.id };
    await mona.call('takeStep', { params, body: { event: 'record-refusal', reasonCode: 'overbroad' } });
    await mona.call('takeStep', { params, body: { event: 'close' } });
    const { rows, witnessed } = await mona.call('statistics', { query: { by: 'country' } });
    assert.deepEqual(rows, [
      { key: 'US', asked: 1, granted: 0, partly: 0, refused: 1, open: 0, reasons: [{ code: 'overbroad', count: 1 }], medianDays: 3 },
    ]);
    assert.equal(witnessed, false);
    const csv = async () => await (await mona.fetch('/api/v1/statistics.csv?by=offence')).text();
    assert.match(await csv(), /smuggling-of-migrants,1,0,0,1,0,3,overbroad 1,no\r\n/);
    await it().desk.sequencer.catchUp();
    const { db } = it().desk.store;
    const { size } = await db.selectFrom('log_checkpoint').select('size').orderBy('size', 'desc').executeTakeFirstOrThrow();
    await db
      .insertInto('log_cosignature')
      .values({ size, witness: 'court.example/witness', line: '— court.example/witness AAAA\n', signed_at: it().now() })
      .execute();
    assert.equal((await mona.call('statistics', { query: { by: 'country' } })).witnessed, true);
    assert.match(await csv(), /overbroad 1,yes\r\n/);
    for (const login of ['nadia', 'hassan', 'adam']) assert.deepEqual((await (await it().as(login)).call('statistics', {})).rows, []);
  });

  test('leaves as CSV with what the person may see, and nothing to others', async () => {
    const csv = await (await (await it().as('mona')).fetch('/api/v1/register.csv')).text();
    assert.match(csv, /2026-14\/R1,2026-14,.*,closed,/);
    assert.doesNotMatch(await (await (await it().as('nadia')).fetch('/api/v1/register.csv')).text(), /2026-14/);
  });

  test('whoever asks about a target of another unit learns whom to speak to and no more; both logs say that it was asked', async () => {
    const other = await openCase(it(), '2026-99/SECRET', { nadia: 'central-authority' });
    const { db } = it().desk.store;
    await db
      .updateTable('case_file')
      .set({ opened_by: it().idOf('nadia') })
      .where('id', '=', other)
      .execute();
    await db.updateTable('account').set({ unit: 'Cairo, second unit' }).where('id', '=', it().idOf('nadia')).execute();
    const own = await db.selectFrom('target').selectAll().where('id', '=', place.targetId).executeTakeFirstOrThrow();
    await db
      .insertInto('target')
      .values({ ...own, id: it().desk.newId(), case_id: other, event: null })
      .execute();
    const mona = await it().as('mona');
    const found = await mona.call('askedBefore', { params: place, body: {} });
    assert.deepEqual(found.askUnits, ['Cairo, second unit']);
    assert.deepEqual(
      found.own.map(({ number }) => number),
      ['2026-14/R1'],
    );
    assert.doesNotMatch(JSON.stringify(found), /SECRET/);
    const { entries } = await (await it().as('nadia')).call('log', { query: { caseId: other, kind: 'match-answered' } });
    assert.equal(entries[0]?.by?.name, 'Mona Farid');
    const mine = await mona.call('log', { query: { kind: 'match-asked' } });
    assert.equal(mine.entries.length, 1);
    assert.equal(
      await (await it().as('karim')).outcome('askedBefore', { params: { ...place, caseId: other }, body: {} }),
      'ACCESS_NOT_FOUND',
    );
  });
});
