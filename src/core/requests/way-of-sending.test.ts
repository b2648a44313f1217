// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Addressee } from '../routes/advice.ts';
import { plannedChannel, portalOf, wayOf } from './way-of-sending.ts';

const to = (given: Partial<Addressee>): { to: Addressee } => ({ to: { kind: 'provider', country: 'US', name: 'Examplegram', ...given } });
const channel = (type: string, address?: string) =>
  to({ channel: { id: type, type, ownDomain: true, ...(address !== undefined && { address }) } });
const wayFor = (written: unknown, option: ReturnType<typeof to>) => wayOf(plannedChannel(written, option));

describe('the way a request goes', () => {
  test('is the one that the paper names, before any of the facts', () => {
    assert.equal(wayFor('post', channel('portal', 'https://example.com')), 'paper');
    assert.equal(wayFor('email', channel('portal', 'https://example.com')), 'email');
  });
  test('is that of the channel of the facts, a form on a page being a portal', () => {
    const ways = ['portal', 'web_form', 'email', 'fax', 'domestic_service', 'central_authority', 'phone'].map((type) =>
      wayFor(undefined, channel(type)),
    );
    assert.deepEqual(ways, ['portal', 'portal', 'email', 'paper', 'paper', 'authority', 'paper']);
  });
  test('is that of the kind of addressee where no channel is known', () => {
    const ways = ['central_authority', 'n247', 'police', 'diplomatic', 'executing_authority'].map((kind) =>
      wayFor(undefined, to({ kind })),
    );
    assert.deepEqual(ways, ['authority', 'police', 'police', 'authority', 'authority']);
    assert.equal(wayFor('', to({ email: 'legal@example.com' })), 'email');
  });
  test('is not guessed: nobody knows it, and the paper can always be handed over', () => {
    assert.equal(plannedChannel(undefined, to({})), undefined);
    assert.equal(wayFor(undefined, to({})), 'paper');
  });
});

describe('the page of a portal', () => {
  test('is an address of the web, never one of mail or post', () => {
    assert.equal(portalOf(channel('email', 'legal@example.com')), null);
    assert.equal(portalOf(channel('fax', '+1 480 555 0100')), null);
    assert.equal(portalOf(channel('portal')), null);
    assert.partialDeepStrictEqual(portalOf(channel('web_form', 'https://example.com/le')), {
      name: 'Examplegram',
      url: 'https://example.com/le',
    });
  });
});
