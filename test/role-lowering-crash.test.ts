// SPDX-License-Identifier: Apache-2.0
/** The process dies while a role is proposed to be lowered, or while somebody decides: the role stands as before, and another does it once. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Target } from '../src/core/api/cases.ts';
import { CIRCLE, openCase } from './case.ts';
import { forEachDeskOnBoth, type Page, type TestDesk } from './desk.ts';
import { dying, isHitOn, wholeLog } from './dying-desk.ts';

const LOWER_ROLE = JSON.stringify(join(import.meta.dirname, '../src/desk/targets/lower-role.ts'));

forEachDeskOnBoth('a desk that dies while a role is lowered', (open, kind) => {
  let desk: TestDesk;
  let caseId: string;
  let mona: Page;
  let karim: Page;
  before(async () => {
    desk = open();
    desk.advance(Date.now() - desk.now().getTime());
    caseId = await openCase(desk, '2026-15', CIRCLE);
    [mona, karim] = [await desk.as('mona'), await desk.as('karim')];
  });

  const targetNow = async (id: string): Promise<Target> =>
    (await mona.call('caseDetail', { params: { caseId } })).targets.find((one) => one.id === id) as Target;
  const count = async (kindOfEntry: string, lowering: string) => {
    const { entries } = await mona.call('log', { query: { caseId, kind: kindOfEntry } as never });
    return entries.filter(({ about }) => about.lowering === lowering).length;
  };

  // Each act appends one entry: the first dies with the proposal, the second with the decision on it.
  for (const [n, what] of ['proposal', 'decision'].entries()) {
    if (!isHitOn(kind, n)) continue;
    test(`in the middle of the ${what}`, async () => {
      const body = { written: `counsel_${n}`, role: 'lawyer' as const, relevance: 'x' };
      const { id: targetId } = await mona.call('addTarget', { params: { caseId }, body });
      await dying(
        desk,
        `entry-appended:${n + 1}`,
        `
        const { decideLowering, proposeLowering } = await import(${LOWER_ROLE});
        const asking = (accountId) => ({ accountId, sessionId: '', secondFactorAt: new Date(), secondFactorEnrolled: true, language: 'en' });
        const { lowerings: [open] } = await proposeLowering(desk, asking('${mona.id}'), '${caseId}', '${targetId}', { role: 'suspect', reason: 'No lawyer.' });
        await decideLowering(desk, asking('${karim.id}'), open.id, { decision: 'confirm', reason: 'Checked.' });`,
      );
      const after = await targetNow(targetId);
      assert.deepEqual([after.role, after.lowerings.map(({ decided }) => decided)], ['lawyer', n === 0 ? [] : [null]]);
      if (n === 0) await mona.call('proposeLowering', { params: { caseId, targetId }, body: { role: 'suspect', reason: 'No lawyer.' } });
      const [lowering] = (await targetNow(targetId)).lowerings;
      const params = { loweringId: lowering?.id ?? '' };
      await karim.call('decideLowering', { params, body: { decision: 'confirm', reason: 'Checked.' } });
      assert.equal((await targetNow(targetId)).role, 'suspect');
      for (const one of ['role-lowering-proposed', 'role-lowered']) assert.equal(await count(one, params.loweringId), 1, one);
      await wholeLog(desk);
    });
  }
});
