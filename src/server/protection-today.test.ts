// SPDX-License-Identifier: Apache-2.0
/** Before a request has left, whom the case protects today counts: by the gates on it, and by what its texts say of them. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import { approvedRequest, draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import type { Target } from '../core/api/cases.ts';
import type { RequestDetail } from '../core/api/requests.ts';
import type { TargetRole } from '../core/cases/case.ts';

const REASON = 'Nothing less would show who moved the money.';

forEachDesk(
  'who is protected today',
  (open) => {
    let it: TestDesk;
    let caseId: string;
    let suspectId: string;
    let mona: Page;
    let karim: Page;
    let laila: Page;
    before(async () => {
      it = open();
      ({ caseId, targetId: suspectId } = await openLantern(it, '2026-71'));
      [mona, karim, laila] = [await it.as('mona'), await it.as('karim'), await it.as('laila')];
    });

    const add = async (written: string, role: TargetRole): Promise<Target> =>
      await mona.call('addTarget', { params: { caseId }, body: { written, role, relevance: 'Stands in the chat.', service: 'telegram' } });
    const becomes = async (targetId: string, role: TargetRole) =>
      await mona.call('changeTarget', { params: { caseId, targetId }, body: { role } });
    const draftOn = async (targetId: string) => await filled(mona, await draftOf(mona, { caseId, targetId }, 'preservation_letter'));
    const read = async ({ id }: { readonly id: string }, page = mona) => await page.call('request', { params: { requestId: id } });
    const step = async (page: Page, { id }: { readonly id: string }, event: string, more: object = {}) =>
      await page.outcome('takeStep', { params: { requestId: id }, body: { event: event as 'submit', ...more } });
    const lift = async ({ id }: { readonly id: string }, gate: string) =>
      await laila.call('liftGate', { params: { requestId: id, gate }, body: { reason: REASON } });
    const closed = ({ gates }: Pick<RequestDetail, 'gates'>) => gates.filter(({ lifted }) => lifted === null).map(({ id }) => id);
    const write = async (request: RequestDetail, values: object) => {
      const { digest, values: stands } = await read(request);
      return await mona.call('changeRequest', { params: { requestId: request.id }, body: { digest, values: { ...stands, ...values } } });
    };
    const send = async ({ id }: { readonly id: string }) =>
      await mona.outcome('recordDispatch', { params: { requestId: id }, body: { channel: 'portal' } });
    const answer = async (page: Page, { id }: { readonly id: string }, targetId: string, body: object) =>
      await page.outcome('answerNamed', { params: { requestId: id, targetId }, body: body as never });
    const entries = async (kind: string, { id }: { readonly id: string }) =>
      (await mona.call('log', { query: { caseId, kind } as never })).entries.filter(
        ({ outcome, about }) => outcome === 'done' && about.request === id,
      );

    test('a draft, and what waits for approval, get the gates of a role that somebody gets later, with the reason', async () => {
      const target = await add('nour_shipping', 'unknown');
      const [draft, waiting] = [await draftOn(target.id), await draftOn(target.id)];
      assert.equal(await step(mona, waiting, 'submit'), 'done');
      assert.deepEqual(closed(await read(waiting)), []);
      await becomes(target.id, 'lawyer');
      for (const one of [draft, waiting]) {
        const now = await read(one, karim);
        assert.deepEqual(closed(now), ['g-priv', 'g-role']);
        assert.deepEqual(now.gates[0]?.because, [{ targetId: target.id, written: 'nour_shipping', role: 'lawyer' }]);
        assert.deepEqual((await entries('gate-raised', one)).map(({ about }) => about.gate).toSorted(), ['g-priv', 'g-role']);
      }
      assert.equal(await step(karim, waiting, 'approve', { digest: (await read(waiting)).digest }), 'REQUEST_GATE_CLOSED');
      const { requests } = await laila.call('requests', { query: { waitsFor: 'legal-reviewer' } });
      assert.ok(requests.some(({ id }) => id === waiting.id));
      await lift(waiting, 'g-priv');
      await lift(waiting, 'g-role');
      assert.equal(await step(karim, waiting, 'approve', { digest: (await read(waiting)).digest }), 'done');
    });

    test('what is approved does not leave, and with the last gate lifted goes back for one look', async () => {
      const target = await add('harbour_guide', 'unknown');
      const approved = await approvedRequest(it, await draftOn(target.id));
      assert.deepEqual([approved.state, approved.waitsFor], ['approved', 'drafter']);
      await becomes(target.id, 'victim');
      const stopped = await read(approved);
      assert.deepEqual([stopped.state, stopped.waitsFor, closed(stopped)], ['approved', 'legal-reviewer', ['g-role']]);
      assert.equal(await send(approved), 'REQUEST_GATE_CLOSED');
      const looked = await lift(approved, 'g-role');
      assert.deepEqual([looked.state, looked.version, looked.waitsFor], ['submitted', 2, 'approver']);
      assert.ok(looked.comments.some(({ event, text, version }) => event === 'lift-gate' && text === REASON && version === 2));
      assert.equal(await send(approved), 'REQUEST_NOT_AN_EMERGENCY');
      assert.equal(await step(laila, looked, 'approve', { digest: looked.digest }), 'ACCESS_NOT_ALLOWED');
      assert.equal(
        await step(karim, looked, 'approve', { digest: approved.digest }),
        'INPUT_CHANGED_MEANWHILE',
        'not what was read before',
      );
      assert.equal(await step(karim, looked, 'approve', { digest: looked.digest }), 'done');
      assert.equal(await send(approved), 'done');
      await becomes(target.id, 'lawyer');
      assert.deepEqual(closed(await read(approved)), [], 'what has left stays as it left');
    });

    test('of two gates the first that is lifted changes nothing yet', async () => {
      const target = await add('port_reporter', 'unknown');
      const approved = await approvedRequest(it, await draftOn(target.id));
      await becomes(target.id, 'journalist');
      assert.deepEqual([(await lift(approved, 'g-priv')).state, (await lift(approved, 'g-role')).state], ['approved', 'submitted']);
    });

    test('a gate that was lifted for one person holds again for another', async () => {
      const first = await add('boat_victim', 'victim');
      const draft = await draftOn(first.id);
      assert.deepEqual(closed(draft), ['g-role']);
      assert.deepEqual(closed(await lift(draft, 'g-role')), []);
      await becomes(first.id, 'rescuer');
      const again = await read(draft);
      assert.deepEqual(closed(again), [], 'an equal role that the question knew as protected raises nothing new');
      const identifiers = [...(again.values.identifiers as object[]), { kind: 'username', written: '@Second_Victim' }];
      await add('second_victim', 'victim');
      const both = await write(draft, { identifiers });
      assert.deepEqual(closed(both), ['g-role']);
      assert.deepEqual(
        both.gates.flatMap(({ because }) => because.map(({ written }) => written)),
        ['second_victim'],
      );
    });

    test('a gate that nothing has written yet holds all the same, and is lifted', async () => {
      const target = await add('old_program', 'unknown');
      const waiting = await draftOn(target.id);
      assert.equal(await step(mona, waiting, 'submit'), 'done');
      // As an older program left it: the role was changed, and the request not looked at.
      await it.desk.store.db.updateTable('target').set({ role: 'migrant' }).where('id', '=', target.id).execute();
      const now = await read(waiting, karim);
      assert.deepEqual([closed(now), now.may.includes('lift-gate')], [['g-role'], false]);
      assert.equal(await step(karim, waiting, 'approve', { digest: now.digest }), 'REQUEST_GATE_CLOSED');
      const lifted = await lift(waiting, 'g-role');
      assert.deepEqual(closed(lifted), []);
      assert.equal((await entries('gate-raised', waiting)).length, 1);
      assert.equal(await step(karim, waiting, 'approve', { digest: lifted.digest }), 'done');
    });

    test('an identifier of somebody protected, typed into a list, closes their gates as a target does', async () => {
      const lawyer = await add('https://x.com/defence_sara', 'lawyer');
      const draft = await draftOn(suspectId);
      const named = await write(draft, {
        identifiers: [...(draft.values.identifiers as object[]), { kind: 'username', written: 'Defence_Sara' }],
      });
      assert.deepEqual(closed(named), ['g-priv', 'g-role']);
      assert.equal(named.gates[0]?.because[0]?.targetId, lawyer.id);
      assert.deepEqual(named.named, [], 'whoever is asked about is no question');
      const out = await write(named, { identifiers: draft.values.identifiers });
      assert.deepEqual(closed(out), ['g-priv', 'g-role'], 'what has closed is lifted, and does not fall away');
    });

    test('somebody protected whom a text names is a question before it is handed in', async () => {
      const lawyer = await add('counsel_amal', 'lawyer');
      const draft = await draftOn(suspectId);
      const facts = 'Two boats left. His lawyer @Counsel_Amal answered in the chat.';
      const named = await write(draft, { reason_data_may_vanish: facts });
      assert.deepEqual(closed(named), []);
      assert.partialDeepStrictEqual(named.named, [
        { targetId: lawyer.id, written: 'counsel_amal', role: 'lawyer', fields: [{ id: 'reason_data_may_vanish' }], answer: null },
      ]);
      assert.equal(await step(mona, draft, 'submit'), 'REQUEST_NAMED_UNANSWERED');
      assert.ok(!named.can.includes('submit') && named.may.includes('answer-named'));
      const { digest } = named.named[0] ?? assert.fail();
      const only = { digest, asks: false, reason: 'Counsel of the suspect; nothing of hers is asked.' };
      assert.equal(await answer(karim, draft, lawyer.id, only), 'ACCESS_NOT_ALLOWED');
      assert.equal(await answer(await it.as('nadia'), draft, lawyer.id, only), 'ACCESS_NOT_FOUND');
      assert.equal(await answer(mona, draft, lawyer.id, { digest, asks: false }), 'INPUT_WRONG');
      assert.equal(await answer(mona, draft, lawyer.id, { ...only, digest: '0'.repeat(64) }), 'INPUT_CHANGED_MEANWHILE');
      assert.equal(await answer(mona, draft, suspectId, only), 'INPUT_CHANGED_MEANWHILE');
      assert.equal(await answer(mona, draft, lawyer.id, only), 'done');
      const other = await write(draft, { reason_data_may_vanish: `${facts} Her messages are wanted too.` });
      assert.equal(other.named[0]?.answer, null, 'another text is another question');
      const back = await write(draft, { reason_data_may_vanish: facts });
      assert.partialDeepStrictEqual(back.named[0]?.answer, { asks: false, reason: only.reason, by: { name: 'Mona Farid' } });
      assert.equal(await step(mona, draft, 'submit'), 'done');
      const decided = await read(draft, karim);
      assert.equal(decided.named[0]?.answer?.reason, only.reason, 'whoever decides reads it');
      assert.ok(decided.can.includes('approve'));
      assert.equal(await answer(mona, draft, lawyer.id, only), 'REQUEST_NOT_IN_THIS_STATE');
    });

    test('asked about after all, they have the gates of their role', async () => {
      const target = await add('journal_hana', 'journalist');
      const draft = await write(await draftOn(suspectId), { reason_data_may_vanish: 'All messages of journal_hana are wanted.' });
      const { digest } = draft.named[0] ?? assert.fail();
      assert.equal(await answer(mona, draft, target.id, { digest, asks: true }), 'done');
      const asked = await read(draft);
      assert.deepEqual(closed(asked), ['g-priv', 'g-role']);
      assert.deepEqual(asked.gates[0]?.because, [{ targetId: target.id, written: 'journal_hana', role: 'journalist' }]);
      assert.equal(await step(mona, draft, 'submit'), 'done');
      assert.equal(await step(karim, draft, 'approve', { digest: asked.digest }), 'REQUEST_GATE_CLOSED');
    });

    test('who becomes protected while the request waits, or is approved, is a question then', async () => {
      const target = await add('witness_omar', 'witness');
      const texts = { reason_data_may_vanish: 'witness_omar saw two boats.' };
      const waiting = await write(await draftOn(suspectId), texts);
      const approved = await approvedRequest(it, await write(await draftOn(suspectId), texts));
      assert.equal(await step(mona, waiting, 'submit'), 'done');
      await becomes(target.id, 'victim');
      assert.equal(await step(karim, waiting, 'approve', { digest: waiting.digest }), 'REQUEST_NAMED_UNANSWERED');
      assert.equal(await step(karim, waiting, 'send-back', { comment: 'Say what he is named for.' }), 'done');
      assert.equal(await send(approved), 'REQUEST_NAMED_UNANSWERED');
      assert.equal(await step(mona, approved, 'amend', { comment: 'He is a victim now.' }), 'done');
      for (const one of [waiting, approved]) {
        const { digest } = (await read(one)).named[0] ?? assert.fail();
        assert.equal(await answer(mona, one, target.id, { digest, asks: false, reason: 'He saw the boats leave.' }), 'done');
        assert.equal(await step(mona, one, 'submit'), 'done');
      }
    });

    test('a mark of the case closes its gate on what has not left', async () => {
      const other = await openLantern(it, '2026-72');
      const draft = await filled(mona, await draftOf(mona, other, 'preservation_letter'));
      assert.deepEqual(closed(draft), []);
      const handling = { restricted: false, minors: false, privileged: true };
      await mona.call('changeCase', { params: { caseId: other.caseId }, body: { handling } });
      assert.deepEqual(closed(await read(draft)), ['g-priv']);
    });
  },
  { working: true, both: true },
);
