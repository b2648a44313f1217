// SPDX-License-Identifier: Apache-2.0
/** The end of secrecy towards the person concerned: prolonged on an order, or left with nobody told, and each of it counted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CIRCLE, openCase, requestWith } from '../../test/case.ts';
import { forEachDesk } from '../../test/desk.ts';
import type { DeadlineShown } from '../core/api/requests.ts';
import { sequenceEntries } from '../store/log/sequence-entries.ts';

const PROLONG = {
  until: '2027-06-30',
  basis: 'Order 12/2026 of the investigating judge',
  reason: 'Two of the operators are not found yet.',
};
const UNTOLD = 'The account was opened in the name of a person who does not exist.';

forEachDesk('the end of secrecy', (it) => {
  let requestId = '';
  const params = () => ({ requestId });
  const clocks = async (login: string): Promise<DeadlineShown[]> =>
    (await (await it().as(login)).call('request', { params: params() })).deadlines.filter(({ kind }) => kind === 'secrecy-end');
  const open = async () => (await clocks('mona')).filter(({ metAt }) => metAt === null).map(({ lastDay }) => lastDay);

  test('that has passed stays open, also in a closed case, and the drafter has nothing to end it with', async () => {
    const caseId = await openCase(it(), '2026-81', { ...CIRCLE, laila: 'legal-reviewer', salma: 'approver' });
    const mona = await it().as('mona');
    requestId = await requestWith(it(), mona, caseId, {});
    const { db } = it().desk.store;
    const clock = { kind: 'secrecy-end', due_at: it().now(), last_day: '2026-11-23', zone: 'Africa/Cairo', rule: 'product' } as const;
    const still = { facts: '[]', moved_from: null, holidays_unknown: false, met_at: null, reminded_at: null } as const;
    const ids = { id: it().desk.newId(), case_id: caseId, request_id: requestId, target_id: null };
    await db
      .insertInto('deadline')
      .values({ ...ids, ...clock, ...still })
      .execute();
    await db.updateTable('case_file').set({ closed_at: it().now() }).where('id', '=', caseId).execute();
    for (const login of ['mona', 'yara', 'omar']) {
      const page = await it().as(login);
      assert.equal(await page.outcome('prolongSecrecy', { params: params(), body: PROLONG }), 'ACCESS_NOT_ALLOWED', login);
      assert.equal(await page.outcome('leaveUntold', { params: params(), body: { reason: UNTOLD } }), 'ACCESS_NOT_ALLOWED', login);
      assert.equal((await page.call('request', { params: params() })).may.includes('decide-secrecy'), false, login);
    }
    await db
      .updateTable('request')
      .set({ drafter_ids: [it().idOf('mona'), it().idOf('salma')] })
      .where('id', '=', requestId)
      .execute();
    const drafted = await (await it().as('salma')).outcome('leaveUntold', { params: params(), body: { reason: UNTOLD } });
    assert.equal(drafted, 'ACCESS_NOT_ALLOWED', 'nor an approver who wrote a part of it');
    assert.deepEqual(await open(), ['2026-11-23']);
  });

  test('is prolonged to a later day only, on a basis that is named', async () => {
    const karim = await it().as('karim');
    assert.ok((await karim.call('request', { params: params() })).may.includes('decide-secrecy'));
    for (const wrong of [{ until: '2026-11-23' }, { until: '2026-11-24' }, { until: '2027-02-30' }, { basis: '' }, { reason: 'no' }])
      assert.equal(
        await karim.outcome('prolongSecrecy', { params: params(), body: { ...PROLONG, ...wrong } }),
        'INPUT_WRONG',
        JSON.stringify(wrong),
      );
    assert.deepEqual(await open(), ['2026-11-23']);
    await karim.call('prolongSecrecy', { params: params(), body: PROLONG });
    assert.deepEqual(await open(), [PROLONG.until]);
    const [past] = (await clocks('mona')).filter(({ metAt }) => metAt !== null);
    assert.partialDeepStrictEqual(past?.secrecy, { decision: 'prolonged', ...PROLONG, by: { name: 'Karim Adel' } });
  });

  test('is left with nobody told, for a reason, and once', async () => {
    const laila = await it().as('laila');
    const body = { reason: UNTOLD };
    const shown = await laila.call('leaveUntold', { params: params(), body });
    assert.equal(shown.may.includes('decide-secrecy'), false);
    assert.deepEqual(await open(), []);
    const last = (await clocks('yara')).find(({ lastDay }) => lastDay === PROLONG.until);
    assert.partialDeepStrictEqual(last?.secrecy, { decision: 'not-told', until: null, basis: null, reason: UNTOLD });
    assert.equal(await laila.outcome('leaveUntold', { params: params(), body }), 'REQUEST_NO_SECRECY');
    assert.equal(await laila.outcome('prolongSecrecy', { params: params(), body: PROLONG }), 'REQUEST_NO_SECRECY');
  });

  test('stands with both decisions in the history of the request, and their words are sealed in the log', async () => {
    const { happened } = await (await it().as('mona')).call('requestHistory', { params: params() });
    const told = happened.flatMap(({ what, by, about, text }) => (/secrecy|untold/.test(what) ? [[what, by?.name, about, text]] : []));
    assert.deepEqual(told, [
      ['prolong-secrecy', 'Karim Adel', PROLONG.until, PROLONG.reason],
      ['leave-untold', 'Laila Hosni', null, UNTOLD],
    ]);
    const rows = await it()
      .desk.store.db.selectFrom('log_index')
      .innerJoin('log_entry', 'log_entry.id', 'entry_id')
      .select('bytes')
      .where('request_id', '=', requestId)
      .execute();
    for (const { bytes } of rows) assert.doesNotMatch(bytes.toString('utf8'), /Order 12|operators|does not exist/);
  });

  test('is counted for the overseer, each decision with the entry it was counted from', async () => {
    while ((await sequenceEntries(it().desk.store.db, it().desk.signer)).more);
    const hassan = await it().as('hassan');
    const { groups } = await hassan.call('figures', { query: {} });
    const counts = Object.fromEntries(groups.flatMap(({ figures }) => figures.map(({ id, count }) => [id, count])));
    assert.partialDeepStrictEqual(counts, { 'secrecy-prolonged': 1, 'not-told': 1, 'notices-made': 0 });
    const listed = await hassan.call('countedInFigure', { params: { figure: 'not-told' }, query: {} });
    assert.equal(JSON.stringify(listed).includes(requestId), true);
    assert.doesNotMatch(JSON.stringify(listed), /does not exist/);
  });
});
