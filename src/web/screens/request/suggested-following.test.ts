// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suggestedFollowing } from './suggested-following.ts';

const offered = ['preservation_extension', 'release_of_preservation', 'withdrawal'].map((kind) => ({ kind, title: kind }));
const request = (changes: object) =>
  ({ state: 'sent', sentAt: '2026-11-01T00:00:00Z', deadlines: [], mayFollow: offered, followedBy: [], ...changes }) as never;
const remind = (daysLeft: number, metAt: string | null = null) => ({ deadlines: [{ kind: 'preservation-remind', daysLeft, metAt }] });

test('the extension is next when its reminder is near and unmet, and nobody has begun one', () => {
  assert.equal(suggestedFollowing(request(remind(30))), undefined);
  assert.equal(suggestedFollowing(request(remind(7))), 'preservation_extension');
  assert.equal(suggestedFollowing(request(remind(-2))), 'preservation_extension');
  assert.equal(suggestedFollowing(request(remind(3, '2026-11-02T00:00:00Z'))), undefined);
  const begun = { kind: 'preservation_extension', state: 'draft' };
  assert.equal(suggestedFollowing(request({ ...remind(3), followedBy: [begun] })), undefined);
  assert.equal(suggestedFollowing(request({ ...remind(3), followedBy: [{ ...begun, state: 'withdrawn' }] })), 'preservation_extension');
});

test('what was withdrawn after it left is told to the addressee, a hold that lapsed is released', () => {
  assert.equal(suggestedFollowing(request({ state: 'withdrawn' })), 'withdrawal');
  assert.equal(suggestedFollowing(request({ state: 'withdrawn', sentAt: null })), undefined);
  assert.equal(suggestedFollowing(request({ state: 'lapsed' })), 'release_of_preservation');
  assert.equal(suggestedFollowing(request({ state: 'lapsed', mayFollow: [] })), undefined);
});
