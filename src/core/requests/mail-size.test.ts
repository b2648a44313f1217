// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mailBytes, mailSizeWarning } from './mail-size.ts';

describe('the size of a mail', () => {
  test('grows by a little over a third, and once more when it is encrypted', () => {
    const plain = mailBytes([6_000_000], 'transport');
    assert.ok(plain > 8_200_000 && plain < 8_300_000, `${plain}`);
    const encrypted = mailBytes([6_000_000], 'openpgp');
    assert.ok(encrypted > 11_200_000 && encrypted < 11_400_000, `${encrypted}`);
    assert.equal(mailBytes([6_000_000], 'smime'), encrypted);
  });
  test('is warned about above what servers take as they are installed, and above what the large ones take', () => {
    const warned = (bytes: number) => mailSizeWarning(mailBytes([bytes], 'transport'));
    assert.deepEqual([7_000_000, 7_500_000, 18_000_000, 19_000_000].map(warned), [undefined, 'many-refuse', 'many-refuse', 'most-refuse']);
  });
});
