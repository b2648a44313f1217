// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Found } from '../core/records/index.ts';
import { RECORD_LINE } from '../core/records/row-line.ts';
import type { ReadingLimits } from './limits.ts';
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

  describe('in several processes', () => {
    const shared = (processes: number, more: Partial<ReadingLimits> = {}) => ({ processes, portionBytes: 1, ...more });
    const here = join(import.meta.dirname, 'x-account-json', 'samples', '900000000000000001.zip');

    /** Everything that is handed on, each kind of it as one text. */
    async function handedOn(limits: Partial<ReadingLimits>, ahead?: string): Promise<Record<string, string>> {
      const all: Record<string, Buffer[]> = { lines: [], rows: [], mentions: [] };
      const coverage = await readApart({
        file: here,
        more: [{ file: meta }, { file: join(import.meta.dirname, 'snap-return', 'samples') }],
        limits,
        ...(ahead !== undefined && { ahead }),
        recordsTwice: true,
        onLines: (lines) => void all.lines!.push(lines),
        onRows: ({ records }) => void all.rows!.push(records),
        onMentionRows: ({ records, count, longest }) => {
          assert.equal(records.toString().trimEnd().split('\n').length, count);
          assert.ok(
            records
              .toString()
              .split('\n')
              .every((line) => Buffer.byteLength(line) <= longest),
          );
          all.mentions!.push(records);
        },
      });
      const texts = Object.entries(all).map(([name, parts]): [string, string] => [name, Buffer.concat(parts).toString()]);
      const byLine = (lines: string): string[] =>
        lines.split('\n').filter((line) => line.startsWith('{"kind":"gap"') || line.startsWith('{"kind":"left"'));
      const { lines, ...rest } = Object.fromEntries(texts) as { lines: string };
      const records = lines.split('\n').filter((line) => !byLine(line).includes(line));
      return { ...rest, records: records.join('\n'), beside: byLine(lines).join('\n'), coverage: JSON.stringify(coverage) };
    }

    test('gives byte for byte what one gives, whether they read ahead onto the disk or wait', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'rogatory-ahead-'));
      try {
        const one = await handedOn({ processes: 1 });
        assert.ok(one.records!.length > 0 && one.mentions!.length > 0 && one.beside!.length > 0);
        assert.deepEqual(await handedOn(shared(2)), one);
        assert.deepEqual(await handedOn(shared(3), folder), one);
        assert.deepEqual(readdirSync(folder), []);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });

    test('says the same of a container that unpacks to more than is allowed', async () => {
      const most = { allBytes: 5_000 };
      const one = await handedOn({ processes: 1, ...most });
      assert.match(one.beside!, /limit-reached/);
      assert.deepEqual(await handedOn(shared(2, most)), one);
    });

    test('one that is killed ends them all', async () => {
      const running = (): string[] => readFileSync(`/proc/self/task/${process.pid}/children`, 'latin1').trim().split(' ');
      const before = running();
      const reading = readApart({ file: here, limits: shared(2) });
      const children = running().filter((pid) => !before.includes(pid));
      assert.equal(children.length, 2);
      process.kill(Number(children[1]), 'SIGKILL');
      await assert.rejects(reading, { code: 'STOPPED', message: /ended by SIGKILL/ });
      const isThere = (pid: string): boolean => running().includes(pid);
      while (isThere(children[0]!)) await setTimeout(10);
    });
  });

  const limits = [
    ['time', { seconds: 0.01 }, /longer than 0.01 s/],
    ['memory', { memoryMb: 20 }, /memory|exit code|SIGABRT/],
    ['output', { recordsBytes: 100 }, /more than 100 bytes of records/],
  ] as const;
  for (const [what, limit, words] of limits) {
    test(`a limit on ${what} ends it with the reason`, async () => {
      const shared = { processes: 2, portionBytes: 1, ...limit };
      await assert.rejects(readApart({ file: meta, limits: shared, onBatch: () => undefined }), (error: Error & { code?: string }) => {
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
