// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertAsExpected, expectedOf, readSample } from '../../../test/returns/read-sample.ts';

const samples = join(import.meta.dirname, 'samples');

describe('X: account, posts, messages (signed JSON)', () => {
  test('the sample gives exactly the expected records', async () => {
    const openpgp = [readFileSync(join(samples, 'provider-key.asc'))];
    assertAsExpected(await readSample([join(samples, '900000000000000001.zip')], { keys: { openpgp } }), expectedOf(samples));
  });

  test('without the key the signature is unknown, and nothing else changes', async () => {
    const read = await readSample(join(samples, '900000000000000001.zip'));
    assert.deepEqual([...new Set(read.coverage.manifests.map((one) => one.result))], ['key-unknown']);
    assert.equal(read.records.length, 19);
  });
});
