// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeAt, newSecret, stepOfCode } from './one-time-code.ts';

const NOW = new Date('2026-11-26T10:00:05Z');
const written = (code: string, zero: string) =>
  [...code].map((digit) => String.fromCodePoint((zero.codePointAt(0) as number) + Number(digit))).join('');

describe('a one-time code', () => {
  test('is the same code in the digits of an Arabic or Persian keyboard, with spaces and with marks of direction', () => {
    for (let n = 0; n < 50; n += 1) {
      const secret = newSecret();
      const code = codeAt(secret, NOW);
      const step = stepOfCode(secret, code, NOW, 0);
      assert.ok(step !== undefined);
      for (const typed of [
        written(code, '٠'),
        written(code, '۰'),
        `${code.slice(0, 3)} ${code.slice(3)}`,
        `\u200F${written(code, '٠')}\u200E`,
      ])
        assert.equal(stepOfCode(secret, typed, NOW, 0), step);
    }
  });

  test('is good once, and nothing else is a code', () => {
    const secret = newSecret();
    const code = codeAt(secret, NOW);
    const step = stepOfCode(secret, code, NOW, 0) as number;
    assert.equal(stepOfCode(secret, written(code, '٠'), NOW, step), undefined);
    for (const typed of ['', code.slice(1), `${code}0`, `${code.slice(0, 5)}a`, written(code, '０'), written(code, '०')])
      assert.equal(stepOfCode(secret, typed, NOW, 0), undefined);
  });
});
