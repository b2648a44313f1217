// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gathered } from './gathered.ts';
import { toScreen, toWorld, type View, viewOf, WIDTH } from './projection.ts';

/** A net of places over the delta of the Nile. */
const places = Array.from({ length: 6000 }, (_, at) => ({ id: at, lat: 30 + (at % 100) / 70, lon: 30 + Math.floor(at / 100) / 40 }));
const world = ({ lat, lon }: { lat: number; lon: number }) => toWorld(lat, lon);
const grouped = (view: View, all = places) => gathered(all, view, world);

describe('thousands of places on the map', () => {
  test('stand as few numbers in which no place is lost', () => {
    const groups = grouped(viewOf(places));
    assert.ok(groups.length < 600, `${groups.length} groups`);
    assert.deepEqual(
      groups.flatMap(({ places }) => places.map(({ id }) => id)).sort((a, b) => a - b),
      places.map(({ id }) => id),
    );
  });
  test('a number stands among those it stands for', () => {
    const view = viewOf(places);
    for (const { x, y, places } of grouped(view))
      for (const place of places) {
        const own = toScreen(view, world(place));
        assert.ok(Math.hypot(own.x - x, own.y - y) < 40);
      }
  });
  test('part where one comes nearer, each for itself where few are in sight', () => {
    const view = viewOf(places);
    const near = grouped({ ...view, scale: view.scale * 400 });
    assert.ok(near.length > 0 && near.every(({ places }) => places.length === 1));
  });
  test('a hundred are drawn each for itself, also on one spot', () => {
    const spot = places.slice(0, 100).map((place) => ({ ...place, lat: 30, lon: 30 }));
    assert.equal(grouped({ ...viewOf(spot), scale: WIDTH }, spot).length, 100);
  });
});
