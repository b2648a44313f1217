// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TraceKept } from '../../../core/api/currency.ts';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { choicesOf, takesTrace } from './trace-choices.ts';

const draft = (fields: readonly string[], values: object = {}) =>
  ({ fields: fields.map((id) => ({ id })), values }) as unknown as RequestDetail;
const trace = (some: object): TraceKept =>
  ({ summary: { services: [{ label: 'Lighthouse' }], contract: '0xdac1', held: '5', ...some } }) as unknown as TraceKept;

describe('a draft that may be filled from a trace', () => {
  test('is one on virtual currency, or one that asks about an address of a chain', () => {
    assert.equal(takesTrace(draft(['chain_and_addresses'])), true);
    assert.equal(takesTrace(draft(['identifiers'], { identifiers: [{ kind: 'email' }, { kind: 'crypto-address' }] })), true);
    assert.equal(takesTrace(draft(['identifiers'], { identifiers: [{ kind: 'email' }] })), false);
    assert.equal(takesTrace(draft(['identifiers'], { identifiers: 'not yet' })), false);
  });
  test('names services that the trace reached', () => {
    assert.deepEqual(choicesOf(trace({}), 'mla_request'), { services: ['Lighthouse'], canAskIssuer: false });
  });
  test('names the issuer only where a freeze is asked of a token of which something is left', () => {
    assert.equal(choicesOf(trace({}), 'freeze_request').canAskIssuer, true);
    for (const none of [{ contract: null }, { contract: 'native' }, { held: '0' }])
      assert.equal(choicesOf(trace(none), 'freeze_request').canAskIssuer, false);
  });
});
