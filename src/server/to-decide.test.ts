// SPDX-License-Identifier: Apache-2.0
/** The number beside “To approve”: all that the person may decide on, and nothing of their own. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { uploadWhole } from '../../test/case.ts';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import { draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import type { RequestDetail } from '../core/api/requests.ts';
import type { ToDecide } from '../core/api/to-decide.ts';

const KINDS = ['requests', 'lifts', 'lowerings', 'erasures', 'visits', 'facts', 'setApart', 'mailKeys', 'accounts'] as const;

forEachDesk('what waits for a person', (open) => {
  let it: TestDesk;
  let caseId: string;
  let targetId: string;
  let mona: Page;
  before(async () => {
    it = open();
    ({ caseId, targetId } = await openLantern(it, '2026-73'));
    mona = await it.as('mona');
  });
  const waits = async (login: string): Promise<ToDecide> => await (await it.as(login)).call('toDecide', {});
  /** How many of each kind, and that the number is their sum. */
  const counted = async (login: string) => {
    const all = await waits(login);
    const each = KINDS.map((kind) => all[kind].length);
    assert.equal(
      all.count,
      each.reduce((sum, one) => sum + one, 0),
      login,
    );
    return Object.fromEntries(KINDS.flatMap((kind, at) => (each[at] === 0 ? [] : [[kind, each[at]]])));
  };
  const submitted = async (): Promise<RequestDetail> => {
    const draft = await filled(mona, await draftOf(mona, { caseId, targetId }, 'preservation_letter'));
    return await mona.call('takeStep', { params: { requestId: draft.id }, body: { event: 'submit' } });
  };

  test('is nothing at first, for anybody', async () => {
    for (const login of ['mona', 'karim', 'laila', 'omar', 'nadia', 'hassan', 'adam', 'peter']) assert.deepEqual(await counted(login), {});
  });

  test('a request waits for its approver, and not for who drafted it', async () => {
    const { id } = await submitted();
    assert.deepEqual(
      (await waits('karim')).requests.map((one) => one.id),
      [id],
    );
    assert.deepEqual(await counted('karim'), { requests: 1 });
    assert.deepEqual(await counted('salma'), { requests: 1 }, 'approver and investigator, and no drafter of it');
    for (const login of ['mona', 'laila', 'omar', 'yara', 'nadia']) assert.deepEqual(await counted(login), {}, login);
    const salma = await it.as('salma');
    const own = await filled(salma, await draftOf(salma, { caseId, targetId }, 'preservation_letter'));
    await salma.call('takeStep', { params: { requestId: own.id }, body: { event: 'submit' } });
    assert.deepEqual([await counted('salma'), await counted('karim')], [{ requests: 1 }, { requests: 2 }]);
  });

  test('with a gate on it, it waits for the legal reviewer', async () => {
    const [first] = (await waits('karim')).requests;
    await mona.call('addTarget', {
      params: { caseId },
      body: { written: 'https://www.facebook.com/profile.php?id=100012345678901', role: 'victim', relevance: 'She is named in it.' },
    });
    assert.deepEqual([await counted('laila'), await counted('karim')], [{ requests: 2 }, {}]);
    const laila = await it.as('laila');
    const params = { requestId: first?.id ?? '', gate: 'g-role' };
    await laila.call('liftGate', { params, body: { reason: 'Nothing less would do here.' } });
    assert.deepEqual([await counted('laila'), await counted('karim')], [{ requests: 1 }, { requests: 1 }]);
  });

  test('what is proposed waits for whoever may decide on it, and not for who proposed it', async () => {
    const karim = await it.as('karim');
    const victim = await mona.call('addTarget', {
      params: { caseId },
      body: { written: 'boat_victim', role: 'victim', relevance: 'x', service: 'x' },
    });
    const lower = { params: { caseId, targetId: victim.id }, body: { role: 'witness' as const, reason: 'She was not on the boat.' } };
    await karim.call('proposeLowering', lower);
    assert.deepEqual(await counted('karim'), { requests: 1 });
    assert.deepEqual(await counted('laila'), { requests: 1, lowerings: 1 });
    const list = {
      ...{ name: 'Two pages', urls: ['https://example.com/a', 'https://example.com/b'], visits: 1, everyHours: 24, delaySeconds: 5 },
      ...{ purpose: 'What the page says of the boats.', legalBasis: 'Article 32 a.', whose: 'suspect' as const, publicPages: true },
      endsAt: new Date(it.now().getTime() + 86_400_000).toISOString(),
    };
    const asked = await mona.call('addCaptureList', { params: { caseId }, body: list });
    assert.partialDeepStrictEqual((await waits('karim')).visits, [
      { id: asked.id, pages: 2, reason: list.purpose, by: { name: 'Mona Farid' } },
    ]);
    assert.deepEqual([await counted('karim'), await counted('mona')], [{ requests: 1, visits: 1 }, {}]);
    await mona.call('stopCaptureList', { params: { listId: asked.id } });
    assert.deepEqual(await counted('karim'), { requests: 1 });
  });

  test('an erasure waits for approver, legal reviewer and keeper, and not for who proposed it', async () => {
    const omar = await it.as('omar');
    const { id } = await uploadWhole(omar, caseId, 'return.zip', Buffer.from('what came back'));
    await omar.call('proposeErasure', { params: { evidenceId: id }, body: { ground: 'order', reason: 'Order 12 of the court.' } });
    assert.partialDeepStrictEqual((await waits('laila')).erasures, [{ evidenceId: id, name: 'return.zip', ground: 'order' }]);
    assert.deepEqual([await counted('omar'), await counted('mona')], [{}, {}]);
    assert.equal((await counted('karim')).erasures, 1);
  });

  test('of a closed case no request, role or visit waits any more; what is about its evidence does, and is decided', async () => {
    const [karim, laila] = [await it.as('karim'), await it.as('laila')];
    const names = ['Farida Nour'];
    const { seals } = await mona.call('sealPrivileged', { params: { caseId }, body: { protection: 'lawyer', reason: 'Counsel.', names } });
    await karim.call('proposeLift', { params: { sealId: seals[0]?.id ?? '' }, body: { reason: 'The bar does not list her.' } });
    assert.deepEqual(await counted('laila'), { requests: 1, lifts: 1, lowerings: 1, erasures: 1 });
    await karim.call('closeCase', { params: { caseId }, body: { reason: 'Ended.' } });
    assert.deepEqual([await counted('laila'), await counted('karim')], [{ lifts: 1, erasures: 1 }, { erasures: 1 }]);
    assert.deepEqual(await counted('salma'), { erasures: 1 });
    const { lifts, erasures } = await waits('laila');
    assert.deepEqual([lifts[0]?.caseClosed, erasures[0]?.caseClosed], [true, true]);
    assert.deepEqual((await laila.call('liftsToDecide', {})).lifts, lifts, 'one list by both names');
    const decision = { decision: 'confirm' as const, reason: 'Checked with the bar.' };
    const decided = await laila.call('decideLift', { params: { liftId: lifts[0]?.id ?? '' }, body: decision });
    assert.equal(decided.seals[0]?.state, 'lifted');
    assert.deepEqual(await counted('laila'), { erasures: 1 });
  });
});
