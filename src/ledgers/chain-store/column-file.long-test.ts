// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readColumn, sha256OfColumn, writeColumn } from './column-file.ts';

test('a column of more than the platform writes or reads at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'large-column-'));
  try {
    const path = join(folder, 'column');
    const bytes = new Uint8Array(2 ** 31 + 12_345);
    for (let at = 0; at < bytes.length; at += 4099) bytes[at] = at & 255;
    writeColumn(path, bytes);
    assert.equal(statSync(path).size, bytes.length);
    assert.equal(sha256OfColumn(readColumn(path, bytes.length) ?? new Uint8Array()), sha256OfColumn(bytes));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
