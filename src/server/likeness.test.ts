// SPDX-License-Identifier: Apache-2.0
/** Whoever decides sees how alike reasons are to earlier ones, and learns of no case but those they decide in. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import { draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import type { RequestDetail } from '../core/api/requests.ts';

const FIRST = 'Nobody met the operator of the page, and the telephone in the advertisement is switched off.';
const ALTERED = 'Nobody met the operator of the page, and the telephone in the poster is switched off.';
const OWN = 'The driver was paid three times from one wallet; the log-ins tell whether two people share it.';

forEachDesk('reasons like earlier ones', (open) => {
  let it: TestDesk;
  let mona: Page;
  let karim: Page;
  let one: { caseId: string; targetId: string };
  let other: typeof one;

  before(async () => {
    it = open();
    one = await openLantern(it, '2026-41');
    other = await openLantern(it, '2026-42');
    [mona, karim] = [await it.as('mona'), await it.as('karim')];
    await submitted(one, FIRST);
  });

  async function submitted(where: typeof one, necessity: string): Promise<RequestDetail> {
    const draft = await filled(mona, await draftOf(mona, where, 'voluntary_request'));
    const params = { requestId: draft.id };
    const body = { digest: draft.digest, values: { ...draft.values, necessity } };
    await mona.call('changeRequest', { params, body });
    it.advance(60_000);
    [mona, karim] = [await it.as('mona'), await it.as('karim')];
    return await mona.call('takeStep', { params, body: { event: 'submit' } });
  }
  const necessityOf = async (page: Page, request: RequestDetail) => {
    const { reasons } = await page.call('likeness', { params: { requestId: request.id } });
    return reasons.find(({ question }) => question === 'necessity');
  };

  test('a copy, a copy with one word changed, and a reason of its own', async () => {
    const copied = await necessityOf(karim, await submitted(one, FIRST));
    assert.deepEqual([copied?.percent, copied?.gone, copied?.came, copied?.to?.caseNumber], [100, [], [], '2026-41']);
    const altered = await necessityOf(karim, await submitted(one, ALTERED));
    assert.ok((altered?.percent ?? 0) >= 65 && (altered?.percent ?? 0) < 100);
    assert.deepEqual([altered?.gone, altered?.came], [['advertisement'], ['poster']]);
    const own = await necessityOf(karim, await submitted(one, OWN));
    assert.ok((own?.percent ?? 100) <= 10);
  });
  test('a reason from another case is found where the approver decides there, and unknown once they left its circle', async () => {
    const there = await submitted(other, OWN);
    assert.equal((await necessityOf(karim, there))?.to?.caseNumber, '2026-41');
    await mona.call('removeMember', { params: { caseId: one.caseId, personId: it.idOf('karim') } });
    const alone = await karim.call('likeness', { params: { requestId: there.id } });
    assert.deepEqual([alone.reasons.find(({ question }) => question === 'necessity')?.to], [null]);
    assert.doesNotMatch(JSON.stringify(alone), /2026-41/);
  });
  test('each target’s link is held against the links of other targets, never against itself', async () => {
    const { reasons } = await karim.call('likeness', { params: { requestId: (await submitted(other, FIRST)).id } });
    assert.deepEqual(
      reasons.filter(({ question }) => question === 'link').map(({ of, percent }) => [of, percent]),
      [[other.targetId, 0]],
    );
  });
  test('a batch filled from one paper says once how many targets have the text, and is like no earlier request by it', async () => {
    const row = (written: string, relevance: string) => ({ written, service: 'telegram', relevance });
    const draft = await mona.call('draftBatch', {
      params: { caseId: other.caseId },
      body: {
        ...{
          key: 'b',
          document: 'preservation_letter',
          language: 'en',
          values: { reason_data_may_vanish: 'Two pages went off line at dawn on Monday.' },
        },
        rows: [
          row('boats_a', 'Takes the orders.'),
          { ...row('boats_b', 'Takes the orders.'), service: 'x' },
          { ...row('boats_c', 'Names the beach.'), service: 'discord' },
        ],
        answers: { data: ['subscriber'], purpose: 'identify', preserve: 'yes', elements: { material_benefit: 'fees', crossing: 'by sea' } },
      },
    });
    const named = (written: string) => draft.requests.find(({ asked }) => asked[0]?.written === written)?.id ?? assert.fail(written);
    const { reasons, batch } = await karim.call('likeness', { params: { requestId: named('boats_a') } });
    assert.equal(batch?.targets, 3);
    assert.deepEqual(
      batch?.same.map(({ question, targets }) => [question, targets]),
      [
        ['reason_data_may_vanish', 3],
        ['link', 2],
      ],
    );
    assert.deepEqual(reasons.find(({ question }) => question === 'reason_data_may_vanish')?.to, null);
    assert.ok(
      reasons.every(({ percent }) => percent < 100),
      JSON.stringify(reasons),
    );
    assert.equal((await karim.call('likeness', { params: { requestId: named('boats_c') } })).batch?.same.length, 1);
  });
  test('it is for those who decide; the drafter is not told how to write around it', async () => {
    const request = await submitted(other, FIRST);
    assert.equal(await mona.outcome('likeness', { params: { requestId: request.id } }), 'ACCESS_NOT_ALLOWED');
    assert.equal(await (await it.as('yara')).outcome('likeness', { params: { requestId: request.id } }), 'ACCESS_NOT_ALLOWED');
    assert.equal(await (await it.as('nadia')).outcome('likeness', { params: { requestId: request.id } }), 'ACCESS_NOT_FOUND');
    assert.equal(await (await it.as('laila')).outcome('likeness', { params: { requestId: request.id } }), 'done');
  });
});
