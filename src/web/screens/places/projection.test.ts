// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { RecordShown } from '../../../core/api/evidence.ts';
import { placesOf } from './place-words.ts';
import { HEIGHT, latOf, lonOf, pixelsOf, toScreen, toWorld, viewOf, WIDTH } from './projection.ts';

const lat = fc.double({ min: -80, max: 80, noNaN: true });
const lon = fc.double({ min: -180, max: 180, noNaN: true });

describe('the map of places', () => {
  test('a place and its point on the drawing are one: the way there and back ends where it began', () => {
    fc.assert(
      fc.property(lat, lon, (north, east) => {
        const { x, y } = toWorld(north, east);
        assert.ok(Math.abs(latOf(y) - north) < 1e-6 && Math.abs(lonOf(x) - east) < 1e-6);
      }),
    );
  });
  test('the first view shows every place', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ lat, lon }), { minLength: 1, maxLength: 20 }), (points) => {
        const view = viewOf(points);
        for (const point of points) {
          const { x, y } = toScreen(view, toWorld(point.lat, point.lon));
          assert.ok(x >= -1 && x <= WIDTH + 1 && (y >= -1 || view.scale === WIDTH) && (y <= HEIGHT + 1 || view.scale === WIDTH));
        }
      }),
    );
  });
  test('a circle of accuracy is drawn larger in the north, as the map itself is', () => {
    const view = { x: 0.5, y: 0.5, scale: 100_000 };
    assert.ok(Math.abs(pixelsOf(view, 1000, 60) / pixelsOf(view, 1000, 0) - 2) < 1e-9);
  });
});

describe('places in records', () => {
  const location = (data: object, more: object = {}): RecordShown =>
    ({ id: 'r1', kind: 'location', ordinal: 0, data: { basis: 'device-report', ...data }, ...more }) as unknown as RecordShown;

  test('a location keeps its accuracy, and one without stays of unknown accuracy', () => {
    const [stated] = placesOf(location({ lat: { raw: '31.4' }, lon: { raw: '30.4' }, accuracyMeters: { raw: '25 m', norm: 25 } }));
    assert.equal(stated?.accuracyMeters, 25);
    const [unstated] = placesOf(location({ lat: { raw: '31.4' }, lon: { raw: '30.4' } }));
    assert.equal(unstated?.accuracyMeters, undefined);
  });
  test('what is no number, lies off the globe or is restricted is not drawn', () => {
    assert.deepEqual(placesOf(location({ lat: { raw: 'about 31' }, lon: { raw: '30.4' } })), []);
    assert.deepEqual(placesOf(location({ lat: { raw: '131.4' }, lon: { raw: '30.4' } })), []);
    assert.deepEqual(placesOf(location({ lat: { raw: '31.4' }, lon: { raw: '30.4' } }, { handling: 'restricted' })), []);
  });
  test('a trip has its ends', () => {
    const trip = {
      id: 't',
      kind: 'trip',
      ordinal: 0,
      data: { pickup: { lat: { raw: '31.2' }, lon: { raw: '29.9' } }, dropoff: { lat: { raw: '31.4' }, lon: { raw: '30.4' } } },
    } as unknown as RecordShown;
    assert.deepEqual(
      placesOf(trip).map(({ basis }) => basis),
      ['pickup', 'dropoff'],
    );
  });
});
