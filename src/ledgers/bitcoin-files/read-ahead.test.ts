// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReadAhead } from './read-ahead.ts';

test('helpers take as many blocks as a whole chain has', () => {
  const ahead = new ReadAhead(1, undefined, { helpers: 1, worthBytes: 0 });
  try {
    const blocks = Array.from({ length: 1_000_000 }, (_, at) => ({ file: 0, offset: 100 * at, bytes: 90 }));
    assert.doesNotThrow(() => ahead.begin([], blocks));
  } finally {
    ahead.stop();
  }
});
