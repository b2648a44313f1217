// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Terminal } from './command.ts';
import { streamJson } from './stream-json.ts';

function written(document: Parameters<typeof streamJson>[1]): string[] {
  const pieces: string[] = [];
  streamJson({ out: (text) => void pieces.push(text) } as Terminal, document);
  return pieces;
}
function* each<T>(values: readonly T[]): Generator<T> {
  yield* values;
}

describe('a JSON document written piece by piece', () => {
  const values = fc.array(fc.jsonValue());
  test('is read back as what it was, as an array and as members', () => {
    fc.assert(
      fc.property(values, values, fc.jsonValue(), (one, other, plain) => {
        assert.deepEqual(JSON.parse(written(each(one)).join('')), JSON.parse(JSON.stringify(one)));
        const members = JSON.parse(written({ one: each(one), plain, other: each(other) }).join(''));
        assert.deepEqual(members, JSON.parse(JSON.stringify({ one, plain, other })));
      }),
    );
  });
  test('writes big integers as text, and what is undefined as nothing known', () => {
    assert.deepEqual(JSON.parse(written({ sum: each([2n ** 70n]), none: undefined }).join('')), {
      sum: ['1180591620717411303424'],
      none: null,
    });
  });
  test('never holds more than a piece of it', () => {
    const pieces = written(each(Array.from({ length: 30_000 }, (_, at) => ({ at, text: 'x'.repeat(50) }))));
    assert.ok(pieces.length > 20);
    assert.ok(pieces.every((piece) => piece.length < 2 ** 16 + 200));
  });
});
