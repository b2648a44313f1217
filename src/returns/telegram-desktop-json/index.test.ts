// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertAsExpected, expectedOf, readSample } from '../../../test/returns/read-sample.ts';

const samples = join(import.meta.dirname, 'samples');

describe('Telegram Desktop', () => {
  test('the sample gives exactly the expected records', async () => {
    assertAsExpected(await readSample([join(samples, 'ChatExport_2026-03-05')]), expectedOf(samples));
  });
});
