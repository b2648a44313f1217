// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AnyRecord } from './record.ts';
import { recordJson } from './record-json.ts';
import { putRecordLine, RECORD_LINE, recordLine } from './row-line.ts';

const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('كم السعر؟', '\x1d\x1e\x1f\n', 'café', '\ud800', '"\\'));
const step = fc.record({ name: text, entryIndex: fc.nat() });
const record: fc.Arbitrary<AnyRecord> = fc.record(
  {
    kind: fc.constant('ip-event' as const),
    id: fc.constant('ab'.repeat(16)),
    place: fc.record({
      item: fc.constant('cd'.repeat(32)),
      path: fc.array(step, { minLength: 1, maxLength: 3 }),
      at: fc.record({ kind: fc.constant('bytes' as const), from: fc.nat(), to: fc.nat() }),
    }),
    parser: fc.record({ id: fc.constantFrom('a-reader', 'b-reader'), version: fc.constant('1'), tier: fc.constant('inferred' as const) }),
    of: fc.record({ provider: text, type: text, value: text }),
    deleted: fc.constant(undefined as never),
    data: fc.record({ address: fc.record({ raw: text }), action: fc.record({ raw: text, norm: fc.constant('login' as const) }) }),
    extra: fc.array(fc.record({ name: text, raw: text }), { maxLength: 3 }),
  },
  { requiredKeys: ['kind', 'id', 'place', 'parser', 'data'] },
) as fc.Arbitrary<AnyRecord>;

describe('a record as text', () => {
  test('is the JSON of the platform, the first time and again', () => {
    fc.assert(
      fc.property(record, (one) => {
        assert.equal(recordJson(one), JSON.stringify(one));
        assert.equal(recordJson({ ...one, id: 'ef'.repeat(16) }), JSON.stringify({ ...one, id: 'ef'.repeat(16) }));
      }),
    );
  });
  test('is put among others byte for byte as its line, or not at all when there may be no room for it', () => {
    fc.assert(
      fc.property(record, fc.nat(20), fc.nat(9_000), (one, at, room) => {
        const into = Buffer.alloc(at + room, 0x2e);
        const end = putRecordLine(into, at, one);
        const line = Buffer.from(recordLine(one));
        if (end === undefined) assert.ok(room <= 3 * recordLine(one).length);
        else assert.deepEqual(into.subarray(at, end), line);
        assert.equal(into.toString('latin1', 0, at), '.'.repeat(at));
      }),
    );
  });
  test('has its columns and its last one whatever the values hold', () => {
    fc.assert(
      fc.property(record, (one) => {
        const cells = recordLine(one).slice(0, -1).split('\x1f');
        assert.equal(cells.length, RECORD_LINE.length);
        assert.deepEqual(JSON.parse(cells.at(-1) as string), JSON.parse(JSON.stringify(one)));
      }),
    );
  });
});
