// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertAsExpected, expectedOf, readSample } from '../../../test/returns/read-sample.ts';

const samples = join(import.meta.dirname, 'samples');

describe('Discord: account, messages, relationships', () => {
  test('the sample gives exactly the expected records', async () => {
    assertAsExpected(await readSample([join(samples, 'discord-1300000000000000001.zip')]), expectedOf(samples));
  });
});
