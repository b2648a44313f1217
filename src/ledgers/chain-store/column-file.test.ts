// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readColumn, sha256OfColumn, writeColumn } from './column-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'column-file-'));
after(() => rmSync(folder, { recursive: true }));
const PIECE = 2 ** 24;

describe('a column as a file', () => {
  for (const length of [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 3])
    test(`of ${length} bytes is on the disk and back what it was`, () => {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 13)) & 255);
      const path = join(folder, String(length));
      writeColumn(path, bytes);
      assert.ok(readFileSync(path).equals(bytes));
      assert.ok(Buffer.from(readColumn(path, length) ?? []).equals(bytes));
      assert.equal(sha256OfColumn(bytes), createHash('sha256').update(bytes).digest('hex'));
      for (const other of [length - 1, length + 1]) assert.equal(readColumn(path, other), undefined);
    });
  test('written anew, a longer one leaves nothing of itself', () => {
    const path = join(folder, 'again');
    writeColumn(path, new Uint8Array(1000).fill(7));
    writeColumn(path, Uint8Array.of(1, 2));
    assert.deepEqual([...readFileSync(path)], [1, 2]);
  });
});
