// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AnyRecord } from '../records/record.ts';
import { commitmentOf, saltOf } from './record-commitment.ts';
import { BytesLeftOut, mayLieWithin, namedBy } from './redaction.ts';
import { parseDisclosedRecord, parseWithheldLine, withheldLine } from './withheld-records.ts';

const ITEM = 'a'.repeat(64);
const said = (utc: string, more: object = {}) => ({ raw: utc, utc, precision: 'second', zone: { from: 'value' }, ...more });
function message(id: string, [from, to]: readonly [number, number], data: object = {}, entryIndex = 0): AnyRecord {
  return {
    kind: 'message',
    id,
    place: { item: ITEM, path: [{ name: 'a.html', entryIndex }], at: { kind: 'bytes', from, to } },
    parser: { id: 'examplegram', version: '1', tier: 'inferred' },
    data,
  } as unknown as AnyRecord;
}
const reason = 'Talk with counsel.';

describe('which records are left out', () => {
  test('those named by id, and no other', () => {
    const decisions = [{ ids: new Set(['one']), reason }];
    assert.equal(namedBy(message('one', [0, 9]), decisions)?.reason, reason);
    assert.equal(namedBy(message('two', [10, 19]), decisions), undefined);
  });
  test('of one item only, where the decision names it', () => {
    assert.equal(namedBy(message('one', [0, 9]), [{ items: new Set(['b'.repeat(64)]), ids: new Set(['one']), reason }]), undefined);
  });
  test('a moment that may lie in the period counts: a day holds each of its hours, and one that cannot be placed lies anywhere', () => {
    const noon = { from: '2026-03-01T12:00:00Z', to: '2026-03-01T13:00:00Z' };
    assert.ok(mayLieWithin(message('a', [0, 1], { sent: said('2026-03-01T12:59:59Z') }), noon));
    assert.ok(!mayLieWithin(message('b', [0, 1], { sent: said('2026-03-01T13:00:00Z') }), noon));
    assert.ok(!mayLieWithin(message('c', [0, 1], { sent: said('2026-03-01T11:59:58Z') }), noon));
    assert.ok(mayLieWithin(message('d', [0, 1], { sent: said('2026-03-01', { precision: 'day' }) }), noon));
    assert.ok(mayLieWithin(message('e', [0, 1], { sent: { raw: 'noonish', precision: 'day', zone: { from: 'none' } } }), noon));
    assert.ok(!mayLieWithin(message('f', [0, 1], { body: { raw: 'no moment at all' } }), noon));
  });
  test('what lasted over the whole period lies in it', () => {
    const call = message('a', [0, 1], { at: said('2026-03-01T10:00:00Z'), until: said('2026-03-01T20:00:00Z') });
    assert.ok(mayLieWithin(call, { from: '2026-03-01T12:00:00Z', to: '2026-03-01T13:00:00Z' }));
  });
  test('whatever was read from the same bytes goes along; a file of the same name in another place does not', () => {
    const bytes = new BytesLeftOut();
    bytes.add(message('one', [100, 200]), { reason });
    assert.equal(bytes.touchedBy(message('by another reader', [150, 160]))?.reason, reason);
    assert.equal(bytes.touchedBy(message('the page around it', [0, 1_000]))?.reason, reason);
    assert.equal(bytes.touchedBy(message('the next row', [200, 300])), undefined);
    assert.equal(bytes.touchedBy(message('the twin', [100, 200], {}, 1)), undefined);
  });
  test('overlaps are those that looking at every range finds', () => {
    const range = fc.tuple(fc.nat(200), fc.nat(40)).map(([from, length]) => [from, from + length] as const);
    fc.assert(
      fc.property(fc.array(range, { maxLength: 30 }), range, (left, [from, to]) => {
        const bytes = new BytesLeftOut();
        for (const [n, one] of left.entries()) bytes.add(message(String(n), one), { reason });
        const end = (a: number, b: number) => Math.max(b, a + 1);
        const expected = left.some(([a, b]) => a < end(from, to) && end(a, b) > from);
        assert.equal(bytes.touchedBy(message('x', [from, to])) !== undefined, expected);
      }),
    );
  });
});

describe('the commitment in the place of a record', () => {
  const secret = Buffer.alloc(32, 7);
  const record = message('one', [0, 9], { body: { raw: 'hello' } });
  const disclosed = {
    schema: 'rogatory.disclosed-record/1',
    bundle: 'b',
    salt: saltOf(secret, record).toString('hex'),
    commitment: commitmentOf(secret, record),
    record,
  };
  test('opens with the record and its salt, and with no other record', () => {
    assert.equal(parseDisclosedRecord(JSON.stringify(disclosed))?.record.id, 'one');
    const other = { ...record, data: { body: { raw: 'hallo' } } };
    assert.equal(parseDisclosedRecord(JSON.stringify({ ...disclosed, record: other })), undefined);
    assert.equal(parseDisclosedRecord('{"schema":1}'), undefined);
    assert.equal(parseDisclosedRecord('no JSON'), undefined);
  });
  test('has a salt of its own: the salt of one record opens no other', () => {
    assert.notDeepEqual(saltOf(secret, record), saltOf(secret, message('two', [0, 9])));
    assert.notDeepEqual(saltOf(secret, record), saltOf(Buffer.alloc(32, 8), record));
  });
  test('stands in one line, in one form', () => {
    const line = withheldLine({ n: 1, kind: 'message', commitment: disclosed.commitment, reason, decidedBy: 'Karim Adel' });
    assert.equal(parseWithheldLine(line.trimEnd())?.n, 1);
    assert.equal(parseWithheldLine(line.trimEnd().replace('{', '{ ')), undefined);
    assert.equal(parseWithheldLine('null'), undefined);
  });
});
