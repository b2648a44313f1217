// SPDX-License-Identifier: Apache-2.0
/** A register of the time before the desk: looked at, settled, taken over as history and never as a request of this desk. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCase, uploadWhole } from '../../test/case.ts';
import { forEachWorkingDesk } from '../../test/desk.ts';

const REGISTER = [
  'سجل طلبات المساعدة;;;;;',
  'رقم الصادر;تاريخ الصادر;الجهة;الدولة;نوع الطلب;النتيجة',
  '1/2019;13/02/2019;Facebook;الولايات المتحدة;طلب حفظ;تم التنفيذ',
  '2/2019;03/04/2019;شركة مجهولة;مصر;إنابة قضائية;مرفوض',
  '2/2019;=1+1;Google;Ruritania;؟;',
  ';;;;;',
].join('\r\n');

forEachWorkingDesk('an old register', (it) => {
  let caseId = '';
  let evidenceId = '';
  const circle = { mona: 'investigator', karim: 'approver', nadia: 'central-authority' } as const;

  test('is shown with its columns, what is sure and what is doubtful, and nothing is kept', async () => {
    caseId = await openCase(it(), '2026-60', circle);
    const mona = await it().as('mona');
    evidenceId = (await uploadWhole(mona, caseId, 'register-2019.csv', Buffer.from(`\ufeff${REGISTER}`, 'utf16le'), 'upload')).id;
    const params = { caseId };
    const seen = await mona.call('previewOldRegister', { params, body: { evidenceId } });
    assert.partialDeepStrictEqual(seen, {
      ...{ encoding: 'utf-16le', kept: false, columns: { number: 0, sentOn: 1, addressee: 2, country: 3, kind: 4, outcome: 5 } },
      counts: { rows: 3, doubtful: 2, passedOver: 1 },
    });
    const doubts = seen.doubtful.flatMap(({ row, cells }) =>
      cells.filter(({ doubt }) => doubt !== null).map(({ field, doubt }) => `${row} ${field} ${doubt}`),
    );
    assert.deepEqual(doubts.toSorted(), [
      '4 addressee unknown-addressee',
      '4 number repeated-number',
      '4 sentOn ambiguous-date',
      '5 country unknown-state',
      '5 kind unknown-kind',
      '5 number repeated-number',
      '5 sentOn unreadable-date',
    ]);
    assert.deepEqual((await mona.call('historicRequests', {})).requests, []);
    const sure = await mona.call('previewOldRegister', { params, body: { evidenceId, columns: seen.columns, dateOrder: 'day-first' } });
    assert.equal(
      sure.byDoubt.some(({ doubt }) => doubt === 'ambiguous-date'),
      false,
    );
    for (const columns of [{ number: 0, sentOn: 0 }, { number: 40 }, { note: 1 }])
      assert.equal(
        await mona.outcome('previewOldRegister', { params, body: { evidenceId, columns } }),
        'INPUT_WRONG',
        JSON.stringify(columns),
      );
    assert.equal(await (await it().as('karim')).outcome('previewOldRegister', { params, body: { evidenceId } }), 'ACCESS_NOT_ALLOWED');
  });

  test('is taken over with what a person has said, the rest stays doubtful; no request of the desk comes of it', async () => {
    const mona = await it().as('mona');
    const columns = { number: 0, sentOn: 1, addressee: 2, country: 3, kind: 4, outcome: 5 };
    const bring = async (decisions: object[]) =>
      await mona.outcome('importOldRegister', { params: { caseId }, body: { evidenceId, columns, decisions } });
    assert.equal(await bring([{ row: 4, field: 'sentOn', value: '2019-02-31' }]), 'INPUT_WRONG');
    assert.equal(await bring([{ row: 400, field: 'sentOn', value: '2019-02-01' }]), 'INPUT_WRONG');
    assert.equal(await bring([{ row: 4, field: 'sentOn', value: '2019-04-03' }]), 'done');
    assert.equal(await bring([]), 'REQUEST_REGISTER_REPEATED');
    const { requests } = await mona.call('historicRequests', { query: { caseId } });
    assert.deepEqual(
      requests.map(({ row, sentOn, doubts }) => [row, sentOn, doubts]),
      [
        [4, '2019-04-03', ['number', 'addressee']],
        [3, '2019-02-13', []],
        [5, null, ['number', 'sentOn', 'country', 'kind']],
      ],
    );
    assert.deepEqual((await mona.call('requests', { query: { caseId } })).requests, []);
    assert.deepEqual((await mona.call('statistics', {})).rows, []);
    const { db } = it().desk.store;
    assert.deepEqual(await db.selectFrom('request_approval').selectAll().execute(), []);
    const csv = await (await mona.fetch('/api/v1/historic-requests.csv')).text();
    assert.match(csv, /2026-60,5,2\/2019,2\/2019,'=1\+1,,/);
    const { entries } = await mona.call('log', { query: { caseId, kind: 'register-imported' } });
    assert.deepEqual(entries.map(({ outcome }) => outcome).toSorted(), ['done', 'refused']);
  });

  test('of the same make finds its mapping again; whoever is outside the circle sees nothing of it', async () => {
    const mona = await it().as('mona');
    const next = await uploadWhole(mona, caseId, 'register-2020.csv', Buffer.from(REGISTER.replaceAll('2019', '2020')), 'upload');
    assert.equal((await mona.call('previewOldRegister', { params: { caseId }, body: { evidenceId: next.id } })).kept, true);
    for (const login of ['yara', 'hassan', 'adam', 'laila']) {
      assert.deepEqual((await (await it().as(login)).call('historicRequests', {})).requests, [], login);
      assert.equal(await (await it().as(login)).outcome('oldRegisters', { params: { caseId } }), 'ACCESS_NOT_FOUND', login);
    }
  });

  test('hostile files end in one refusal: no table, a bomb of columns, an answer to a request', async () => {
    const mona = await it().as('mona');
    const look = async (name: string, bytes: Buffer) => {
      const { id } = await uploadWhole(mona, caseId, name, bytes, 'upload');
      return await mona.outcome('previewOldRegister', { params: { caseId }, body: { evidenceId: id } });
    };
    assert.equal(await look('a.bin', Buffer.from([0, 1, 2, 3, 0])), 'REQUEST_REGISTER_UNREADABLE');
    assert.equal(await look('b.xlsx', Buffer.from('PK\x03\x04 broken')), 'REQUEST_REGISTER_UNREADABLE');
    const wide = `${Array.from({ length: 5_000 }, (_, at) => `number ${String.fromCodePoint(0x4e00 + at)}`).join(',')}\n${'1,'.repeat(5_000)}\n`;
    assert.equal(await look('c.csv', Buffer.from(wide)), 'done');
    assert.equal(await look('d.csv', Buffer.from('=cmd|calc,"\u202etrap"\n<script>,x\n')), 'done');
    const other = await openCase(it(), '2026-61', circle);
    assert.equal(
      await mona.outcome('previewOldRegister', { params: { caseId: other }, body: { evidenceId } }),
      'REQUEST_REGISTER_UNREADABLE',
    );
  });
});
