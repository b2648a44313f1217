// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { latinDigits } from './latin-digits.ts';

/** What the platform writes: every number below a thousand, in both. */
const written = (zone: string, number: number): string => number.toLocaleString(`ar-u-nu-${zone}`, { useGrouping: false });

describe('digits of Arabic and Persian keyboards', () => {
  for (const zone of ['arab', 'arabext', 'latn'])
    test(`numbers written in ${zone} are the same numbers`, () => {
      const numbers = Array.from({ length: 1000 }, (_, n) => n);
      assert.deepEqual(
        numbers.map((n) => latinDigits(written(zone, n))),
        numbers.map(String),
      );
      assert.equal(Number(latinDigits(written(zone, 2.5))), 2.5);
    });
  test('what is no digit stays', () => {
    const text = 'قارب -1,5 e² ½ ০ ';
    assert.equal(latinDigits(text), text);
  });
});
