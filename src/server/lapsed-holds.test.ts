// SPDX-License-Identifier: Apache-2.0
/** A hold whose time is over lapses by itself, once, and the letter that releases it lies there for a person to hand in. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import { approvedRequest, DAY, draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import type { RequestDetail } from '../core/api/requests.ts';
import { remind } from '../desk/deadlines/remind.ts';

forEachDesk(
  'a hold that nobody follows up',
  (open) => {
    let it: TestDesk;
    const mona = async (): Promise<Page> => await it.as('mona');
    const show = async (id: string) => await (await mona()).call('request', { params: { requestId: id } });
    const releasesOf = async (id: string) => {
      const { followedBy } = await (await mona()).call('requestHistory', { params: { requestId: id } });
      return followedBy.filter(({ kind }) => kind === 'release_of_preservation');
    };

    async function sent(place: { caseId: string; targetId: string }, document: string): Promise<RequestDetail> {
      const page = await mona();
      const request = await approvedRequest(it, await filled(page, await draftOf(page, place, document)));
      return await page.call('recordDispatch', { params: { requestId: request.id }, body: { channel: 'portal' } });
    }
    const step = async (id: string, event: string) =>
      await (await mona()).call('takeStep', { params: { requestId: id }, body: { event: event as 'acknowledge' } });

    before(() => {
      it = open();
    });

    test('lapses the moment its last day is over, not before, and once; its release is drafted for its drafter', async () => {
      const hold = await sent(await openLantern(it, '2026-51'), 'preservation_letter');
      await step(hold.id, 'acknowledge');
      await it.desk.store.db
        .insertInto('deadline')
        .values({
          ...{ id: it.desk.newId(), case_id: hold.caseId, request_id: hold.id, target_id: null, kind: 'secrecy-end', zone: 'Africa/Cairo' },
          ...{ due_at: new Date(it.now().getTime() + 200 * DAY), last_day: '2027-06-12', rule: 'product', facts: '[]' },
          ...{ moved_from: null, holidays_unknown: false, met_at: null, reminded_at: null },
        })
        .execute();
      it.advance(89 * DAY);
      assert.partialDeepStrictEqual(await remind(it.desk), { lapsed: 0 });
      assert.equal((await show(hold.id)).state, 'acknowledged');
      assert.deepEqual(await releasesOf(hold.id), []);
      it.advance(2 * DAY);
      assert.partialDeepStrictEqual(await remind(it.desk), { lapsed: 1 });
      assert.partialDeepStrictEqual(await remind(it.desk), { lapsed: 0 });
      const over = await show(hold.id);
      const running = over.deadlines.filter(({ metAt }) => metAt === null).map(({ kind: clock }) => clock);
      assert.deepEqual([over.state, running], ['lapsed', ['secrecy-end']], 'whoever was not told is told when secrecy ends all the same');
      const [release, ...more] = await releasesOf(hold.id);
      assert.deepEqual([release?.state, more.length], ['draft', 0]);
      const draft = await show(release?.id as string);
      assert.match(String(draft.values.release_reason), /period of the preservation is over/);
      assert.equal(draft.values.released_reference, hold.number);
      assert.equal(draft.drafter.name, 'Mona Farid');
      const { entries } = await (await mona()).call('log', { query: { caseId: hold.caseId, kind: 'deadline-lapsed' } });
      assert.equal(entries.length, 1);
    });
    test('a draft that a person took back is not proposed again, and a proposal leaves only approved like any other paper', async () => {
      const hold = await sent(await openLantern(it, '2026-52'), 'preservation_letter');
      it.advance(91 * DAY);
      await remind(it.desk);
      const [release] = await releasesOf(hold.id);
      const params = { requestId: release?.id as string };
      assert.equal(await (await mona()).outcome('recordDispatch', { params, body: { channel: 'post' } }), 'REQUEST_NOT_AN_EMERGENCY');
      await (await mona()).call('takeStep', { params, body: { event: 'withdraw', comment: 'We go on with it.' } });
      await remind(it.desk);
      assert.equal((await releasesOf(hold.id)).length, 1);
    });
    test('a hold that was extended, or that is still waited on, is not released', async () => {
      const extended = await sent(await openLantern(it, '2026-53'), 'preservation_letter');
      await (await mona()).call('draftFollowing', { params: { requestId: extended.id }, body: { kind: 'preservation_extension' } });
      it.advance(91 * DAY);
      await remind(it.desk);
      assert.deepEqual(await releasesOf(extended.id), []);
    });
    test('what was handed over ends the purpose of the hold; another request about the same account keeps it', async () => {
      const place = await openLantern(it, '2026-54');
      const hold = await sent(place, 'preservation_letter');
      const asked = await sent(place, 'voluntary_request');
      await remind(it.desk);
      assert.deepEqual(await releasesOf(hold.id), []);
      const second = await draftOf(await mona(), place, 'voluntary_request');
      await step(asked.id, 'record-answer');
      await remind(it.desk);
      assert.deepEqual(await releasesOf(hold.id), [], 'a second request is being written');
      await (await mona()).call('takeStep', { params: { requestId: second.id }, body: { event: 'withdraw', comment: 'Not needed.' } });
      await remind(it.desk);
      await remind(it.desk);
      const [release, ...more] = await releasesOf(hold.id);
      assert.deepEqual([release?.state, more.length], ['draft', 0]);
      assert.match(String((await show(release?.id as string)).values.release_reason), /handed over in answer/);
    });
  },
  { working: true },
);
