// SPDX-License-Identifier: Apache-2.0
/** Against the SHACL shapes of CASE 1.4.0 and UCO 1.4.0 (casework/CASE-Utilities-Python, Apache-2.0). */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { violations } from '../../../test/shacl.ts';
import { missing } from '../../../test/shared.ts';
import type { AnyRecord } from '../records/record.ts';
import { said } from '../records/said.ts';
import { caseUcoText, exhibitNodes, recordNodes } from './case-uco.ts';
import { csvRow, RECORD_COLUMNS, recordRow } from './table-text.ts';

const ITEM = 'ab'.repeat(32);
const place = { item: ITEM, path: [{ name: 'return.zip', entryIndex: 0 }], at: { kind: 'bytes', from: 10, to: 20 } } as const;
const base = {
  place,
  parser: { id: 'sample', version: '1', tier: 'inferred' },
  of: { provider: 'meta', type: 'provider-user-id', value: '100001' },
} as const;
const at = {
  raw: '2026-03-01 22:10:05 UTC',
  utc: '2026-03-01T22:10:05Z',
  precision: 'second',
  zone: { name: 'UTC', offsetMinutes: 0, from: 'value' },
} as const;
const records: AnyRecord[] = [
  {
    ...base,
    id: '1'.repeat(32),
    kind: 'ip-event',
    data: { address: said('203.0.113.7', '203.0.113.7'), at, action: said('LOGIN', 'login') },
  },
  { ...base, id: '2'.repeat(32), kind: 'ip-event', data: { address: said('2001:db8::7', '2001:db8::7'), action: said('', 'unknown') } },
  { ...base, id: '3'.repeat(32), kind: 'message', data: { author: { id: said('100001') }, body: said('=نراكم الليلة'), sent: at } },
  { ...base, id: '4'.repeat(32), kind: 'account', data: { provider: said('meta'), accountId: said('100001') } },
  { ...base, id: '5'.repeat(32), kind: 'no-records-stated', data: { category: said('calls') } },
] as AnyRecord[];
const exhibit = {
  path: `data/originals/${ITEM}.zip`,
  sha256: ITEM,
  sizeBytes: 12,
  name: 'return.zip',
  origin: 'return',
  receivedAt: '2026-11-03T08:00:00.000Z',
  receivedBy: 'Salma Haddad',
};
const graph = async () => (await Array.fromAsync(caseUcoText([...exhibitNodes(exhibit), ...recordNodes(records)]))).join('');

describe('records as CASE/UCO', () => {
  test('violate no shape of the ontology', { skip: missing('standards/case-uco') }, async () => {
    assert.deepEqual(await violations(await graph()), []);
  });
  test('and the shapes would have said so', { skip: missing('standards/case-uco') }, async () => {
    assert.notDeepEqual(
      await violations((await graph()).replace('"uco-observable:messageText":"', '"uco-observable:messageText":["x","y"],"rogatory:x":"')),
      [],
    );
  });
  test('keep every record whole, with the bytes it was read from', async () => {
    const nodes = JSON.parse(await graph())['@graph'] as { '@id': string; 'rogatory:record'?: string; 'rogatory:readFrom'?: string }[];
    const kept = nodes.filter((node) => node['rogatory:record'] !== undefined);
    assert.deepEqual(
      kept.map((node) => JSON.parse(node['rogatory:record'] as string)),
      JSON.parse(JSON.stringify(records)),
    );
    assert.equal(kept[0]?.['rogatory:readFrom'], 'return.zip bytes 10-20');
  });
  test('name the same account once', async () => {
    const ids = (JSON.parse(await graph())['@graph'] as { '@id': string }[]).map((node) => node['@id']);
    assert.equal(new Set(ids).size, ids.length);
  });
});

describe('records as a table', () => {
  test('no cell is executed by a spreadsheet', () => {
    assert.equal(csvRow(['=1+1', '+44', 'a,b', 'say "x"']), `'=1+1,'+44,"a,b","say ""x"""\r\n`);
    for (const record of records) assert.equal(recordRow(record).match(/^[0-9]{32},/)?.length, 1);
    assert.equal(RECORD_COLUMNS.length, 12);
  });
});
