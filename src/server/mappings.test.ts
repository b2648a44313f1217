// SPDX-License-Identifier: Apache-2.0
/** A table that no reader knows: seen, mapped, tried, kept, and read by itself from then on. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { parse } from 'yaml';
import { CIRCLE, openCase, readWhole, uploadWhole } from '../../test/case.ts';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import type { EvidenceItem } from '../core/api/evidence.ts';
import type { MappingAsked } from '../core/api/mappings.ts';
import { shapeOfValue } from '../desk/mappings/tables-of-item.ts';

const samples = join(import.meta.dirname, '../returns/generic-table/samples');
const CSV = readFileSync(join(samples, 'calls.csv'));
const WHOLE = parse(readFileSync(join(samples, 'calls.mapping.yaml'), 'utf8')) as Record<string, unknown>;
const { schema: _, version: __, confirmedBy: ___, confirmedOn: ____, ...ASKED } = WHOLE;
const MAPPING = ASKED as unknown as MappingAsked;

test('the shape of a value says what kind it is and nothing of it', () => {
  assert.equal(shapeOfValue('2026-03-01 22:10'), '0000-00-00 00:00');
  assert.equal(shapeOfValue('محمد@b.example ٢٠٢٦'), 'xxxx@x.xxxxxxx 0000');
});

forEachDesk(
  'a table that no reader knows',
  (open) => {
    let desk: TestDesk;
    let caseId: string;
    let mona: Page;
    let item: EvidenceItem;
    before(async () => {
      desk = open();
      caseId = await openCase(desk, '2026-18', CIRCLE);
      mona = await desk.as('mona');
      item = await uploadWhole(mona, caseId, 'calls.csv', CSV);
    });
    const of = ({ id }: EvidenceItem) => ({ evidenceId: id });

    test('its columns are shown with their first values', async () => {
      const first = await readWhole(mona, item.id);
      assert.deepEqual([first.records, first.coverage?.files[0]?.parser], [0, null]);
      const { tables, shapesOnly } = await mona.call('tablesOfItem', { params: of(item) });
      assert.deepEqual([tables.length, shapesOnly, tables[0]?.mapping], [1, false, null]);
      assert.deepEqual(tables[0]?.columns.at(-1), { name: 'Art', values: ['Sprache', 'SMS'] });
    });

    test('a mapping is tried before it is kept, and a wrong one is refused with every fault', async () => {
      const tried = await mona.call('tryMapping', { params: of(item), body: MAPPING });
      assert.deepEqual(tried.counts, { records: 2, gaps: 0, outside: 0 });
      assert.deepEqual(
        tried.records.map(({ kind }) => kind),
        ['call', 'message'],
      );
      const wrong = { ...MAPPING, rules: [{ kind: 'call', fields: { start: 'Start' } }] };
      assert.equal(await mona.outcome('tryMapping', { params: of(item), body: wrong }), 'INPUT_WRONG');
      assert.equal(await mona.outcome('keepMapping', { body: { ...MAPPING, zone: 'Africa/Nowhere' } }), 'INPUT_WRONG');
      assert.equal(await (await desk.as('karim')).outcome('keepMapping', { body: MAPPING }), 'ACCESS_NOT_ALLOWED');
    });

    test('once kept it reads by itself, and every record names who confirmed it', async () => {
      const kept = await mona.call('keepMapping', { body: MAPPING });
      assert.deepEqual([kept.version, kept.keptBy.name, kept.document.confirmedBy], [1, 'Mona Farid', 'Mona Farid']);
      const again = await readWhole(mona, item.id);
      assert.equal(again.records, 2);
      const { records } = await mona.call('records', { params: { readingId: again.id }, query: {} });
      assert.match(JSON.stringify(records[0]), /confirmed by Mona Farid on 2026-11-24/);
      const other = await uploadWhole(mona, caseId, 'later.csv', Buffer.concat([CSV, Buffer.from('1;2;03/03/2026 10:00:00;5;Sprache\n')]));
      assert.equal((await readWhole(mona, other.id)).records, 3);
    });

    test('a change is the next version beside the first, and the newest reads', async () => {
      const next = await mona.call('keepMapping', { body: { ...MAPPING, name: 'Operator Two, calls and messages' } });
      assert.equal(next.version, 2);
      const { mappings } = await mona.call('mappings', {});
      assert.deepEqual(
        mappings.map(({ name, version }) => [name, version]),
        [['Operator Two, calls and messages', 2]],
      );
      const { records } = await mona.call('records', { params: { readingId: (await readWhole(mona, item.id)).id }, query: {} });
      assert.equal(records[0]?.parser.version, '4.2');
      const { rows } = { rows: await desk.desk.store.db.selectFrom('table_mapping').select('version').orderBy('version').execute() };
      assert.deepEqual(
        rows.map(({ version }) => version),
        [1, 2],
      );
    });

    test('of an item that answers a request values show their shape alone, and only what was asked for is tried', async () => {
      const params = { caseId };
      const target = await mona.call('addTarget', {
        params,
        body: { written: 'https://x.com/lantern_boats', role: 'suspect', relevance: 'x' },
      });
      const advice = await mona.call('askAdvice', { params: { ...params, targetId: target.id }, body: {} });
      const { id: requestId } = await mona.call('draftRequest', { params, body: { adviceId: advice.id, list: 'step0', index: 0 } });
      const values = { date_range: { from: '2026-03-01', to: '2026-03-01' } };
      const { db } = desk.desk.store;
      await db
        .updateTable('request')
        .set({ field_values: JSON.stringify(values) })
        .where('id', '=', requestId)
        .execute();
      const header = 'Nummer A;Nummer B;Beginn;Sekunden;Art';
      const answer = await uploadWhole(mona, caseId, 'answer.csv', Buffer.from(CSV.toString().replace(/^.*$/m, header)));
      await db.updateTable('evidence').set({ request_id: requestId }).where('id', '=', answer.id).execute();
      const { tables, shapesOnly } = await mona.call('tablesOfItem', { params: of(answer) });
      assert.deepEqual([shapesOnly, tables[0]?.columns[2]?.values], [true, ['00/00/0000 00:00:00']]);
      const fields = { caller: { phone: 'Nummer A' }, callee: { phone: 'Nummer B' }, start: 'Beginn' };
      const body = { ...MAPPING, header: header.split(';'), rules: [{ kind: 'call', fields }] };
      assert.equal(await mona.outcome('tryMapping', { params: of(answer), body }), 'EVIDENCE_NOT_READ_YET');
      await readWhole(mona, answer.id);
      const tried = await mona.call('tryMapping', { params: of(answer), body });
      assert.deepEqual([tried.counts, tried.records.length], [{ records: 2, gaps: 0, outside: 0 }, 2]);
      await mona.call('tieEvidence', { params: of(answer), body: { requestId: await narrowOne(requestId), reason: 'x' } });
      assert.deepEqual((await mona.call('tryMapping', { params: of(answer), body })).counts, { records: 2, gaps: 0, outside: 2 });
    });

    test('what is stated of one item is kept for it alone: its records are marked, no other table is read by it, and nobody outside the case knows of it', async () => {
      const csv = 'When,Coins\n2026-03-01 10:00,5\n';
      const paid = await uploadWhole(mona, caseId, 'paid.csv', Buffer.from(csv));
      const rules = [{ kind: 'payment', fields: { at: 'When', amount: 'Coins' }, constants: { currency: 'USDT' } }];
      const account = { type: 'provider-user-id', value: 'U-778' } as const;
      const body = { name: 'Exchange', provider: 'lighthouse', header: ['When', 'Coins'], rules, account };
      const tried = await mona.call('tryMapping', { params: of(paid), body });
      assert.partialDeepStrictEqual(tried.records[0], { of: { value: 'U-778', how: ['stated-by-person'] } });
      assert.equal(await mona.outcome('keepMapping', { body }), 'INPUT_WRONG');
      const outsider = await desk.as('salma');
      assert.equal(await outsider.outcome('keepItemMapping', { params: of(paid), body }), 'ACCESS_NOT_FOUND');
      const kept = await mona.call('keepItemMapping', { params: of(paid), body });
      assert.deepEqual([kept.version, kept.document.item], [1, paid.sha256]);
      const reading = await readWhole(mona, paid.id);
      const { records } = await mona.call('records', { params: { readingId: reading.id }, query: {} });
      assert.partialDeepStrictEqual(records[0], {
        of: { value: 'U-778', how: ['stated-by-person'] },
        data: { currency: { raw: '', norm: 'USDT', how: ['stated-by-person'] } },
      });
      assert.match(records[0]?.parser.id ?? '', /^mapping-[0-9a-f]{12}-item$/);
      const other = await uploadWhole(mona, caseId, 'other.csv', Buffer.from(`${csv}2026-03-02 10:00,6\n`));
      assert.equal((await readWhole(mona, other.id)).records, 0);
      const { mappings } = await mona.call('mappings', {});
      assert.ok(!JSON.stringify(mappings).includes('U-778'));
      const { tables } = await mona.call('tablesOfItem', { params: of(paid) });
      assert.equal(tables[0]?.mapping?.document.item, paid.sha256);
    });

    /** Another request of the case, for a month that the table has nothing of. */
    async function narrowOne(like: string): Promise<string> {
      const { db } = desk.desk.store;
      const { adviceId } = await db.selectFrom('request').select('advice_id as adviceId').where('id', '=', like).executeTakeFirstOrThrow();
      const { id } = await mona.call('draftRequest', {
        params: { caseId },
        body: { adviceId: adviceId as string, list: 'step0', index: 0 },
      });
      const values = { date_range: { from: '2026-04-01', to: '2026-04-30' } };
      await db
        .updateTable('request')
        .set({ field_values: JSON.stringify(values) })
        .where('id', '=', id)
        .execute();
      return id;
    }
  },
  { working: true },
);
