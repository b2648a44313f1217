// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { BUILT, buildQuickRows, quickRowsCode } from './built-quick-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'quick-rows-'));
after(() => rmSync(folder, { recursive: true }));

/** A copy of what is built, with one file otherwise. */
function copyWith(name: string, file: string, change: (content: Buffer) => Buffer): string {
  const copy = join(folder, name);
  mkdirSync(copy);
  for (const each of ['read-block.wasm', 'SOURCES']) copyFileSync(join(BUILT, each), join(copy, each));
  writeFileSync(join(copy, file), change(readFileSync(join(copy, file))));
  return copy;
}

describe('the quick reader of blocks', () => {
  test('is built from its sources, to the same bytes each time', () => {
    const built = join(folder, 'built');
    buildQuickRows(built);
    assert.ok(quickRowsCode(built));
    assert.deepEqual(readFileSync(join(built, 'read-block.wasm')), readFileSync(join(BUILT, 'read-block.wasm')));
  });
  test('is left alone where it was not built, was built from other sources, or is damaged', () => {
    assert.equal(quickRowsCode(join(folder, 'nothing')), undefined);
    assert.equal(quickRowsCode(copyWith('other', 'SOURCES', () => Buffer.from('0'.repeat(64)))), undefined);
    assert.equal(quickRowsCode(copyWith('damaged', 'read-block.wasm', (code) => code.subarray(0, 1000))), undefined);
  });
  test('is left alone where the engine has no vectors', (t) => {
    t.mock.method(WebAssembly, 'validate', () => false);
    assert.equal(quickRowsCode(), undefined);
  });
});
