// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { versionDigest } from './version-digest.ts';

const text = {
  ...{ id: '00000000-0000-4000-8000-000000000001', number: '2026-14/R1', kind: 'preservation_letter', version: 1, language: 'en' },
  to: { name: 'Examplegram Ltd', country: 'IE' },
  values: { necessity: 'Nobody met the operator of the page.' },
};
const kept = {
  digest: 'a'.repeat(64),
  by: '00000000-0000-4000-8000-000000000002',
  at: '2026-11-24T08:00:00.000Z',
  reason: 'It holds until May.',
};

describe('the digest of a version', () => {
  test('is what it was before a reason could be part of it, so that old approvals verify', () => {
    assert.equal(versionDigest({ ...text, kept: null }), 'f2c46c646cf1009c03a4e07e6edadd8a3087ace0a657a94853811ca1709368c9');
  });
  test('is another one when a reason is added, taken away, changed, of somebody else, of another moment or another difference', () => {
    const others = [
      null,
      kept,
      { ...kept, reason: 'It holds until June.' },
      { ...kept, by: '00000000-0000-4000-8000-000000000003' },
      { ...kept, at: '2026-11-24T08:00:01.000Z' },
      { ...kept, digest: 'b'.repeat(64) },
    ];
    assert.equal(new Set(others.map((one) => versionDigest({ ...text, kept: one }))).size, others.length);
  });
});
