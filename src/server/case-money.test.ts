// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CIRCLE, openCase, readWhole, uploadWhole } from '../../test/case.ts';
import { forEachDesk } from '../../test/desk.ts';

forEachDesk(
  'the money of a case',
  (open) => {
    test('payments of what came back stand in one ledger, with the rules they fire and what could not stand in it', async () => {
      const desk = open();
      const caseId = await openCase(desk, '2026-34', CIRCLE);
      const mona = await desk.as('mona');
      const header = ['Booked', 'Payer', 'Payee', 'Paid', 'Money'];
      const fields = { at: 'Booked', from: { name: 'Payer' }, to: { name: 'Payee' }, amount: 'Paid', currency: 'Money' };
      const mapping = { name: 'Transfers', provider: 'transfers', header, zone: 'UTC', rules: [{ kind: 'payment', fields }] };
      await mona.call('keepMapping', { body: mapping });
      const rows = ['A', 'B', 'C', 'D'].map((payer, day) => `2026-03-0${day + 1} 10:00:00,${payer},Receiver,1450.00,EUR`);
      const table = [header.join(','), ...rows, '2026-03-09 10:00:00,E,Receiver,not stated,EUR', ''].join('\n');
      await readWhole(mona, (await uploadWhole(mona, caseId, 'transfers.csv', Buffer.from(table))).id);
      const { payments, typologies, leftOut, madeFrom } = await mona.call('caseMoney', { params: { caseId } });
      assert.deepEqual(
        payments.map(({ from, amount, currency }) => [from, amount, currency]),
        ['A', 'B', 'C', 'D'].map((payer) => [payer, '145000', 'EUR']),
      );
      assert.deepEqual(
        typologies.map(({ id, account, payments: fired }) => [id, account, fired.length]),
        [['passage-fees', 'Receiver', 4]],
      );
      assert.deepEqual([leftOut, madeFrom.records === madeFrom.of], [[{ why: 'no-amount', count: 1 }], true]);
      for (const { readingId, recordId } of payments) await mona.call('record', { params: { readingId, recordId } });
      assert.equal(await (await desk.as('nadia')).outcome('caseMoney', { params: { caseId } }), 'ACCESS_NOT_FOUND');
    });
  },
  { working: true },
);
