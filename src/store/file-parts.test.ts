// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { partsOfFile } from './file-parts.ts';

describe('the parts of a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-parts-'));
  after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'file');
  const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const isOpen = () => readdirSync('/proc/self/fd', { withFileTypes: true }).length;

  test('are its bytes in their order, to where they are wanted or it ends', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 4_300_000 }), fc.option(fc.nat({ max: 4_400_000 })), async (size, end) => {
        const bytes = randomBytes(size);
        writeFileSync(path, bytes);
        const hash = createHash('sha256');
        for await (const part of partsOfFile(path, end ?? undefined)) hash.update(part);
        assert.equal(hash.digest('hex'), hashOf(bytes.subarray(0, end ?? size)));
      }),
      {
        numRuns: 30,
        examples: [
          [0, null],
          [1 << 20, null],
          [(1 << 20) + 1, null],
          [1 << 21, 1 << 20],
          [5, 0],
        ],
      },
    ));

  test('stay as they are while they are used, however long that takes', async () => {
    const bytes = randomBytes(3_500_000);
    writeFileSync(path, bytes);
    let at = 0;
    for await (const part of partsOfFile(path)) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      assert.ok(part.equals(bytes.subarray(at, at + part.length)));
      at += part.length;
    }
    assert.equal(at, bytes.length);
  });

  test('leave no file open when nobody wants the rest, or it is not there', async () => {
    writeFileSync(path, randomBytes(3_500_000));
    const before = isOpen();
    for await (const part of partsOfFile(path)) if (part.length > 0) break;
    assert.equal(isOpen(), before);
    await assert.rejects(
      async () => {
        for await (const part of partsOfFile(join(folder, 'none'))) assert.fail(`${part.length} bytes of nothing`);
      },
      { code: 'ENOENT' },
    );
    assert.equal(isOpen(), before);
  });
});
