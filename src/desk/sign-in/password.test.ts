// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { COST, hashPassword, NOBODY, passwordFits } from './password.ts';

const PASSWORD = 'seven lanterns by the sea';

describe('the hash of a password', () => {
  test("says what it cost: OWASP's second row for scrypt, and the same for whoever is unknown", async () => {
    assert.deepEqual(COST, { N: 32_768, r: 8, p: 3 });
    assert.match(await hashPassword(PASSWORD), /^scrypt\$32768\$8\$3\$/);
    assert.match(NOBODY, /^scrypt\$32768\$8\$3\$/);
  });

  test('fits its password only', async () => {
    const hash = await hashPassword(PASSWORD);
    assert.equal(await passwordFits(PASSWORD, hash), true);
    assert.equal(await passwordFits('seven lanterns by the lake', hash), false);
  });

  test('that was made at another cost is read at that cost', async () => {
    const hash = await hashPassword(PASSWORD, { N: 1024, r: 8, p: 1 });
    assert.match(hash, /^scrypt\$1024\$8\$1\$/);
    assert.equal(await passwordFits(PASSWORD, hash), true);
    assert.equal(await passwordFits(PASSWORD, hash.replace('$1024$', '$2048$')), false);
  });

  test('of no form that is ours fits nothing', async () => {
    assert.equal(await passwordFits(PASSWORD, PASSWORD), false);
  });
});
