// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Found } from '../core/records/index.ts';
import { RECORD_LINE } from '../core/records/row-line.ts';
import { readApart } from './read-apart.ts';

const meta = join(import.meta.dirname, 'meta-records-html', 'samples', 'instagram-17841400000000001.zip');

describe('reading apart', () => {
  test('gives the same records in the same order as reading here', async () => {
    const { readSample } = await import('../../test/returns/read-sample.ts');
    const apart: Found[] = [];
    const coverage = await readApart({ file: meta, onBatch: (batch) => void apart.push(...batch) });
    const here = await readSample(meta);
    assert.deepEqual(apart, JSON.parse(JSON.stringify(here.found)));
    assert.deepEqual(coverage, JSON.parse(JSON.stringify(here.coverage)));
  });

  test('makes rows for the records store, and hands on only gaps and left beside them', async () => {
    let rows = '';
    const beside: Found[] = [];
    const onRows = ({ records }: { records: Buffer }): void => {
      rows += records.toString();
    };
    const { records } = await readApart({ file: meta, onRows, onBatch: (batch) => void beside.push(...batch) });
    const lines = rows.trimEnd().split('\n');
    assert.equal(
      lines.length,
      Object.values(records).reduce((sum, count) => sum + count, 0),
    );
    assert.ok(lines.every((line) => line.split('\x1f').length === RECORD_LINE.length));
    assert.deepEqual([...new Set(beside.map((one) => one.kind))].sort(), ['gap', 'left']);
  });

  test('says the name and hash that the vault knows, and opens what lies under another name', async () => {
    const sha256 = 'ab'.repeat(32);
    const found: Found[] = [];
    await readApart({ file: meta, name: 'answer.zip', sha256, onBatch: (batch) => void found.push(...batch) });
    assert.deepEqual([found[0]?.place.item, found[0]?.place.path[0]?.name], [sha256, 'answer.zip']);
  });

  test('a record longer than is kept is a gap with its place, the others are read, and the coverage adds up', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rogatory-apart-'));
    try {
      const file = join(folder, 'WhatsApp Chat with Lena.txt');
      // Each quote is two letters of JSON: ten million become twenty.
      writeFileSync(file, `3/1/26, 22:10 - Lena: first\n3/1/26, 22:11 - Lena: ${'"'.repeat(10_000_000)}\n3/1/26, 22:12 - Lena: last\n`);
      for (const asRows of [true, false]) {
        const beside: Found[] = [];
        const onBatch = (batch: readonly Found[]): void => void beside.push(...batch);
        const { records, gaps, coverage } = await readApart({ file, onBatch, ...(asRows && { onRows: () => undefined }) });
        assert.deepEqual([records.message, gaps.map(({ why }) => why), coverage.units], [2, ['limit-reached'], coverage.accounted]);
        assert.partialDeepStrictEqual(beside.find(({ kind }) => kind === 'gap')?.place.at, { kind: 'line', line: 2 });
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  const limits = [
    ['time', { seconds: 0.01 }, /longer than 0.01 s/],
    ['memory', { memoryMb: 20 }, /memory|exit code|SIGABRT/],
    ['output', { recordsBytes: 100 }, /more than 100 bytes of records/],
  ] as const;
  for (const [what, limit, words] of limits) {
    test(`a limit on ${what} ends it with the reason`, async () => {
      await assert.rejects(readApart({ file: meta, limits: limit, onBatch: () => undefined }), (error: Error & { code?: string }) => {
        assert.equal(error.code, 'STOPPED');
        assert.match(error.message, words);
        return true;
      });
    });
  }

  test('nobody waiting any more ends it', async () => {
    const stop = new AbortController();
    const reading = readApart({ file: meta, signal: stop.signal });
    stop.abort();
    await assert.rejects(reading, { code: 'STOPPED' });
  });
});
