// SPDX-License-Identifier: Apache-2.0
/** All that was done to a request stands in its history, also what nobody said a word on. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { forEachDesk, type TestDesk } from '../../test/desk.ts';
import { approvedRequest, DAY, draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import { whenSealed } from '../cli/desk/requests.ts';
import { remind } from '../desk/deadlines/remind.ts';

forEachDesk(
  'the history of a request',
  (open) => {
    let it: TestDesk;
    before(() => {
      it = open();
    });

    test('names each act with who, in which role, and what was said if anything', async () => {
      const mona = await it.as('mona');
      const place = await openLantern(it, '2026-61');
      const draft = await filled(mona, await draftOf(mona, place, 'preservation_letter'));
      const params = { requestId: draft.id };
      const step = async (event: string, more: object = {}, login = 'mona') => {
        it.advance(60_000);
        await (await it.as(login)).call('takeStep', { params, body: { event: event as 'submit', ...more } });
      };
      await step('submit');
      await step('send-back', { comment: 'Say why the account matters.' }, 'karim');
      await step('submit');
      const { digest, channelUnconfirmed } = await (await it.as('karim')).call('request', { params });
      if (channelUnconfirmed !== null)
        await (await it.as('laila')).call('confirmChannel', { params, body: { how: 'Read on its own page.' } });
      await step('approve', { digest }, 'karim');
      it.advance(60_000);
      const sent = await whenSealed((await it.as('mona')).call, await (await it.as('mona')).call('request', { params }));
      it.advance(60_000);
      await (await it.as('mona')).call('recordDispatch', { params, body: { channel: 'post' } });
      await step('acknowledge', { reference: 'EX-77' });
      it.advance(77 * DAY);
      await remind(it.desk);
      const extension = await (await it.as('mona')).call('draftFollowing', { params, body: { kind: 'preservation_extension' } });
      const again = await it.as('mona');
      const why = { reason_for_delay: 'The ministry translates.', state_of_formal_request: 'With the central authority.' };
      const body = { digest: extension.digest, values: { ...extension.values, ...why } };
      await approvedRequest(it, await filled(again, await again.call('changeRequest', { params: { requestId: extension.id }, body })));
      it.advance(60_000);
      await (await it.as('mona')).call('recordDispatch', { params: { requestId: extension.id }, body: { channel: 'post' } });
      await step('record-answer');
      await step('close');

      const { happened } = await (await it.as('karim')).call('requestHistory', { params });
      const told = happened
        .filter(({ what }) => !['edit', 'confirm-fact', 'remind', 'raise-gate', 'sign'].includes(what))
        .map(({ what, by, role, text, request }) => [what, by?.name ?? null, role, text, request?.id ?? null]);
      const [drafter, approver] = [
        ['Mona Farid', 'investigator'],
        ['Karim Adel', 'approver'],
      ] as const;
      assert.deepEqual(told, [
        ['draft', ...drafter, null, null],
        ['submit', ...drafter, null, null],
        ['send-back', ...approver, 'Say why the account matters.', null],
        ['submit', ...drafter, null, null],
        ['approve', ...approver, null, null],
        ['dispatch', ...drafter, null, null],
        ['acknowledge', ...drafter, null, null],
        ['draft', ...drafter, null, extension.id],
        ['dispatch', ...drafter, null, extension.id],
        ['record-answer', ...drafter, null, null],
        ['close', ...drafter, null, null],
      ]);
      const signed = happened.filter(({ what }) => what === 'sign').map(({ by, about }) => [by, about]);
      assert.deepEqual(signed.toSorted(), sent.documents.map(({ language }) => [null, language]).toSorted());
      const dispatch = happened.find(({ what, request }) => what === 'dispatch' && request === null)?.dispatch;
      assert.deepEqual([dispatch?.channel, dispatch?.reference], ['post', 'EX-77']);
      const reminded = happened.filter(({ what }) => what === 'remind');
      assert.deepEqual([reminded.length > 0, reminded.every(({ by, about }) => by === null && about !== null)], [true, true]);
      for (const { writtenAt } of happened) assert.match(writtenAt, /Z$/);
    });

    test('a withdrawal and a lapse stand in it, and nobody outside the circle reads any of it', async () => {
      const mona = await it.as('mona');
      const place = await openLantern(it, '2026-62');
      const draft = await draftOf(mona, place, 'preservation_letter');
      const params = { requestId: draft.id };
      await mona.call('takeStep', { params, body: { event: 'withdraw', comment: 'Another road was taken.' } });
      const { happened } = await mona.call('requestHistory', { params });
      assert.partialDeepStrictEqual(happened.at(-1), { what: 'withdraw', text: 'Another road was taken.', by: { name: 'Mona Farid' } });
      assert.equal(await (await it.as('nadia')).outcome('requestHistory', { params }), 'ACCESS_NOT_FOUND');
    });
  },
  { working: true },
);
