// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MASK_BYTES, unmask } from './unmask.ts';

test('a mask comes off byte by byte, wherever the bytes lie in memory and in the file', () => {
  const mask = fc.uint8Array({ minLength: MASK_BYTES, maxLength: MASK_BYTES });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(7), fc.nat(2 ** 40), mask, (clear, before, position, by) => {
      const memory = new Uint8Array(before + clear.length + 9).fill(77);
      const bytes = memory.subarray(before, before + clear.length);
      bytes.set(clear.map((byte, at) => byte ^ (by[(position + at) % MASK_BYTES] as number)));
      unmask(bytes, position, by);
      assert.deepEqual([...bytes], [...clear]);
      for (const [at, byte] of memory.entries()) if (at < before || at >= before + clear.length) assert.equal(byte, 77);
    }),
    { numRuns: 500 },
  );
});
