// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { metaRecords, writeZip } from '../cli/bench/make-returns.ts';
import { readApart } from './read-apart.ts';

const folder = mkdtempSync(join(tmpdir(), 'rogatory-long-traps-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('200,000 messages in one HTML file are streamed in less than 512 MB (25)', async () => {
  const file = join(folder, 'return.zip');
  await writeZip(file, [metaRecords(200_000, 0)]);
  const coverage = await readApart({ file, limits: { memoryMb: 512 } });
  assert.equal(coverage.records.message, 200_000);
  assert.equal(coverage.coverage.accounted, coverage.coverage.units);
});
