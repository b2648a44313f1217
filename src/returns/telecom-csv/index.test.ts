// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertAsExpected, expectedOf, readSample } from '../../../test/returns/read-sample.ts';
import { answerRowsOf, matchAnswer, networkData, questionsFrom } from '../../core/analysis/index.ts';
import type { AnyRecord } from '../../core/records/index.ts';

const samples = join(import.meta.dirname, 'samples');
const FILES = ['cdr.csv', 'ipdr.csv', 'cgnat-port-blocks.csv', 'radius-leases.csv'].map((name) => join(samples, name));

async function readBytes(bytes: Buffer | string) {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-telecom-'));
  try {
    writeFileSync(join(folder, 'a.csv'), bytes);
    return await readSample(join(folder, 'a.csv'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('Operators: tables as CSV', () => {
  test('the samples give exactly the expected records', async () => {
    assertAsExpected(await readSample(FILES), expectedOf(samples));
  });

  test('questions are answered by the operator’s own records, as the sample says', async () => {
    const { records } = await readSample(FILES);
    const { questions } = JSON.parse(readFileSync(join(samples, 'expected.json'), 'utf8')) as {
      questions: { address: string; port: number | null; utc: string; answers: string[] }[];
    };
    const asked = questions.flatMap(({ address, port, utc }) =>
      questionsFrom([event(address, port, utc)], networkData([])).groups.flatMap((group) => group.questions),
    );
    const matched = matchAnswer(asked, records.flatMap(answerRowsOf));
    assert.deepEqual(
      matched.map(({ candidates, open }) => [
        ...candidates.map((one) => one.subscriber).sort(),
        ...(open ? ['(and everyone else on that address)'] : []),
      ]),
      questions.map(({ answers }) => answers),
    );
  });

  test('the same table in UTF-16 and with Arabic names of columns', async () => {
    const text = 'رقم المتصل;رقم المستقبل;التاريخ;الوقت;المدة\n447700900123;447700900124;2026-03-01;22:10:05;120\n';
    const { records } = await readBytes(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
    assert.equal(records[0]?.kind, 'call');
  });

  test('digits that a spreadsheet has destroyed are a gap, and the call stays', async () => {
    const { records, gaps } = await readBytes('A Party,B Party,Date,Time\n2.01E+11,447700900124,2026-03-01,22:10:05\n');
    assert.deepEqual([records.length, gaps.map((gap) => gap.why)], [1, ['unreadable-value']]);
  });

  test('times of a table that names no zone have none', async () => {
    const { records } = await readBytes(
      'subscriber,framed_ip,start,stop\n447700900123,100.64.7.9,2026-03-01 18:00:00,2026-03-02 06:00:00\n',
    );
    assert.deepEqual(
      records.map((record) => record.kind === 'address-lease' && record.data.from?.zone.from),
      ['none'],
    );
  });
});

function event(address: string, port: number | null, utc: string): AnyRecord {
  return {
    kind: 'ip-event',
    id: `${address}-${port}-${utc}`,
    place: { item: '0'.repeat(64), path: [{ name: 'a', entryIndex: 0 }], at: { kind: 'bytes', from: 0, to: 1 } },
    parser: { id: 'p', version: '1', tier: 'inferred' },
    data: {
      address: { raw: address, norm: address },
      ...(port !== null && { port: { raw: String(port), norm: port } }),
      at: { raw: utc, utc, precision: 'second', zone: { name: 'Z', offsetMinutes: 0, from: 'value' } },
      action: { raw: 'login', norm: 'login' },
    },
  };
}
