// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { scene } from '../../../test/pictures.ts';
import { bitsApart, likenesses, looksOf, NEARLY_BITS, scaledDown } from './pictures.ts';

const hash = fc.stringMatching(/^[0-9a-f]{16}$/);

describe('what pictures show', () => {
  test('stays the same when a picture is scaled down', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 40, max: 200 }), (seed, side) => {
        const picture = scene(320, 240, seed / 10);
        const bits = bitsApart(looksOf(picture) as string, looksOf(scaledDown(picture, side)) as string);
        assert.ok(bits <= NEARLY_BITS, `${bits}`);
      }),
      { numRuns: 40 },
    );
  });
  test('differs between pictures of different things', () => {
    assert.ok(bitsApart(looksOf(scene(320, 240, 1)) as string, looksOf(scene(320, 240, 2.5)) as string) > NEARLY_BITS);
  });
  test('is nothing where there is nothing to tell apart, and no two blank pictures are the same', () => {
    for (const value of [0, 255]) assert.equal(looksOf({ width: 20, height: 20, rgba: new Uint8Array(1_600).fill(value) }), undefined);
    const blank = (id: string) => ({ id, sha256: id, looks: null });
    assert.equal(likenesses([blank('a'), blank('b')]).size, 0);
  });
  test('is found of pictures of any size, also of one pixel', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (width, height) => {
        assert.match(looksOf(scene(width, height, 3)) ?? '0000000000000000', /^[0-9a-f]{16}$/);
        const small = scaledDown(scene(width, height, 3), 8);
        assert.ok(small.width >= 1 && small.width <= 8 && small.rgba.length === small.width * small.height * 4);
      }),
    );
  });
  test('is as far from another as the other is from it, and nearer than the sum by way of a third', () => {
    fc.assert(
      fc.property(hash, hash, hash, (a, b, c) => {
        assert.equal(bitsApart(a, a), 0);
        assert.equal(bitsApart(a, b), bitsApart(b, a));
        assert.ok(bitsApart(a, c) <= bitsApart(a, b) + bitsApart(b, c));
      }),
    );
  });
  test('makes a list of likenesses in which each names the other', () => {
    const pictures = [
      { id: 'a', sha256: '1', looks: '00000000000000ff' },
      { id: 'b', sha256: '1', looks: '00000000000000ff' },
      { id: 'c', sha256: '2', looks: '00000000000000fe' },
      { id: 'd', sha256: '3', looks: 'ffffffff00000000' },
    ];
    const found = likenesses(pictures);
    assert.deepEqual(found.get('a'), [
      { id: 'b', how: 'bytes' },
      { id: 'c', how: 1 },
    ]);
    assert.equal(found.has('d'), false);
    for (const [id, list] of found) for (const one of list) assert.ok(found.get(one.id)?.some((back) => back.id === id));
  });
});
