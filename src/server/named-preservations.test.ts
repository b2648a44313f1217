// SPDX-License-Identifier: Apache-2.0
/** A request for data finds the hold of its own case on the same data, and nothing of another case. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDesk } from '../../test/desk.ts';
import { draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import type { RequestDetail } from '../core/api/requests.ts';

forEachDesk('what keeps the data that a request asks for', (it) => {
  let place = { caseId: '', targetId: '' };
  let hold: RequestDetail;
  let asks: RequestDetail;
  const of = async (id: string, login = 'mona') => await (await it().as(login)).call('request', { params: { requestId: id } });
  const step = async (login: string, event: string, more: object = {}) =>
    await (await it().as(login)).call('takeStep', { params: { requestId: hold.id }, body: { event, ...more } } as never);
  const told = ({ lints }: RequestDetail) => lints.map(({ id }) => id).filter((id) => /preserv/.test(id));

  test('while nothing keeps them, that is said', async () => {
    place = await openLantern(it(), '2026-41');
    const mona = await it().as('mona');
    asks = await draftOf(mona, place, 'voluntary_request');
    assert.deepEqual([asks.preservations, told(asks)], [[], ['not-preserved']]);
  });

  test('a hold that has not left is told as that', async () => {
    const mona = await it().as('mona');
    hold = await filled(mona, await draftOf(mona, place, 'preservation_letter'));
    asks = await of(asks.id);
    assert.deepEqual(told(asks), ['preservation-not-sent']);
    assert.partialDeepStrictEqual(asks.preservations, [{ requestId: hold.id, standing: 'not-sent', until: null, named: false }]);
  });

  test('one that runs is named with its end and the number that the holder gave it', async () => {
    await step('mona', 'submit');
    const read = await of(hold.id, 'karim');
    const params = { requestId: hold.id };
    if (read.channelUnconfirmed !== null)
      await (await it().as('laila')).call('confirmChannel', { params, body: { how: 'Read on its own page.' } });
    await step('karim', 'approve', { digest: read.digest });
    it().advance(60_000);
    await (await it().as('mona')).call('recordDispatch', { params, body: { channel: 'portal', reference: 'LEO-17' } });
    const until = (await of(hold.id)).deadlines.find(({ kind }) => kind === 'preservation-end')?.lastDay;
    asks = await of(asks.id);
    assert.deepEqual(asks.preservations, [
      { requestId: hold.id, number: hold.number, reference: 'LEO-17', standing: 'kept', until, named: false },
    ]);
    const lint = asks.lints.find(({ id }) => id === 'preservation-kept') ?? assert.fail(told(asks).join());
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(until ?? ''));
    assert.ok(lint.text.includes('LEO-17') && lint.text.includes(day), lint.text);
  });

  test('once the request names it, the check is content', async () => {
    const mona = await it().as('mona');
    const values = { ...asks.values, earlier_references: asks.preservations[0]?.reference };
    asks = await mona.call('changeRequest', { params: { requestId: asks.id }, body: { digest: asks.digest, values } });
    assert.deepEqual([told(asks), asks.preservations[0]?.named], [[], true]);
  });

  test('a hold of another case is not told, though the account is the same', async () => {
    const other = await openLantern(it(), '2026-42');
    const draft = await draftOf(await it().as('mona'), other, 'voluntary_request');
    assert.deepEqual([draft.preservations, told(draft)], [[], ['not-preserved']]);
  });

  test('when it is over, that is said with its day', async () => {
    it().advance(100 * 86_400_000);
    const mona = await it().as('mona');
    asks = await draftOf(mona, place, 'voluntary_request');
    assert.deepEqual([told(asks), asks.preservations[0]?.standing], [['preservation-over'], 'over']);
  });
});
