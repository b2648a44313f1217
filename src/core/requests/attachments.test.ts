// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attachmentsOf, valueOfAttachments } from './attachments.ts';

const SHA = 'a'.repeat(64);

test('what is enclosed is read from what may stand there, and stays as it was where nobody changed it', () => {
  const trace = { name: 'trace.json', sha256: SHA, language: 'en' };
  const one = attachmentsOf(trace);
  assert.deepEqual(
    one.map(({ name, sha256 }) => [name, sha256]),
    [['trace.json', SHA]],
  );
  assert.equal(valueOfAttachments(one, trace), trace);
  const added = [...one, { name: 'order.pdf', sha256: SHA.replaceAll('a', 'b'), written: undefined }];
  assert.deepEqual(valueOfAttachments(added, trace), [trace, { name: 'order.pdf', sha256: 'b'.repeat(64) }]);
  assert.deepEqual(valueOfAttachments(attachmentsOf(['a', 'b']).slice(0, 1), ['a', 'b']), ['a']);
  assert.equal(valueOfAttachments([], trace), '');
  assert.deepEqual([attachmentsOf(false), attachmentsOf(''), attachmentsOf(true)[0]?.name], [[], [], '']);
  assert.equal(valueOfAttachments([{ name: 'a list', sha256: '', written: 'a' }], 'a'), 'a list');
});
