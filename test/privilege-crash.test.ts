// SPDX-License-Identifier: Apache-2.0
/** The process dies while sealed records are parted from the others: nobody has read them in between, and the next worker ends it once. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openCase, uploadWhole } from './case.ts';
import { forEachDeskOnBoth, type Page, type TestDesk } from './desk.ts';
import { dying, isHitOn, RESTLESS, wholeLog, workOn } from './dying-desk.ts';

forEachDeskOnBoth('a desk that dies while it seals', (open, kind) => {
  let desk: TestDesk;
  let caseId: string;
  let mona: Page;
  before(async () => {
    desk = open();
    desk.advance(Date.now() - desk.now().getTime());
    caseId = await openCase(desk, '2026-14');
    mona = await desk.as('mona');
  });

  for (const [n, point] of ['parted-privileged', 'parted-inside'].entries()) {
    if (!isHitOn(kind, n)) continue;
    test(`at ${point}: what is sealed as privileged was shown to nobody in between, and another worker parts it once`, async () => {
      const row = (address: string, word: string) => `2026-05-0${n + 1} 22:10:05,${address},${word}\n`;
      const bytes = Buffer.from(`Time (UTC),IP address,Action\n${row('203.0.113.7', 'OPEN')}${row(`198.51.100.${n + 1}`, 'COUNSEL')}`);
      const { id } = await uploadWhole(mona, caseId, `privileged-${n}.csv`, bytes);
      const { id: readingId } = await mona.call('read', { params: { evidenceId: id } });
      await workOn(desk);
      assert.equal((await mona.call('records', { params: { readingId }, query: {} })).records.length, 2);
      const body = { protection: 'lawyer' as const, reason: 'Counsel.', names: [`198.51.100.${n + 1}`] };
      await mona.call('sealPrivileged', { params: { caseId }, body });
      assert.equal(await mona.outcome('records', { params: { readingId }, query: {} }), 'EVIDENCE_NOT_READ_YET', 'closed at once');
      await dying(desk, point, RESTLESS, { working: true });
      assert.equal(await mona.outcome('records', { params: { readingId }, query: {} }), 'EVIDENCE_NOT_READ_YET', 'and until it is done');
      await workOn(desk);
      const { records } = await mona.call('records', { params: { readingId }, query: {} });
      assert.deepEqual(
        records.map(({ data }) => (data as { action: { raw: string } }).action.raw),
        ['OPEN'],
      );
      assert.equal((await mona.call('reading', { params: { readingId } })).privileged?.records, 1);
      const { entries } = await mona.call('log', { query: { caseId, kind: 'privileged-found' } });
      assert.equal(entries.filter(({ about }) => about.reading === readingId).length, 1);
      await wholeLog(desk);
    });
  }
});
