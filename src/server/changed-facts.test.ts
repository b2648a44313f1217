// SPDX-License-Identifier: Apache-2.0
/** A fact is corrected after a request was drafted from it: nobody hands in, approves or sends in ignorance of that. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { forEachDesk } from '../../test/desk.ts';
import { draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import type { RequestDetail } from '../core/api/requests.ts';
import type { Entry } from '../core/custody/entry.ts';
import { sequenceEntries } from '../store/log/sequence-entries.ts';

forEachDesk('a request whose facts were corrected after it was drafted', (it) => {
  let place = { caseId: '', targetId: '' };
  let request: RequestDetail;
  const read = async (login = 'mona') => await (await it().as(login)).call('request', { params: { requestId: request.id } });
  const act = async (login: string, name: 'takeOverFacts' | 'keepFacts', body: object) =>
    await (await it().as(login)).outcome(name, { params: { requestId: request.id }, body });
  const step = async (login: string, event: string, more: object = {}) =>
    await (await it().as(login)).outcome('takeStep', { params: { requestId: request.id }, body: { event, ...more } });
  const correct = async (fact: string, value: Readonly<Record<string, unknown>>) => {
    it().advance(60_000);
    const body = { fact, document: 'Letter of the company, 24 November 2026', value };
    await (await it().as('karim')).call('confirmFact', { body });
  };
  const drafted = async (kind = 'preservation_letter') => {
    const mona = await it().as('mona');
    request = await filled(mona, await draftOf(mona, place, kind));
  };

  test('says what stood, what stands now, and since when; nothing while the facts say the same', async () => {
    place = await openLantern(it(), '2026-31');
    await drafted();
    assert.equal(request.factsSince, null);
    assert.ok(!request.may.includes('take-over-facts') && !request.may.includes('keep-facts'));
    await correct('entity/meta/us', { name: 'Meta Platforms Records, LLC' });
    request = await read();
    const { changes, kept, closed } = request.factsSince ?? assert.fail('nothing is said');
    assert.deepEqual([kept, closed], [null, null]);
    assert.deepEqual(changes, [
      {
        what: 'addressee',
        was: ['Meta Platforms, Inc.'],
        now: ['Meta Platforms Records, LLC'],
        targets: [],
        facts: [{ factId: 'entity/meta/us', title: changes[0]?.facts[0]?.title, since: '2026-11-24', correctedBy: 'Karim Adel' }],
      },
    ]);
    assert.ok(request.may.includes('take-over-facts') && request.may.includes('keep-facts'));
  });

  test('it is not handed in before that is answered', async () => {
    assert.equal(await step('mona', 'submit'), 'REQUEST_FACTS_CHANGED');
    assert.ok(!request.can.includes('submit'));
  });

  test('the draft takes the new one over in one step, and what somebody wrote otherwise stays', async () => {
    const { digest, factsSince } = request;
    const difference = factsSince?.difference ?? '';
    assert.equal(await act('karim', 'takeOverFacts', { digest, difference }), 'ACCESS_NOT_ALLOWED');
    assert.equal(await act('mona', 'takeOverFacts', { digest, difference: '0'.repeat(64) }), 'INPUT_CHANGED_MEANWHILE');
    assert.equal(await act('mona', 'takeOverFacts', { digest: '0'.repeat(64), difference }), 'INPUT_CHANGED_MEANWHILE');
    assert.equal(await act('mona', 'takeOverFacts', { digest, difference }), 'done');
    const after = await read();
    assert.equal(after.factsSince, null);
    assert.deepEqual([after.addressee, after.values.organisation], ['Meta Platforms Records, LLC', 'Meta Platforms Records, LLC']);
    assert.equal(after.values.necessity, request.values.necessity);
    assert.notEqual(after.digest, request.digest);
    assert.notEqual(after.adviceId, request.adviceId, 'it rests on an advice of the facts of now');
    request = after;
  });

  test('what is handed in and corrected after is not approved in ignorance; whoever keeps it with a reason leaves the approval to another', async () => {
    assert.equal(await step('mona', 'submit'), 'done');
    await correct('entity/meta/us', { name: 'Meta Records Two, LLC' });
    const seen = await read('karim');
    const { digest, factsSince } = seen;
    const difference = factsSince?.difference ?? assert.fail('the approver is told nothing');
    assert.ok(!seen.can.includes('approve') && seen.can.includes('send-back') && seen.may.includes('keep-facts'));
    assert.equal(await step('karim', 'approve', { digest }), 'REQUEST_FACTS_CHANGED');
    const reason = 'The new company takes requests only from January on.';
    assert.equal(await act('mona', 'keepFacts', { difference, reason }), 'ACCESS_NOT_ALLOWED', 'not who drafted it');
    assert.equal(await act('mona', 'takeOverFacts', { digest, difference }), 'REQUEST_NOT_IN_THIS_STATE');
    assert.equal(await act('karim', 'keepFacts', { difference, reason }), 'done');
    const kept = await read('karim');
    assert.partialDeepStrictEqual(kept.factsSince, { difference, kept: { by: { name: 'Karim Adel' }, reason } });
    assert.deepEqual(
      [kept.can.includes('approve'), kept.can.includes('send-back')],
      [false, true],
      'a reason of one’s own is not one’s own to judge',
    );
    assert.equal(await step('karim', 'approve', { digest: kept.digest }), 'REQUEST_FOUR_EYES');
    assert.ok(kept.comments.some(({ event, text }) => event === 'keep-facts' && text === reason));
    assert.equal(await step('salma', 'approve', { digest }), 'INPUT_CHANGED_MEANWHILE', 'the reason is part of what is approved');
    const other = 'The new company takes requests only from February on.';
    assert.equal(await act('laila', 'keepFacts', { difference, reason: other }), 'done');
    assert.equal(await step('karim', 'approve', { digest: kept.digest }), 'INPUT_CHANGED_MEANWHILE', 'another reason is another text');
    const last = await read('karim');
    assert.partialDeepStrictEqual(last.factsSince, { kept: { by: { name: 'Laila Hosni' }, reason: other } });
    assert.equal(await step('karim', 'approve', { digest: last.digest }), 'done');
  });

  test('a correction after the approval is answered by somebody who did not draft it, and what they answer is approved anew', async () => {
    await correct('entity/meta/us', { name: 'Meta Records Three, LLC' });
    const send = async () =>
      await (await it().as('mona')).outcome('recordDispatch', { params: { requestId: request.id }, body: { channel: 'portal' } });
    assert.equal(await send(), 'REQUEST_FACTS_CHANGED');
    const { factsSince } = await read('laila');
    assert.equal(factsSince?.kept, null, 'what was kept against the last difference answers no other');
    const answer = { difference: factsSince?.difference, reason: 'Read out by the company over the telephone.' };
    assert.equal(await act('mona', 'keepFacts', answer), 'ACCESS_NOT_ALLOWED');
    assert.equal(await act('laila', 'keepFacts', answer), 'done');
    const kept = await read('karim');
    assert.deepEqual([kept.state, kept.version, kept.approvals.length, kept.can.includes('approve')], ['submitted', 2, 1, true]);
    assert.equal(kept.factsSince?.kept?.reason, answer.reason, 'whoever approves reads it');
    assert.equal(await send(), 'REQUEST_NOT_AN_EMERGENCY', 'what was approved was approved without it');
    assert.equal(await step('karim', 'approve', { digest: kept.digest }), 'done');
    assert.equal(await send(), 'done');
    assert.equal((await read()).factsSince, null, 'what was sent is what was sent');
  });

  test('the version that left is kept with the reason, and an overseer finds another reason in the books', async () => {
    const { store, signer } = it().desk;
    const { db } = store;
    while ((await sequenceEntries(db, signer)).more);
    const found = async () => (await (await it().as('hassan')).call('figures', { query: {} })).disagreements.map(({ what }) => what);
    assert.deepEqual(await found(), []);
    const other = async (reason: string, instead: string) =>
      await sql
        .raw(`UPDATE request_version SET kept_facts = replace(kept_facts::text, '${instead}', '${reason}')::jsonb WHERE version = 2`)
        .execute(db);
    await sql.raw('ALTER TABLE request_version DISABLE TRIGGER USER').execute(db);
    await other('Nobody was asked.', 'Read out by the company over the telephone.');
    assert.deepEqual(await found(), ['text']);
    await other('Read out by the company over the telephone.', 'Nobody was asked.');
    assert.deepEqual(await found(), []);
  });

  test('who may draft and approve keeps nothing on a draft to approve it after', async () => {
    await drafted();
    await correct('entity/meta/us', { name: 'Meta Records Five, LLC' });
    const difference = (await read()).factsSince?.difference;
    assert.equal(await act('salma', 'keepFacts', { difference, reason: 'Our account is at the old company still.' }), 'done');
    assert.equal(await step('mona', 'submit'), 'done');
    const { digest, can } = await read('salma');
    assert.ok(!can.includes('approve'));
    assert.equal(await step('salma', 'approve', { digest }), 'REQUEST_FOUR_EYES');
    assert.equal(await step('karim', 'approve', { digest }), 'done');
  });

  test('a drafter may keep the old one while it is a draft: the approver reads it', async () => {
    await drafted();
    await correct('channel/meta/portal', { address: 'https://www.facebook.com/records2' });
    request = await read();
    const { changes, difference } = request.factsSince ?? assert.fail('nothing is said');
    assert.deepEqual(
      changes.map(({ what, now }) => [what, now]),
      [['channel-address', ['https://www.facebook.com/records2']]],
    );
    assert.equal(await act('mona', 'keepFacts', { difference, reason: 'too short' }), 'INPUT_WRONG');
    assert.equal(await act('mona', 'keepFacts', { difference, reason: 'Our account is at the old portal still.' }), 'done');
    assert.equal(await step('mona', 'submit'), 'done');
    const { factsSince, can } = await read('karim');
    assert.deepEqual([factsSince?.kept?.by.name, can.includes('approve')], ['Mona Farid', true]);
  });

  test('a draft that was made under another law says which it is today, since which day, and takes it over', async () => {
    const mona = await it().as('mona');
    const elements = { material_benefit: 'fees', crossing: 'by sea' };
    const kept = await mona.call('askAdvice', {
      params: place,
      body: { answers: { data: ['subscriber'], purpose: 'identify', preserve: 'no', elements }, asOf: '2026-09-20' },
    });
    const draft = { adviceId: kept.id, list: 'options' as const, index: 0 };
    request = await mona.call('draftRequest', { params: { caseId: place.caseId }, body: draft });
    const { factsSince } = request;
    const inArabic = await mona.fetch(`/api/v1/requests/${request.id}`, { headers: { 'accept-language': 'ar' } });
    const law = factsSince?.changes.find(({ what }) => what === 'law');
    assert.match(`${law?.was} ${law?.now}`, /Law 150 of 1950.*Law 174 of 2025/);
    assert.deepEqual(
      factsSince?.laws.map(({ factId, turn, on }) => [factId, turn, on]),
      [
        ['rule/s-eg-cpc-old', 'ended', '2026-10-01'],
        ['rule/s-eg-cpc-new', 'began', '2026-10-01'],
      ],
    );
    assert.match(((await inArabic.json()) as RequestDetail).factsSince?.laws[1]?.title ?? '', /القانون 174 لسنة 2025/);
    assert.equal(await step('mona', 'submit'), 'REQUEST_INCOMPLETE');
    const { digest, may } = request;
    assert.ok(may.includes('take-over-facts'));
    assert.equal(await act('mona', 'takeOverFacts', { digest, difference: factsSince?.difference }), 'done');
    const after = await read();
    assert.equal(after.factsSince, null);
    const { advice } = await mona.call('advice', { params: { adviceId: after.adviceId ?? '' } });
    assert.equal(advice.date, '2026-11-24');
  });

  test('of a request for several targets each advice is asked again, and what changed for one is said of that one', async () => {
    const mona = await it().as('mona');
    const rows = ['boats_one', 'boats_two', 'boats_three'].map((written) => ({
      written,
      service: 'telegram',
      relevance: `${written} sails.`,
    }));
    const answers = {
      data: ['subscriber'],
      purpose: 'identify',
      preserve: 'yes',
      elements: { material_benefit: 'fees', crossing: 'by sea' },
    };
    const body = { key: 'several', document: 'preservation_letter' as const, rows, answers };
    const { requests } = await mona.call('draftBatch', { params: { caseId: place.caseId }, body });
    assert.equal(requests.length, 1);
    request = await mona.call('request', { params: { requestId: requests[0]?.id ?? '' } });
    assert.equal(request.factsSince, null);
    // As if the second had been asked about when the facts said another address.
    const { db } = it().desk.store;
    await sql
      .raw(
        `UPDATE advice SET digest = repeat('0', 64), answer = replace(answer, '"to":{', '"to":{"address":"1 Old Way",') WHERE target_id =
           (SELECT id FROM target WHERE written = 'boats_two')`,
      )
      .execute(db);
    request = await read();
    const { changes = [], difference } = request.factsSince ?? {};
    assert.deepEqual(
      changes.map(({ what, was, targets }) => [what, was, targets]),
      [['address', ['1 Old Way'], ['boats_two']]],
    );
    assert.equal(await act('mona', 'takeOverFacts', { digest: request.digest, difference }), 'done');
    assert.equal((await read()).factsSince, null);
    const { advice_ids } = await db.selectFrom('request').select('advice_ids').where('id', '=', request.id).executeTakeFirstOrThrow();
    assert.equal(advice_ids.length, 2);
  });

  test('a company that the facts do not name is called as its service is, on the paper and in lists, and nothing has changed by that', async () => {
    const mona = await it().as('mona');
    const rows = ['bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'].map((written) => ({
      written,
      service: 'Lighthouse Exchange',
      relevance: 'The fees arrived here.',
    }));
    const elements = { material_benefit: 'fees', crossing: 'by sea' };
    const answers = { data: ['subscriber'], purpose: 'freeze', holder: 'MT', elements };
    const body = { key: 'exchange', document: 'freeze_request' as const, rows, answers };
    const { requests } = await mona.call('draftBatch', { params: { caseId: place.caseId }, body });
    request = await mona.call('request', { params: { requestId: requests[0]?.id ?? '' } });
    const { addressee, addresseeDetail, values, factsSince } = request;
    const called = [addressee, addresseeDetail.name, values.organisation ?? values.addressee];
    assert.deepEqual(called, ['Lighthouse Exchange', 'Lighthouse Exchange', 'Lighthouse Exchange']);
    assert.equal(factsSince, null);
  });

  test('each answer is an entry of the log, its reason only as a commitment', async () => {
    const rows = await it().desk.store.db.selectFrom('log_entry').select('bytes').execute();
    const abouts = rows.map(({ bytes }) => (JSON.parse(bytes.toString('utf8')) as Entry & { about: Record<string, unknown> }).about ?? {});
    const events = abouts.filter(({ event }) => event === 'take-over-facts' || event === 'keep-facts');
    assert.ok(events.some(({ event, advice }) => event === 'take-over-facts' && typeof advice === 'string'));
    assert.ok(events.some(({ event }) => event === 'keep-facts'));
    assert.ok(!JSON.stringify(rows.map(({ bytes }) => bytes.toString('utf8'))).includes('old portal still'));
  });
});
