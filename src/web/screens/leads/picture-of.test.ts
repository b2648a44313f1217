// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Say } from '../../language/messages.ts';
import { type Drawn, pictureOf } from './picture-of.ts';

const say = Object.assign((id: string) => id, { maybe: (_area: string, word: string) => word }) as unknown as Say;
const best = { readingId: 'r1', recordId: 'x', at: null, zone: null, port: null };
const address = { readiness: 'ready', missing: [], remarks: [], events: 1, first: null, last: null, accounts: [], best, targetId: null };

const drawn = {
  detail: { id: 'c1', targets: [{ id: 't1', written: 'https://www.example.org/profile', requests: ['q1', 'gone'], from: null }] },
  requests: [{ id: 'q1', number: 'ALX-1/R1', state: 'sent' }],
  items: [{ id: 'e1', name: 'a-very-long-name-of-a-return-of-a-provider.zip', requestId: 'q1', readings: [{ id: 'r1' }] }],
  addresses: [
    { ...address, address: '2001:db8::7' },
    { ...address, address: '203.0.113.9', targetId: 't9' },
  ],
} as unknown as Drawn;

describe('the picture of a case', () => {
  const { things, links } = pictureOf(drawn, say);
  test('an address keeps its direction in a label of any language', () => {
    assert.equal(things.find(({ kind }) => kind === 'address')?.label, '\u20662001:db8::7\u2069');
  });
  test('links join only what is drawn, from target to request to what came back to the address in it', () => {
    assert.deepEqual(
      links.map(({ from, to }) => [from, to]),
      [
        ['t1', 'q1'],
        ['q1', 'e1'],
        ['e1', 'address 2001:db8::7'],
      ],
    );
  });
  test('an address that is a target already is not drawn twice, and long names keep both ends', () => {
    assert.equal(things.filter(({ kind }) => kind === 'address').length, 1);
    assert.match(things.find(({ kind }) => kind === 'evidence')?.label ?? '', /^\u2066a-very-long-….*\.zip\u2069$/);
  });
});
