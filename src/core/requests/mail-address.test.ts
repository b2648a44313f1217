// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { judgeMailAddress } from './mail-address.ts';

const knowledge = loadKnowledge();
const uber = { kind: 'provider' as const, country: 'US', name: 'Uber Technologies, Inc.', service: 'uber' };
const ministry = { kind: 'central_authority' as const, country: 'US', name: 'Ministry', email: 'mla@ministry.example' };
const allowed = (to: object, typed?: string) => judgeMailAddress(knowledge, { to } as never, typed)?.allowed;

describe('the mail address of a request', () => {
  test('is one of the provider’s own domains, or below one', () => {
    assert.equal(allowed(uber, 'lert@uber.com'), true);
    assert.equal(allowed(uber, 'LERT@Legal.Uber.com'), true);
  });
  test('is never one that only looks like it', () => {
    const attacks = [
      ...['lert@uber.com.evil.example', 'lert@evil-uber.com', 'lert@uber.co', 'uber.com@evil.example', 'lert@uber.com@evil.example'],
      ...[
        'lert@uber.com, thief@evil.example',
        'lert@ubеr.com',
        'lert@uber.com\r\nBcc: x@evil.example',
        '<lert@uber.com>',
        'lert@.uber.com',
        '',
      ],
    ];
    assert.deepEqual(
      attacks.filter((address) => allowed(uber, address) !== false),
      [],
    );
  });
  test('of an authority is the one that its fact states, and no other', () => {
    assert.equal(allowed(ministry), true);
    assert.equal(allowed(ministry, 'other@ministry.example'), false);
    assert.equal(judgeMailAddress(knowledge, { to: { ...ministry, email: undefined } } as never, undefined), undefined);
  });
});
