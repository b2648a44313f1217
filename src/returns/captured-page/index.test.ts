// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readSample } from '../../../test/returns/read-sample.ts';
import { oddZip } from '../../../test/zip.ts';
import type { RecordOf } from '../../core/records/index.ts';
import { readPlace } from '../place-bytes.ts';

const SAMPLE = join(import.meta.dirname, 'samples', 'sandglass-travel.wacz');

describe('a captured page', async () => {
  const { records, gaps, coverage } = await readSample(SAMPLE);
  const of = (kind: string) => records.filter((one) => one.kind === kind);

  test('gives its text line by line, in every script', () => {
    const texts = (of('post') as RecordOf<'post'>[]).map(({ data }) => data.text?.raw);
    assert.ok(texts.includes('4,112 followers'));
    assert.ok(texts.some((text) => text?.includes('رحلات من شاطئ رشيد')));
    assert.deepEqual([gaps, coverage.coverage.accounted], [[], coverage.coverage.units]);
  });
  test('gives wallets and telephone numbers at exactly their bytes', async () => {
    const found = of('identifier') as RecordOf<'identifier'>[];
    assert.deepEqual(
      found.map(({ data }) => [data.type, data.value.norm ?? data.value.raw]),
      [
        ['phone', '+201005550142'],
        ['crypto-address', 'tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c'],
      ],
    );
    for (const one of found) assert.equal((await readPlace({ file: SAMPLE }, one.place)).text, one.data.value.raw);
  });
  test('gives the accounts it names and those it links to', () => {
    const urls = (of('account') as RecordOf<'account'>[]).map(({ data }) => data.url?.raw);
    assert.deepEqual([...new Set(urls)].sort(), ['https://www.instagram.com/samir.sandglass', 'https://x.com/sandglass_boats']);
    assert.equal(urls.length, 4);
  });
  test('that imitates the return of a provider is read as a page all the same', async () => {
    const chat = '[13/05/2026, 21:14:03] Samir: bring cash\n';
    const folder = mkdtempSync(join(tmpdir(), 'rogatory-imitation-'));
    after(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'page.wacz'), oddZip([{ name: 'capture/text.txt', bytes: Buffer.from(chat) }]));
    const { records: read } = await readSample(join(folder, 'page.wacz'));
    assert.deepEqual(
      read.map(({ parser }) => parser.id),
      ['captured-page-text'],
    );
  });
});
