// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readSample, type SampleRead } from '../../../test/returns/read-sample.ts';
import { examplegramLoginsCsv } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'rogatory-template-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The reader asks for the name too, so each sample is read under the name that the provider gives. */
function read(name: string): Promise<SampleRead> {
  copyFileSync(join(import.meta.dirname, 'samples', name), join(folder, 'logins.csv'));
  return readSample(join(folder, 'logins.csv'), { parsers: [examplegramLoginsCsv] });
}

describe('Examplegram: logins (CSV)', () => {
  test('a login keeps its time, its address and the line it was read from', async () => {
    const { records } = await read('one-login.csv');
    assert.partialDeepStrictEqual(records, [
      { kind: 'ip-event', data: { address: { raw: '203.0.113.7' } }, place: { at: { kind: 'csv', line: 2 } } },
    ]);
  });

  test('a line without a readable time becomes a record and a gap, and the reading goes on', async () => {
    const { found, coverage } = await read('bad-time-in-line-3.csv');
    assert.deepEqual(
      found.map((one) => one.kind),
      ['ip-event', 'ip-event', 'gap', 'ip-event'],
    );
    assert.deepEqual(coverage.coverage, { files: 1, filesRead: 1, units: 3, accounted: 3 });
  });

  test('the same file under another header is not ours', async () => {
    const { coverage } = await read('other-header.csv');
    assert.deepEqual(
      coverage.files.map((file) => file.parser),
      [null],
    );
  });
});
