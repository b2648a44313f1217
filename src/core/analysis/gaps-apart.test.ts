// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AnyRecord, Gap } from '../records/record.ts';
import { gapsApart } from './gaps-apart.ts';

const placeAt = (from: number, name = 'a.csv') => ({
  item: '0'.repeat(64),
  path: [{ name, entryIndex: 0 }],
  at: { kind: 'bytes' as const, from, to: from + 5 },
});
const gap = (from: number, name?: string): Gap => ({ kind: 'gap', why: 'unreadable-time', message: 'x', place: placeAt(from, name) });
const record = (from: number, name?: string) => ({ kind: 'ip-event', place: placeAt(from, name) }) as unknown as AnyRecord;

/** `i` a record inside, `o` one outside, `g` a gap; answers which gaps are apart. */
function apart(file: string): boolean[] {
  const gaps = [...file].flatMap((one, n) => (one === 'g' ? [gap(n * 10)] : []));
  const held = gapsApart(gaps);
  for (const [n, one] of [...file].entries()) if (one !== 'g') held.add(record(n * 10), one === 'o');
  return gaps.map((one) => held.isApart(one));
}

describe('gaps of what is set apart', () => {
  test('a gap goes with its neighbours, and one neighbour outside is enough', () => {
    assert.deepEqual(apart('igi'), [false]);
    assert.deepEqual(apart('ogo'), [true]);
    assert.deepEqual(apart('igo'), [true]);
    assert.deepEqual(apart('ogi'), [true]);
    assert.deepEqual(apart('gi'), [false]);
    assert.deepEqual(apart('og'), [true]);
    assert.deepEqual(apart('iggo'), [true, true]);
    assert.deepEqual(apart('iiggiioggi'), [false, false, true, true]);
  });
  test('a gap in a cell goes with the record of its row, whatever stands beside it', () => {
    for (const outside of [true, false])
      for (const cell of [10, 12]) {
        const held = gapsApart([gap(cell)]);
        for (const [from, is] of [
          [0, !outside],
          [10, outside],
          [20, !outside],
        ] as const)
          held.add(record(from), is);
        assert.equal(held.isApart(gap(cell)), outside);
      }
  });
  test('a file without records keeps its gaps, and another file says nothing of them', () => {
    const held = gapsApart([gap(0, 'b.csv')]);
    held.add(record(0, 'a.csv'), true);
    assert.equal(held.isApart(gap(0, 'b.csv')), false);
  });
  test('in whatever order the records come, a gap is apart exactly when a nearest record is outside', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('i', 'o', 'g'), { maxLength: 30 }), fc.nat(), (letters, turn) => {
        const file = letters.join('');
        const gaps = letters.flatMap((one, n) => (one === 'g' ? [n] : []));
        const held = gapsApart(gaps.map((n) => gap(n * 10)));
        const records = letters.flatMap((one, n) => (one === 'g' ? [] : [{ n, outside: one === 'o' }]));
        const turned = [...records.slice(turn % (records.length + 1)), ...records.slice(0, turn % (records.length + 1))];
        for (const { n, outside } of turned) held.add(record(n * 10), outside);
        for (const n of gaps) {
          const before = records.findLast((one) => one.n < n)?.outside === true;
          const after = records.find((one) => one.n > n)?.outside === true;
          assert.equal(held.isApart(gap(n * 10)), before || after, `${file} ${n}`);
        }
      }),
    );
  });
});
