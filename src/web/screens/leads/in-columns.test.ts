// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Random } from '../../../core/currency/economy/random.ts';
import { BOX, heightOf, inColumns } from './in-columns.ts';
import type { Picture, Thing } from './picture-of.ts';

const thing = (id: string, kind: Thing['kind']): Thing => ({ id, kind, label: id, address: '/' });
const link = (from: string, to: string) => ({ from, to, label: '' });

function anyPicture(seed: number): Picture {
  const random = new Random(seed);
  const of = (kind: Thing['kind'], least: number, most: number) =>
    Array.from({ length: random.between(least, most) }, (_, n) => thing(`${kind} ${n}`, kind));
  const [targets, requests, evidence, addresses] = [of('target', 1, 20), of('request', 0, 20), of('evidence', 0, 20), of('address', 0, 25)];
  const linked = (share: number, before: readonly Thing[], these: readonly Thing[]) =>
    before.length === 0 ? [] : these.filter(() => random.chance(share)).map(({ id }) => link(random.pick(before).id, id));
  const links = [
    ...linked(1, targets, requests),
    ...linked(0.7, requests, evidence),
    ...linked(1, evidence, addresses),
    ...linked(0.3, evidence, targets),
  ];
  return { things: [...targets, ...requests, ...evidence, ...addresses], links };
}

describe('a picture in columns', () => {
  test('has a place for each thing, and none covers another', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const picture = anyPicture(seed);
      const placed = inColumns(picture);
      const places = picture.things.map(({ id }) => placed.at.get(id) ?? assert.fail(id));
      for (const [n, one] of places.entries())
        for (const other of places.slice(n + 1))
          assert.ok(Math.abs(one.x - other.x) > BOX.width || Math.abs(one.y - other.y) > BOX.height, `seed ${seed}`);
      assert.ok(
        places.every(({ x, y }) => x >= 0 && y >= 0 && y < heightOf(placed)),
        `seed ${seed}`,
      );
    }
  });

  test('runs from what was asked to what it led to, and what an answer led to begins anew behind it', () => {
    const { at, columns } = inColumns({
      things: [thing('t1', 'target'), thing('t2', 'target'), thing('q1', 'request'), thing('e1', 'evidence'), thing('q2', 'request')],
      links: [link('t1', 'q1'), link('q1', 'e1'), link('e1', 't2'), link('t2', 'q2')],
    });
    const along = ['t1', 'q1', 'e1', 't2', 'q2'].map((id) => at.get(id)?.x ?? -1);
    assert.deepEqual(
      along,
      along.toSorted((a, b) => a - b),
    );
    assert.equal(new Set(along).size, columns);
  });

  test('a target that the answer about itself names does not turn in a circle', () => {
    const { at } = inColumns({
      things: [thing('t', 'target'), thing('q', 'request'), thing('e', 'evidence')],
      links: [link('t', 'q'), link('q', 'e'), link('e', 't')],
    });
    assert.equal(at.size, 3);
    assert.equal(new Set([...at.values()].map(({ x }) => x)).size, 3);
  });

  test('an answer stands beside its request, and what hangs together with nothing stands below', () => {
    const { at } = inColumns({
      things: [thing('t', 'target'), thing('q', 'request'), thing('alone', 'evidence'), thing('e', 'evidence')],
      links: [link('t', 'q'), link('q', 'e')],
    });
    assert.equal(at.get('e')?.y, at.get('q')?.y);
    assert.ok((at.get('alone')?.y ?? 0) > (at.get('e')?.y ?? 0));
  });

  test('of nothing is empty', () => {
    assert.deepEqual([inColumns({ things: [], links: [] }).columns, inColumns({ things: [], links: [] }).at.size], [0, 0]);
  });
});
