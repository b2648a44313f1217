// SPDX-License-Identifier: Apache-2.0
/** Requests for assistance from other States: registered, asked about, carried out, answered; and who may do what of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCase, uploadWhole } from '../../test/case.ts';
import { forEachWorkingDesk } from '../../test/desk.ts';
import { DAY } from '../../test/lantern-requests.ts';
import type { IncomingDetail, IncomingGiven } from '../core/api/incoming.ts';
import { remind } from '../desk/deadlines/remind.ts';

const GIVEN: IncomingGiven = {
  requestingState: 'PT',
  requestingAuthority: 'Procuradoria-Geral da República',
  theirReference: '=PGR/77-2026',
  treatyBasis: 'UNTOC, article 18',
  receivedOn: '2026-11-20',
  channel: 'diplomatic',
  language: 'pt',
  asked: 'Subscriber data of one account',
  urgency: 'urgent',
  neededBy: '2026-12-20',
  secrecy: true,
  secrecyUntil: '2027-06-30',
  translation: 'needed',
};

forEachWorkingDesk('a request of another State', (it) => {
  let caseId = '';
  let one: IncomingDetail;
  const step = async (login: string, body: object) =>
    await (await it().as(login)).outcome('stepIncoming', { params: { incomingId: one.id }, body });
  const shown = async () => (await it().as('nadia')).call('incoming', { params: { incomingId: one.id } });

  test('is registered by the central authority alone, with its clocks, and says what it does not state', async () => {
    caseId = await openCase(it(), '2026-50', { nadia: 'central-authority', mona: 'investigator', karim: 'approver' });
    const params = { caseId };
    assert.equal(await (await it().as('mona')).outcome('registerIncoming', { params, body: GIVEN }), 'ACCESS_NOT_ALLOWED');
    const nadia = await it().as('nadia');
    one = await nadia.call('registerIncoming', { params, body: { ...GIVEN, stated: { facts: 'page 2' } } });
    assert.partialDeepStrictEqual(one, { number: '2026-50/IN1', state: 'received', requestingState: 'PT' });
    assert.ok(one.missing > 5 && one.fields.some(({ id, state }) => id === 'facts' && state === 'stated'));
    assert.deepEqual(
      one.deadlines.map(({ kind, incomingNumber }) => [kind, incomingNumber]).toSorted(),
      ['incoming-acknowledge', 'incoming-answer', 'secrecy-end'].map((kind) => [kind, '2026-50/IN1']),
    );
    for (const wrong of [
      { receivedOn: '2026-13-40' },
      { receivedOn: '2027-01-01' },
      { secrecyUntil: '2026-02-30' },
      { stated: { nothing: 'x' } },
    ])
      assert.equal(await nadia.outcome('registerIncoming', { params, body: { ...GIVEN, ...wrong } }), 'INPUT_WRONG', JSON.stringify(wrong));
  });

  test('what is found in the paper is written down, and the paper is an evidence item of the case', async () => {
    const nadia = await it().as('nadia');
    const item = await uploadWhole(nadia, caseId, 'request.pdf', Buffer.from('%PDF-1.7 invented'));
    const params = { incomingId: one.id };
    const changed = await nadia.call('changeIncoming', {
      params,
      body: { originalId: item.id, translation: 'with-translator', stated: { persons: 'page 3', facts: '' } },
    });
    assert.deepEqual(changed.stated, { persons: 'page 3' });
    assert.equal(changed.original?.sha256, item.sha256);
    const other = await openCase(it(), '2026-51', { nadia: 'central-authority' });
    const foreign = await uploadWhole(nadia, other, 'other.pdf', Buffer.from('%PDF-1.7 other'));
    assert.equal(await nadia.outcome('changeIncoming', { params, body: { originalId: foreign.id } }), 'INCOMING_NO_SUCH_EVIDENCE');
    assert.equal(await nadia.outcome('changeIncoming', { params, body: { stated: { '__proto__ x': 'y' } } }), 'INPUT_WRONG');
    assert.equal(await (await it().as('karim')).outcome('changeIncoming', { params, body: {} }), 'ACCESS_NOT_ALLOWED');
  });

  test('the question names what is missing; asked, it waits, and comes back to where it was', async () => {
    const nadia = await it().as('nadia');
    const { text, missing } = await nadia.call('incomingQuestion', { params: { incomingId: one.id }, query: { language: 'fr' } });
    assert.ok(missing.includes('facts') && /faits/i.test(text) && text.includes('PGR/77-2026'));
    assert.equal(await step('nadia', { event: 'ask' }), 'INCOMING_NOT_SAID');
    assert.equal(await step('nadia', { event: 'ask', comment: text, channel: 'email' }), 'done');
    assert.equal(await step('nadia', { event: 'assign', office: 'Court', comment: 'x' }), 'INCOMING_NOT_IN_THIS_STATE');
    assert.equal(await step('nadia', { event: 'clarified', comment: 'They sent page 4 again.' }), 'done');
    assert.equal((await shown()).state, 'received');
  });

  test('an incomplete one goes on only with a word why, to a court, and is carried out by whoever it was sent to', async () => {
    assert.equal(await step('nadia', { event: 'acknowledge', reference: 'x', happenedOn: '2026-11-24' }), 'done');
    assert.equal(await step('nadia', { event: 'acknowledge' }), 'INCOMING_ALREADY_ACKNOWLEDGED');
    assert.equal(await step('nadia', { event: 'assign', office: 'Prosecution of Alexandria' }), 'INCOMING_INCOMPLETE');
    const office = 'Prosecution of Alexandria';
    assert.equal(await step('nadia', { event: 'assign', office, comment: 'Known from an earlier request.' }), 'done');
    assert.equal(await step('nadia', { event: 'send-for-execution', office }), 'done');
    it().advance(2 * DAY);
    assert.equal(await step('nadia', { event: 'execute', happenedOn: '2026-11-30' }), 'INPUT_WRONG');
    assert.equal(await step('nadia', { event: 'execute', happenedOn: '2026-11-01' }), 'INPUT_WRONG');
    assert.equal(await step('mona', { event: 'refuse', reasonCode: 'political', comment: 'x' }), 'ACCESS_NOT_ALLOWED');
    assert.equal(await step('mona', { event: 'execute', happenedOn: '2026-11-26' }), 'done');
    assert.partialDeepStrictEqual(await shown(), { state: 'executed', answer: 'granted', office });
    const open = (await shown()).deadlines.filter(({ metAt }) => metAt === null).map(({ kind }) => kind);
    assert.deepEqual(open, ['secrecy-end']);
  });

  test('evidence goes out with the second factor, its receipt comes back, and both are on the request', async () => {
    const nadia = await it().as('nadia');
    const item = await uploadWhole(nadia, caseId, 'answer.zip', Buffer.from('invented answer'));
    assert.equal(await step('nadia', { event: 'record-receipt' }), 'INCOMING_NOTHING_FORWARDED');
    assert.equal(await step('nadia', { event: 'forward' }), 'INCOMING_NOT_SAID');
    assert.equal(await step('nadia', { event: 'forward', evidenceIds: [item.id], channel: 'diplomatic' }), 'done');
    assert.equal(await step('nadia', { event: 'record-receipt', reference: 'PGR/received 12', comment: 'By note.' }), 'done');
    const { steps } = await shown();
    assert.deepEqual(
      steps.find(({ event }) => event === 'forward')?.evidence.map(({ sha256 }) => sha256),
      [item.sha256],
    );
    assert.equal(steps.find(({ event }) => event === 'record-receipt')?.reference, 'PGR/received 12');
    const { entries } = await nadia.call('log', { query: { caseId, kind: 'incoming-forwarded' } });
    assert.equal(entries.filter(({ outcome }) => outcome === 'done').length, 2);
  });

  test('is counted by country beside what was asked of others, and leaves as CSV without formulas', async () => {
    const nadia = await it().as('nadia');
    const { rows } = await nadia.call('assistanceStatistics', {});
    assert.partialDeepStrictEqual(rows, [{ key: 'PT', direction: 'in', asked: 1, granted: 1, medianDays: 6 }]);
    const csv = await (await nadia.fetch('/api/v1/incoming.csv?country=PT')).text();
    assert.match(csv, /2026-50\/IN1,2026-50,PT,Procuradoria-Geral da República,'=PGR\/77-2026,2026-11-20,urgent,executed/);
    assert.deepEqual((await nadia.call('incomingList', { query: { state: 'received' } })).incoming, []);
    assert.match(await (await nadia.fetch('/api/v1/assistance-statistics.csv')).text(), /PT,in,1,1,0,0,0,6,/);
    for (const login of ['yara', 'hassan', 'adam']) {
      assert.deepEqual((await (await it().as(login)).call('incomingList', {})).incoming, []);
      assert.equal(await (await it().as(login)).outcome('incoming', { params: { incomingId: one.id } }), 'ACCESS_NOT_FOUND', login);
    }
  });

  test('the central authority is reminded of what is due on it, and nobody else of the circle', async () => {
    const nadia = await it().as('nadia');
    await nadia.call('registerIncoming', { params: { caseId }, body: { ...GIVEN, neededBy: null } });
    it().advance(30 * DAY);
    await remind(it().desk);
    const kinds = async (login: string) =>
      (await (await it().as(login)).call('reminders', {})).reminders
        .map(({ deadline }) => deadline.kind)
        .filter((kind) => kind.startsWith('incoming'));
    assert.ok((await kinds('nadia')).includes('incoming-acknowledge'));
    assert.deepEqual(await kinds('mona'), []);
  });
});
