// SPDX-License-Identifier: Apache-2.0
/** A lawyer, a journalist or a victim is made a suspect by two people or not at all; until then, and by every way around it, the safeguards stand. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import { draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import type { Target } from '../core/api/cases.ts';
import type { RequestDetail } from '../core/api/requests.ts';
import type { TargetRole } from '../core/cases/case.ts';
import { withActor } from '../store/database/actor.ts';

forEachDesk(
  'a role that protects',
  (open) => {
    let it: TestDesk;
    let caseId: string;
    let suspectId: string;
    let mona: Page;
    let yara: Page;
    let karim: Page;
    let laila: Page;
    let salma: Page;
    before(async () => {
      it = open();
      ({ caseId, targetId: suspectId } = await openLantern(it, '2026-61'));
      [mona, yara, karim] = [await it.as('mona'), await it.as('yara'), await it.as('karim')];
      [laila, salma] = [await it.as('laila'), await it.as('salma')];
    });

    const add = async (written: string, role: TargetRole, more: object = {}): Promise<Target> =>
      await mona.call('addTarget', { params: { caseId }, body: { written, role, relevance: 'Stands in the chat.', ...more } });
    const roleOf = async (targetId: string): Promise<Target> =>
      (await mona.call('caseDetail', { params: { caseId } })).targets.find(({ id }) => id === targetId) as Target;
    const change = (page: Page, targetId: string, body: object) => page.outcome('changeTarget', { params: { caseId, targetId }, body });
    const lowering = (targetId: string, role: TargetRole = 'suspect', reason = 'The bar does not list her.') => ({
      params: { caseId, targetId },
      body: { role, reason },
    });
    const decision = (id: string | undefined, word: 'confirm' | 'refuse' = 'confirm', reason = 'Checked with the bar.') => ({
      params: { loweringId: id ?? '' },
      body: { decision: word, reason },
    });
    const gatesOn = async (targetId: string, answers: object = {}): Promise<readonly string[]> => {
      const kept = await mona.call('askAdvice', { params: { caseId, targetId }, body: { answers: { data: ['subscriber'], ...answers } } });
      return kept.advice.gates.map(({ id }) => id);
    };
    const done = async (kind: string) =>
      (await mona.call('log', { query: { caseId, kind } as never })).entries.filter(({ outcome }) => outcome === 'done');

    let lawyer: Target;
    test('is not taken away by one person, whoever they are in the case; raising it is immediate', async () => {
      lawyer = await add('farida_nour', 'unknown', { service: 'x' });
      assert.equal(await change(mona, lawyer.id, { role: 'lawyer' }), 'done');
      for (const role of ['suspect', 'unknown', 'witness', 'victim'])
        for (const page of [mona, yara]) assert.equal(await change(page, lawyer.id, { role, relevance: 'x' }), 'CASE_ROLE_PROTECTS', role);
      assert.equal(await change(mona, lawyer.id, { role: 'journalist' }), 'done', 'an equal protects no less');
      assert.equal(await change(mona, lawyer.id, { role: 'lawyer', relevance: 'Counsel of the accused.' }), 'done');
      assert.partialDeepStrictEqual(await roleOf(lawyer.id), { role: 'lawyer', relevance: 'Counsel of the accused.', lowerings: [] });
      const { entries } = await mona.call('log', { query: { caseId, kind: 'target-changed' } as never });
      assert.ok(entries.some(({ outcome, about }) => outcome === 'refused' && about.rule === 'CASE_ROLE_PROTECTS'));
    });

    test('is kept by whatever the drafter answers the advisor', async () => {
      for (const target_role of ['suspect', 'unknown', 'victim', '', null])
        assert.deepEqual((await gatesOn(lawyer.id, { target_role })).filter((id) => /priv|role/.test(id)).toSorted(), ['g-priv', 'g-role']);
    });

    test('is proposed to be lowered for a reason, once, and stands until somebody else has decided', async () => {
      assert.equal(await mona.outcome('proposeLowering', lowering(lawyer.id, 'suspect', '')), 'INPUT_WRONG');
      assert.equal(await mona.outcome('proposeLowering', lowering(lawyer.id, 'journalist')), 'CASE_ROLE_NO_LOWER');
      assert.equal(await mona.outcome('proposeLowering', lowering(suspectId)), 'CASE_ROLE_NO_LOWER');
      const proposed = await mona.call('proposeLowering', lowering(lawyer.id));
      assert.partialDeepStrictEqual(proposed, {
        role: 'lawyer',
        lowerings: [{ from: 'lawyer', to: 'suspect', by: { name: 'Mona Farid' }, decided: null }],
      });
      for (const page of [mona, yara, karim])
        assert.equal(await page.outcome('proposeLowering', lowering(lawyer.id, 'victim')), 'CASE_LOWERING_OPEN');
      assert.deepEqual((await gatesOn(lawyer.id)).filter((id) => /priv|role/.test(id)).toSorted(), ['g-priv', 'g-role']);
      assert.equal(await change(mona, lawyer.id, { role: 'suspect' }), 'CASE_ROLE_PROTECTS');
      const [entry] = await done('role-lowering-proposed');
      assert.deepEqual([entry?.about['role-from'], entry?.about['role-to'], entry?.about.target], ['lawyer', 'suspect', lawyer.id]);
      const { bytes } = await it.desk.store.db
        .selectFrom('log_entry')
        .select('bytes')
        .where('id', '=', entry?.id ?? '')
        .executeTakeFirstOrThrow();
      assert.doesNotMatch(bytes.toString('utf8'), /bar does not list/, 'the reason is committed to and not told');
    });

    test('waits with whoever may decide, and with nobody else', async () => {
      const waits = async (page: Page) =>
        (await page.call('loweringsToDecide', {})).lowerings.map(({ targetId, from, to }) => [targetId, from, to]);
      for (const page of [karim, laila]) assert.deepEqual(await waits(page), [[lawyer.id, 'lawyer', 'suspect']]);
      for (const login of ['mona', 'yara', 'salma', 'omar', 'nadia', 'hassan', 'adam', 'peter'])
        assert.deepEqual(await waits(await it.as(login)), [], login);
      const may = async (page: Page) =>
        (await page.call('caseDetail', { params: { caseId } })).may.filter((one) => one.endsWith('-lowering'));
      assert.deepEqual(await may(mona), ['propose-lowering']);
      assert.deepEqual(await may(karim), ['propose-lowering', 'decide-lowering']);
      assert.deepEqual(await may(await it.as('omar')), []);
    });

    test('is lowered by nobody who investigates, nor by who proposed it, nor from outside', async () => {
      const [open] = (await roleOf(lawyer.id)).lowerings;
      for (const page of [mona, yara, salma, await it.as('omar')])
        assert.equal(await page.outcome('decideLowering', decision(open?.id)), 'ACCESS_NOT_ALLOWED');
      for (const login of ['nadia', 'hassan', 'adam', 'peter'])
        assert.equal(await (await it.as(login)).outcome('decideLowering', decision(open?.id)), 'ACCESS_NOT_FOUND', login);
      assert.equal(await karim.outcome('decideLowering', decision(open?.id, 'confirm', '')), 'INPUT_WRONG');
      assert.equal(await karim.outcome('decideLowering', decision(open?.id, 'maybe' as never)), 'INPUT_WRONG');
      assert.equal((await roleOf(lawyer.id)).role, 'lawyer');
      it.advance(11 * 60_000);
      assert.equal(await karim.outcome('decideLowering', decision(open?.id)), 'ACCESS_SECOND_FACTOR_NEEDED');
      [mona, yara, karim, laila, salma] = [
        await it.as('mona'),
        await it.as('yara'),
        await it.as('karim'),
        await it.as('laila'),
        await it.as('salma'),
      ];
    });

    test('is refused with a reason, and can be proposed anew; who proposed it then does not decide', async () => {
      const [open] = (await roleOf(lawyer.id)).lowerings;
      await laila.call('decideLowering', decision(open?.id, 'refuse', 'She is of the bar of Tanta.'));
      const stands = await roleOf(lawyer.id);
      assert.deepEqual([stands.role, stands.lowerings[0]?.decided?.decision], ['lawyer', 'refuse']);
      assert.equal(await karim.outcome('decideLowering', decision(open?.id)), 'CASE_LOWERING_DECIDED');
      const again = await karim.call('proposeLowering', lowering(lawyer.id));
      assert.equal(await karim.outcome('decideLowering', decision(again.lowerings[1]?.id)), 'ACCESS_NOT_ALLOWED', 'not one’s own');
      assert.deepEqual((await karim.call('loweringsToDecide', {})).lowerings, []);
      assert.equal((await laila.call('loweringsToDecide', {})).lowerings.length, 1);
    });

    test('another target with the same identifier takes nothing of it away, however it is written', async () => {
      for (const [written, more] of [
        ['@Farida_Nour', { service: 'x' }],
        ['https://x.com/farida_nour', {}],
        ['farida_nour', { kind: 'email', service: 'x' }],
      ] as const) {
        const other = await add(written, 'suspect', more);
        assert.deepEqual([other.role, other.protectedAs], ['suspect', { targetId: lawyer.id, role: 'lawyer' }], written);
        assert.ok((await gatesOn(other.id)).includes('g-priv'), written);
      }
      assert.equal((await roleOf(suspectId)).protectedAs, null);
    });

    test('a list of targets has it too, also where the list brings the lawyer along', async () => {
      const rows = [
        { written: 'farida_nour', service: 'x', relevance: 'She wrote to the page.', at: '2026-10-05 21:14:03' },
        { written: 'samir_press', service: 'x', relevance: 'He wrote to the page.', at: '2026-10-05 21:14:03' },
        { written: 'samir_press', service: 'x', relevance: 'He wrote again.', at: '2026-10-06 21:14:03', role: 'journalist' as const },
      ];
      const body = { key: 'press', document: 'preservation_letter' as const, rows, answers: { data: ['subscriber'], preserve: 'yes' } };
      const { requests } = await mona.call('draftBatch', { params: { caseId }, body: body as never });
      const asked = requests.flatMap((one) => one.asked);
      assert.deepEqual(asked.map(({ role }) => role).toSorted(), ['journalist', 'journalist', 'lawyer']);
      for (const { gates } of requests) assert.ok(gates.some(({ id }) => id === 'g-priv'));
    });

    test('an advice from before, and a paper that follows a request from before, raise the gate of today', async () => {
      const target = await add('nour_shipping', 'unknown', { service: 'telegram' });
      const kept = await mona.call('askAdvice', {
        params: { caseId, targetId: target.id },
        body: { answers: { data: ['subscriber'], preserve: 'yes' } },
      });
      const index = kept.advice.step0.findIndex(({ document }) => document === 'preservation_letter');
      const asked = { params: { caseId }, body: { adviceId: kept.id, list: 'step0' as const, index, language: 'en' as const } };
      const protecting = ({ gates }: RequestDetail) => gates.map(({ id }) => id).filter((id) => /priv|role/.test(id));
      const before = await mona.call('draftRequest', asked);
      assert.deepEqual(protecting(before), []);
      // As if it had left before.
      const left = { state: 'sent' as const, sent_at: it.now() };
      await it.desk.store.db.updateTable('request').set(left).where('id', '=', before.id).execute();
      assert.equal(await change(mona, target.id, { role: 'lawyer' }), 'done');
      assert.deepEqual(protecting(await mona.call('draftRequest', asked)).toSorted(), ['g-priv', 'g-role']);
      const extension = { params: { requestId: before.id }, body: { kind: 'preservation_extension' as const } };
      assert.deepEqual(protecting(await mona.call('draftFollowing', extension)).toSorted(), ['g-priv', 'g-role']);
      assert.deepEqual(protecting(await mona.call('request', { params: { requestId: before.id } })), [], 'what has left stays as it left');
    });

    test('what a decider was shown is what they lower: a proposal from before another role is only refused', async () => {
      const target = await add('victim_of_boats', 'victim', { service: 'x' });
      const [open] = (await mona.call('proposeLowering', lowering(target.id))).lowerings;
      assert.equal(await change(yara, target.id, { role: 'lawyer' }), 'done', 'raised meanwhile');
      assert.equal(await karim.outcome('decideLowering', decision(open?.id)), 'CASE_LOWERING_OUTDATED');
      assert.deepEqual([(await roleOf(target.id)).role, (await roleOf(target.id)).lowerings[0]?.decided], ['lawyer', null]);
      assert.equal(await karim.outcome('decideLowering', decision(open?.id, 'refuse')), 'done');
    });

    test('of two deciders at once one decides', async () => {
      const target = await add('two_at_once', 'victim', { service: 'x' });
      const proposals = await Promise.all([mona, yara, karim].map((page) => page.outcome('proposeLowering', lowering(target.id))));
      assert.deepEqual(proposals.toSorted(), ['CASE_LOWERING_OPEN', 'CASE_LOWERING_OPEN', 'done']);
      const [open] = (await roleOf(target.id)).lowerings;
      const decider = open?.by.name === 'Karim Adel' ? laila : karim;
      const outcomes = await Promise.all([
        decider.outcome('decideLowering', decision(open?.id)),
        laila.outcome('decideLowering', decision(open?.id, 'refuse')),
        decider.outcome('decideLowering', decision(open?.id)),
      ]);
      assert.deepEqual(outcomes.toSorted(), ['CASE_LOWERING_DECIDED', 'CASE_LOWERING_DECIDED', 'done']);
      const { role, lowerings } = await roleOf(target.id);
      assert.equal(role, lowerings[0]?.decided?.decision === 'confirm' ? 'suspect' : 'victim');
    });

    test('a change of something else at the same moment does not write an old role back', async () => {
      const target = await add('raised_meanwhile', 'unknown', { service: 'x' });
      await Promise.all([
        change(mona, target.id, { role: 'lawyer' }),
        ...Array.from({ length: 5 }, (_, n) => change(yara, target.id, { relevance: `Seen ${n} times.` })),
      ]);
      assert.equal((await roleOf(target.id)).role, 'lawyer');
    });

    test('once lowered, the next question has no gate of it, the gates that stand on requests stay, and the approver reads all of it first', async () => {
      const target = await add('harbour_guide', 'lawyer', { service: 'telegram' });
      const before = await draftOf(mona, { caseId, targetId: target.id }, 'preservation_letter');
      const [open] = (await mona.call('proposeLowering', lowering(target.id))).lowerings;
      assert.deepEqual((await mona.call('request', { params: { requestId: before.id } })).lowered, [], 'a proposal alone lowers nothing');
      const lowered = await karim.call('decideLowering', decision(open?.id));
      assert.deepEqual([lowered.role, lowered.lowerings[0]?.decided?.by.name], ['suspect', 'Karim Adel']);
      assert.deepEqual(
        (await gatesOn(target.id)).filter((id) => /priv|role/.test(id)),
        [],
      );
      const { gates } = await mona.call('request', { params: { requestId: before.id } });
      assert.ok(gates.some(({ id, lifted }) => id === 'g-priv' && lifted === null));

      const draft = await filled(mona, await draftOf(mona, { caseId, targetId: target.id }, 'preservation_letter'));
      await mona.call('takeStep', { params: { requestId: draft.id }, body: { event: 'submit' } });
      const read = await karim.call('request', { params: { requestId: draft.id } });
      assert.partialDeepStrictEqual(read.lowered, [
        {
          ...{ targetId: target.id, written: 'harbour_guide', from: 'lawyer', to: 'suspect', reason: 'The bar does not list her.' },
          ...{ by: { name: 'Mona Farid' }, decided: { decision: 'confirm', reason: 'Checked with the bar.', by: { name: 'Karim Adel' } } },
        },
      ]);
      const other = await add('@Harbour_Guide', 'suspect', { service: 'telegram' });
      const ofOther = await draftOf(mona, { caseId, targetId: other.id }, 'preservation_letter');
      assert.equal(ofOther.lowered[0]?.targetId, target.id, 'also under another target with the same identifier');
      const unrelated = await draftOf(mona, { caseId, targetId: suspectId }, 'preservation_letter');
      assert.deepEqual(unrelated.lowered, []);
    });

    test('the overseer counts what was proposed, refused and lowered, by the role that was lost', async () => {
      const hassan = await it.as('hassan');
      // Figures count what is in the tree of the log.
      await it.desk.sequencer.catchUp();
      const { groups } = await hassan.call('figures', { query: {} } as never);
      const figures = groups.flatMap((group) => group.figures);
      const count = (id: string) => figures.find((one) => one.id === id)?.count;
      const inLog = await Promise.all(
        ['role-lowering-proposed', 'role-lowering-refused', 'role-lowered'].map(async (kind) => (await done(kind)).length),
      );
      assert.deepEqual(['lowerings-proposed', 'lowerings-refused', 'roles-lowered'].map(count), inLog);
      assert.ok(inLog.every((some) => some > 0));
      const rows = figures.find(({ id }) => id === 'roles-lowered')?.tables.find(({ by }) => by === 'lowered-from')?.rows;
      assert.ok((rows?.find(({ key }) => key === 'lawyer')?.count ?? 0) > 0);
      assert.deepEqual(
        rows?.map(({ key }) => key),
        ['victim', 'migrant', 'rescuer', 'lawyer', 'journalist'],
      );
    });

    test('a target of another case, members that nobody knows and roles that are none are refused or left unread', async () => {
      const elsewhere = await openLantern(it, '2026-62');
      assert.equal(
        await mona.outcome('proposeLowering', { ...lowering(lawyer.id), params: { caseId: elsewhere.caseId, targetId: lawyer.id } }),
        'ACCESS_NOT_FOUND',
      );
      assert.equal(await mona.outcome('proposeLowering', lowering(lawyer.id, 'vip' as never)), 'INPUT_WRONG');
      const target = await add('kept_whole', 'victim', { service: 'x' });
      const more = {
        role: 'suspect',
        reason: 'x',
        decided: { decision: 'confirm' },
        from: 'unknown',
        'Samir K': 1,
        role_from: 'suspect',
        by: it.idOf('karim'),
      };
      assert.equal(await mona.outcome('proposeLowering', { params: { caseId, targetId: target.id }, body: more }), 'done');
      assert.partialDeepStrictEqual(await roleOf(target.id), {
        role: 'victim',
        lowerings: [{ from: 'victim', decided: null, by: { name: 'Mona Farid' } }],
      });
      const entries = await it.desk.store.db.selectFrom('log_entry').select('bytes').execute();
      assert.doesNotMatch(entries.map(({ bytes }) => bytes.toString('utf8')).join('\n'), /Samir K/);
    });

    test('the database itself lets nobody take a target out, nor write over a proposal or a decision', async () => {
      const { db } = it.desk.store;
      const asMona = { userId: it.idOf('mona') };
      for (const table of ['target', 'role_lowering', 'role_lowering_decision'] as const)
        await assert.rejects(
          withActor(db, asMona, (tx) => tx.deleteFrom(table).execute()),
          /permission denied/,
          table,
        );
      await assert.rejects(
        withActor(db, asMona, (tx) => tx.updateTable('role_lowering').set({ role_from: 'suspect' }).execute()),
        /permission denied/,
      );
      const outside = await withActor(db, { userId: it.idOf('nadia') }, (tx) => tx.selectFrom('role_lowering').select('id').execute());
      assert.deepEqual(outside, []);
    });

    test('nothing is proposed or decided in a closed case, and nothing of it waits any more', async () => {
      const [open] = (await roleOf(lawyer.id)).lowerings.filter(({ decided }) => decided === null);
      const victim = await add('after_the_end', 'victim', { service: 'x' });
      await karim.call('closeCase', { params: { caseId }, body: { reason: 'Ended.' } });
      assert.equal(await mona.outcome('proposeLowering', lowering(victim.id)), 'CASE_CLOSED');
      assert.equal(await laila.outcome('decideLowering', decision(open?.id)), 'CASE_CLOSED');
      assert.deepEqual((await laila.call('loweringsToDecide', {})).lowerings, []);
    });
  },
  { both: true },
);
