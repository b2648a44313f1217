// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isDue, keptTogether, keptUntil, withDerived } from './retention.ts';

describe('retention', () => {
  const closed = new Date('2026-01-31T22:30:00.000Z');
  const rules = [{ how: 'return', days: 365 }] as const;

  test('runs from the day a case is closed, by how the item came; without a rule nothing is due', () => {
    assert.deepEqual(keptUntil('return', closed, [], rules), { day: '2027-01-31', by: 'desk' });
    assert.equal(keptUntil('return', null, [], rules), null);
    assert.equal(keptUntil('capture', closed, [], rules), null);
    assert.equal(isDue(null, new Date('2100-01-01')), false);
  });
  test('what was set for the case comes first, and of that the newest that covers the item', () => {
    const forCaptures = { how: 'capture', untilDay: '2026-06-01' } as const;
    const settings = [forCaptures, { how: null, untilDay: '2030-01-01' }, { how: 'capture', untilDay: '2028-01-01' }] as const;
    assert.deepEqual(keptUntil('capture', null, settings, rules), { day: '2026-06-01', by: 'case' });
    assert.deepEqual(keptUntil('return', closed, settings, rules), { day: '2030-01-01', by: 'case' });
    const everything = { how: null, untilDay: '2031-01-01' } as const;
    assert.deepEqual(
      keptUntil('capture', null, [everything, ...settings], rules),
      { day: '2031-01-01', by: 'case' },
      'a later order to keep everything',
    );
  });
  test('an item is kept as long as the last of what was taken out of it', () => {
    const items = [
      { id: 'zip', derived_from: null, day: '2026-01-01' },
      { id: 'page', derived_from: 'zip', day: '2028-01-01' },
      { id: 'picture', derived_from: 'page', day: '2027-01-01' },
      { id: 'list', derived_from: null, day: '2026-01-01' },
      { id: 'ruleless', derived_from: 'list', day: null },
    ];
    const together = keptTogether(items, ({ day }) => (day === null ? null : { day, by: 'case' }));
    assert.deepEqual(
      items.map(({ id }) => together.get(id)?.day ?? null),
      ['2028-01-01', '2028-01-01', '2027-01-01', null, null],
    );
  });
  test('the last day still counts', () => {
    const kept = { day: '2026-06-01', by: 'case' } as const;
    assert.deepEqual([isDue(kept, new Date('2026-06-01T23:59:59.999Z')), isDue(kept, new Date('2026-06-02T00:00:00.000Z'))], [false, true]);
  });
  test('takes along what was made of an item, however deep, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat()), { minLength: 1, maxLength: 30 }), (parents) => {
        // Each item hangs on an earlier one or on none.
        const items = parents.map((parent, n) => ({
          id: String(n),
          derived_from: parent === null || n === 0 ? null : String(parent % n),
        }));
        const taken = new Set(withDerived('0', items).map(({ id }) => id));
        for (const item of items)
          assert.equal(taken.has(item.id), item.id === '0' || (item.derived_from !== null && taken.has(item.derived_from)));
      }),
    );
  });
});
