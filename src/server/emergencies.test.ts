// SPDX-License-Identifier: Apache-2.0
/** An emergency goes first and is reviewed after. When the review fails: what came is out of reach, the addressee is told, and it counts. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readWhole, uploadWhole } from '../../test/case.ts';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import { DAY, draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import type { EvidenceItem } from '../core/api/evidence.ts';
import type { RequestDetail } from '../core/api/requests.ts';

const DANGER = { nature_of_danger: 'A boat adrift.', who_is_in_danger: 'Forty people.', why_imminent: 'It takes water.' };
const LOGINS = Buffer.from('Time (UTC),IP address,Action\n2026-11-01 10:00:00,203.0.113.7,LOGIN\n2026-11-02 10:00:00,203.0.113.8,LOGIN\n');

forEachDesk(
  'an emergency that went first',
  (open) => {
    let it: TestDesk;
    let place: { caseId: string; targetId: string };
    const as = async (login: string): Promise<Page> => await it.as(login);

    before(async () => {
      it = open();
      place = await openLantern(it, '2026-61');
    });

    async function wentFirst(where = place): Promise<RequestDetail> {
      const mona = await as('mona');
      const draft = await filled(mona, await draftOf(mona, where, 'emergency_request', { purpose: 'prevent_harm', urgency: 'life' }));
      const params = { requestId: draft.id };
      await mona.call('changeRequest', { params, body: { digest: draft.digest, values: { ...draft.values, ...DANGER } } });
      return await mona.call('recordDispatch', { params, body: { channel: 'portal' } });
    }
    async function answered(requestId: string, name: string): Promise<{ item: EvidenceItem; readingId: string }> {
      const item = await uploadWhole(await as('mona'), place.caseId, name, LOGINS);
      await it.desk.store.db.updateTable('evidence').set({ request_id: requestId }).where('id', '=', item.id).execute();
      const reading = await readWhole(await as('mona'), item.id);
      assert.equal(reading.job?.state, 'done');
      return { item, readingId: reading.id };
    }
    const parted = async (readingId: string) => {
      for (let tries = 0; tries < 300; tries += 1) {
        const reading = await (await as('mona')).call('reading', { params: { readingId } });
        if (reading.endedAt !== null) return reading;
        await new Promise((done) => setTimeout(done, 50));
      }
      throw new Error('the reading was not parted anew');
    };
    const seen = async (readingId: string) =>
      (await (await as('yara')).call('records', { params: { readingId }, query: {} })).records.length;
    const review = async (id: string, event: 'review-uphold' | 'review-reject') =>
      await (await as('karim')).call('takeStep', { params: { requestId: id }, body: { event, comment: 'The boat was in port.' } });

    let first: RequestDetail;
    let came: { item: EvidenceItem; readingId: string };
    test('what a review does not uphold: nothing that came is read any more, by no door, until a decision', async () => {
      first = await wentFirst();
      came = await answered(first.id, 'logins.csv');
      const before = await seen(came.readingId);
      assert.ok(before > 0);
      await review(first.id, 'review-reject');
      const reading = await parted(came.readingId);
      assert.equal(reading.outside?.records, reading.records);
      assert.deepEqual(Object.keys(reading.outside?.why ?? {}), ['not-upheld']);
      assert.equal(await seen(came.readingId), 0);
      const bytes = await (await as('yara')).fetch(`/api/v1/evidence/${came.item.id}/bytes?reason=look`);
      assert.notEqual(bytes.status, 200);
      const outcome = await (await as('yara')).outcome('records', { params: { readingId: came.readingId }, query: { setApart: 'yes' } });
      assert.equal(outcome, 'EVIDENCE_SET_APART');
    });
    test('what comes later on the same request is set apart as it is read', async () => {
      const later = await answered(first.id, 'more.csv');
      assert.equal(await seen(later.readingId), 0);
    });
    test('the letter that tells the addressee is drafted, once, and says what became of the data', async () => {
      const { followedBy } = await (await as('mona')).call('requestHistory', { params: { requestId: first.id } });
      assert.deepEqual(
        followedBy.map(({ kind, state }) => [kind, state]),
        [['withdrawal', 'draft']],
      );
      const told = await (await as('mona')).call('request', { params: { requestId: followedBy[0]?.id as string } });
      assert.match(String(told.values.withdrawal_reason), /has not upheld it/);
      assert.match(String(told.values.what_to_do_with_data), /sealed/);
      assert.equal(told.drafter.name, 'Mona Farid');
    });
    test('an emergency that is upheld loses nothing', async () => {
      const upheld = await wentFirst();
      const { readingId } = await answered(upheld.id, 'upheld.csv');
      await review(upheld.id, 'review-uphold');
      assert.ok((await seen(readingId)) > 0);
    });
    test('its case is not closed before it is reviewed, as a closed case takes no review', async () => {
      const other = await openLantern(it, '2026-63');
      const { id } = await wentFirst(other);
      const closing = { params: { caseId: other.caseId }, body: { reason: 'Everybody is ashore.' } };
      const karim = await as('karim');
      assert.equal(await karim.outcome('closeCase', closing), 'CASE_REVIEW_DUE');
      await review(id, 'review-uphold');
      await karim.call('closeCase', closing);
      assert.equal(await karim.outcome('closeCase', closing), 'CASE_CLOSED');
    });
    test('a review past its time holds back the next emergency also where the drafter has left the circle of its case', async () => {
      const other = await openLantern(it, '2026-62');
      await wentFirst(other);
      await (await as('mona')).call('removeMember', { params: { caseId: other.caseId, personId: it.idOf('mona') } });
      it.advance(4 * DAY);
      await assert.rejects(wentFirst(), /REQUEST_REVIEW_OVERDUE/);
    });
    test('the overseer sees who went first and what the reviews said, and nothing of the cases; nobody else sees the list', async () => {
      const { officers, emergencies } = await (await as('hassan')).call('emergencies', {});
      assert.partialDeepStrictEqual(officers, [
        { person: { name: 'Mona Farid' }, sentFirst: 4, due: 0, overdue: 1, upheld: 2, rejected: 1, blocked: true },
      ]);
      assert.deepEqual(emergencies.map(({ result }) => result).toSorted(), ['due', 'rejected', 'upheld', 'upheld']);
      assert.doesNotMatch(JSON.stringify({ officers, emergencies }), /2026-6|Lantern|boat|facebook|Meta/i);
      for (const login of ['mona', 'karim', 'adam', 'nadia'])
        assert.deepEqual(await (await as(login)).call('emergencies', {}), { officers: [], emergencies: [] }, login);
    });
  },
  { working: true },
);
