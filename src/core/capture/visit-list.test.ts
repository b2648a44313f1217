// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { nextVisit, refuseTooLarge, type Visited } from './visit-list.ts';

const START = new Date('2026-11-24T08:00:00Z');
const at = (seconds: number) => new Date(START.getTime() + seconds * 1_000);
const LIST = {
  urls: ['https://a.example/', 'https://b.example/'],
  visits: 2,
  everyHours: 24,
  delaySeconds: 30,
  endsAt: at(10 * 86_400),
  approvedAt: START,
  stoppedAt: null,
} as const;

describe('a list of captures', () => {
  test('visits nothing before it is approved, after it was stopped, or after its end', () => {
    assert.equal(nextVisit({ ...LIST, approvedAt: null }, [], START), undefined);
    assert.equal(nextVisit({ ...LIST, stoppedAt: START }, [], START), undefined);
    assert.equal(nextVisit(LIST, [], LIST.endsAt), undefined);
  });
  test('visits one page at a time, with its pause, and each page again when its time has come', () => {
    const visited: Visited[] = [];
    const begin = (now: Date) => {
      const next = nextVisit(LIST, visited, now);
      if (next !== undefined) visited.push({ ...next, begunAt: now, state: 'ended' });
      return next && `${new URL(next.url).host[0]}${next.visit}`;
    };
    assert.deepEqual([begin(at(0)), begin(at(10)), begin(at(30)), begin(at(90))], ['a1', undefined, 'b1', undefined]);
    assert.deepEqual([begin(at(86_400)), begin(at(86_431)), begin(at(200_000))], ['a2', 'b2', undefined]);
    assert.equal(nextVisit(LIST, [{ url: LIST.urls[0], visit: 1, attempt: 1, begunAt: at(0), state: 'going-on' }], at(999)), undefined);
  });
  test('never visits a page more often than was approved, whenever it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 60 }), (steps) => {
        const visited: Visited[] = [];
        let now = 0;
        for (const step of steps) {
          now += step;
          const next = nextVisit(LIST, visited, at(now));
          if (next === undefined) continue;
          assert.equal(
            visited.some(({ url, visit }) => url === next.url && visit === next.visit),
            false,
          );
          visited.push({ ...next, begunAt: at(now), state: 'ended' });
        }
        assert.ok(visited.length <= LIST.urls.length * LIST.visits);
      }),
    );
  });
  test('tries again what nobody answered, after a minute and after four, three times in all, and then goes on', () => {
    const visited: Visited[] = [];
    const begin = (now: Date, state: Visited['state']) => {
      const next = nextVisit({ ...LIST, visits: 1 }, visited, now);
      if (next !== undefined) visited.push({ ...next, begunAt: now, state });
      return next && `${new URL(next.url).host[0]}${next.attempt}`;
    };
    assert.deepEqual([begin(at(0), 'unanswered'), begin(at(30), 'ended'), begin(at(59), 'ended')], ['a1', 'b1', undefined]);
    assert.deepEqual([begin(at(61), 'unanswered'), begin(at(200), 'ended')], ['a2', undefined]);
    assert.deepEqual([begin(at(301), 'unanswered'), begin(at(99_999), 'ended')], ['a3', undefined]);
  });
  test('never tries again what a rule refused', () => {
    const refused: Visited = { url: LIST.urls[0], visit: 1, attempt: 1, begunAt: at(0), state: 'ended' };
    assert.equal(nextVisit({ ...LIST, visits: 1 }, [refused], at(9_999))?.url, LIST.urls[1]);
  });
  test('beyond its caps is refused', () => {
    assert.doesNotThrow(() => refuseTooLarge(LIST, START));
    for (const more of [
      { urls: [] },
      { urls: Array(501).fill('https://a.example/') },
      { visits: 61 },
      { everyHours: 0 },
      { delaySeconds: 1 },
      { endsAt: START },
      { endsAt: at(93 * 86_400) },
    ])
      assert.throws(() => refuseTooLarge({ ...LIST, ...more }, START), { code: 'LIST_TOO_LARGE' }, JSON.stringify(more));
  });
});
