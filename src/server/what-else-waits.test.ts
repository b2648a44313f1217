// SPDX-License-Identifier: Apache-2.0
/** What waits for a second person besides what was proposed: facts of a request, what was not asked for, keys of mailboxes, held accounts. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { generateKey } from 'openpgp';
import { answerTo, asking, CIRCLE, openCase, requestWith } from '../../test/case.ts';
import { forEachWorkingDesk, type TestDesk } from '../../test/desk.ts';
import { draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import type { RequestDetail } from '../core/api/requests.ts';
import type { ToDecide } from '../core/api/to-decide.ts';

const EVERYBODY = ['mona', 'karim', 'salma', 'laila', 'nadia', 'yara', 'omar', 'hassan', 'adam', 'peter'];

forEachWorkingDesk('what else waits for a person', (open) => {
  let it: TestDesk;
  let place = { caseId: '', targetId: '' };
  before(async () => {
    it = open();
    place = await openLantern(it, '2026-75');
  });
  const waits = async (login: string): Promise<ToDecide> => await (await it.as(login)).call('toDecide', {});
  /** Who has something of this kind, everybody asked. */
  const whoHas = async (kind: 'facts' | 'setApart' | 'mailKeys' | 'accounts') => {
    const having = [];
    for (const login of EVERYBODY) {
      const { count, ...all } = await waits(login);
      const sum = Object.values(all).reduce((total, part) => total + part.length, 0);
      assert.equal(count, sum, `the number of ${login} is that of the list`);
      if (all[kind].length > 0) having.push(login);
    }
    return having;
  };
  const submitted = async (): Promise<RequestDetail> => {
    const mona = await it.as('mona');
    const draft = await filled(mona, await draftOf(mona, place, 'preservation_letter'));
    return await mona.call('takeStep', { params: { requestId: draft.id }, body: { event: 'submit' } });
  };

  test('an approved request whose channel nobody has confirmed waits for whoever did not draft it, until one of them confirms it', async () => {
    const { id, digest, channelUnconfirmed } = await submitted();
    assert.ok(channelUnconfirmed !== null);
    const params = { requestId: id };
    assert.deepEqual(await whoHas('facts'), [], 'before the approval it stands among the requests alone');
    await (await it.as('karim')).call('takeStep', { params, body: { event: 'approve', digest } });
    assert.deepEqual(await whoHas('facts'), ['karim', 'salma', 'laila']);
    const [{ request, why } = assert.fail()] = (await waits('laila')).facts;
    assert.deepEqual([request.id, request.drafter.name, why], [id, 'Mona Farid', ['channel']]);
    await (await it.as('laila')).call('confirmChannel', { params, body: { how: 'Read on its own page.' } });
    assert.deepEqual(await whoHas('facts'), []);
  });

  test('one that was handed in before its facts changed waits for the legal reviewer beside its approver, who has it once', async () => {
    const { id } = await submitted();
    it.advance(60_000);
    const value = { name: 'Meta Platforms Records, LLC' };
    await (await it.as('karim')).call('confirmFact', { body: { fact: 'entity/meta/us', document: 'Letter of the company', value } });
    const changed = async (login: string) => {
      const { facts } = await waits(login);
      return facts.filter(({ request }) => request.id === id).map(({ why }) => why);
    };
    assert.deepEqual([await changed('laila'), await changed('karim'), await changed('mona')], [[['changed']], [], []]);
    assert.ok((await waits('karim')).requests.some((one) => one.id === id));
    const laila = await it.as('laila');
    const { factsSince } = await laila.call('request', { params: { requestId: id } });
    const body = { difference: factsSince?.difference ?? '', reason: 'The court names the old company.' };
    await laila.call('keepFacts', { params: { requestId: id }, body });
    assert.deepEqual(await changed('laila'), []);
  });

  test('a return with more than was asked for waits for who may decide on it, also when the case is closed', async () => {
    const caseId = await openCase(it, '2026-76', { ...CIRCLE, laila: 'legal-reviewer' });
    const mona = await it.as('mona');
    const requestId = await requestWith(it, mona, caseId, asking(['access_log'], '2026-03-01', '2026-03-31'));
    const rows = ['02-28', '03-01', '04-01'].map((day) => `2026-${day} 10:00:00,203.0.113.7,LOGIN\n`);
    const bytes = Buffer.from(`Time (UTC),IP address,Action\n${rows.join('')}`);
    const { item, reading } = await answerTo(it, mona, { caseId, requestId }, 'logins.csv', bytes);
    assert.deepEqual(await whoHas('setApart'), ['karim', 'laila']);
    const karim = await it.as('karim');
    await karim.call('closeCase', { params: { caseId }, body: { reason: 'Ended.' } });
    const [one = assert.fail()] = (await waits('karim')).setApart;
    assert.deepEqual(
      [one.id, one.evidenceId, one.name, one.records, one.caseNumber, one.caseClosed],
      [reading.id, item.id, 'logins.csv', 2, '2026-76', true],
    );
    assert.ok(
      (await karim.call('caseDetail', { params: { caseId } })).may.includes('decide-set-apart'),
      'the screen offers what the desk does',
    );
    await karim.call('decideSetApart', { params: { readingId: reading.id }, body: { decision: 'seal', reason: 'Not asked for.' } });
    assert.deepEqual(await whoHas('setApart'), []);
  });

  test('a key of a mailbox waits for whoever may compare it and did not bring it, without its fingerprint, while it is good', async () => {
    const address = 'records@provider.example';
    const key = async (days: number) => {
      const [userIDs, date] = [[{ email: address }], new Date('2026-11-20T00:00:00Z')];
      return (await generateKey({ userIDs, date, format: 'armored', keyExpirationTime: days * 86_400 })).publicKey;
    };
    const bring = async (login: string, days: number) =>
      await (await it.as(login)).call('addMailKey', { body: { address, kind: 'openpgp', key: await key(days) } });
    const { id, fingerprint } = await bring('laila', 300);
    await bring('mona', 10);
    assert.deepEqual(await whoHas('mailKeys'), ['karim', 'salma', 'laila', 'nadia']);
    const { mailKeys } = await waits('laila');
    assert.deepEqual(
      mailKeys.map(({ by }) => by.name),
      ['Mona Farid'],
    );
    assert.doesNotMatch(JSON.stringify(await waits('karim')), new RegExp(fingerprint));
    it.advance(20 * 86_400_000);
    const left = (await waits('karim')).mailKeys;
    assert.partialDeepStrictEqual(left, [{ id, address, kind: 'openpgp', by: { name: 'Laila Hosni' } }]);
    assert.equal(left.length, 1, 'the other has ended');
    await (await it.as('nadia')).call('confirmMailKey', { params: { keyId: id }, body: { fingerprint } });
    assert.deepEqual(await whoHas('mailKeys'), []);
  });

  test('a held account waits for whoever did not reset it', async () => {
    const params = { accountId: it.idOf('omar') };
    const adam = await it.as('adam');
    await adam.call('resetPassword', { params });
    await adam.call('resetSecondFactor', { params });
    const hassan = await it.as('hassan');
    assert.partialDeepStrictEqual((await waits('hassan')).accounts, [{ id: params.accountId, login: 'omar', by: { name: 'Adam Ragab' } }]);
    assert.deepEqual([(await waits('adam')).count, (await waits('karim')).accounts], [0, []]);
    await hassan.call('releaseAccount', { params });
    assert.equal((await waits('hassan')).count, 0);
  });
});
