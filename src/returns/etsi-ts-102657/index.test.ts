// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertAsExpected, expectedOf, readSample } from '../../../test/returns/read-sample.ts';
import { cellOfUli, saidDegrees } from './read-location.ts';

const samples = join(import.meta.dirname, 'samples');
const XML = readFileSync(join(samples, 'REQ-2026-0007.xml'), 'utf8');

async function readText(xml: string) {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-etsi-'));
  try {
    writeFileSync(join(folder, 'a.xml'), xml);
    return await readSample(join(folder, 'a.xml'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('ETSI TS 102 657: retained data', () => {
  test('the sample gives exactly the expected records', async () => {
    assertAsExpected(await readSample(join(samples, 'REQ-2026-0007.xml')), expectedOf(samples));
  });
  test('another version of the namespace, and prefixes, change nothing', async () => {
    const other = await readText(
      XML.replace('v1.28.1', 'v1.26.1')
        .replaceAll(/<(\/?)(\w)/g, '<$1rd:$2')
        .replace('xmlns=', 'xmlns:rd='),
    );
    assert.deepEqual(other.coverage.records, { 'return-described': 1, call: 1, message: 1, 'cell-session': 1 });
  });
  test('a record of a shape that nobody knows is a gap that names its members', async () => {
    const { gaps } = await readText(
      XML.replace(
        '<recordNumber>1<',
        '<recordNumber>0</recordNumber><recordPayload><billing/></recordPayload></ResponseRecord><ResponseRecord><recordNumber>1<',
      ),
    );
    assert.deepEqual(
      gaps.map((gap) => gap.why),
      ['unknown-shape'],
    );
    assert.match(gaps[0]!.message, /recordNumber, recordPayload/);
  });
  test('every pair of national information stands beside, an empty one as it is written', async () => {
    const { records } = await readText(XML);
    const session = records.find((record) => record.kind === 'cell-session');
    assert.deepEqual(session!.extra!.find((one) => one.name === 'dataType')?.raw, '<leer>');
  });
});

describe('places as the standard writes them', () => {
  test('degrees, minutes and seconds with a fraction, and decimal degrees', () => {
    assert.equal(saidDegrees('N515715.02').norm, 51.9541722);
    assert.equal(saidDegrees('W0133743').norm, -13.6286111);
    assert.equal(saidDegrees('N51.5046').norm, 51.5046);
    for (const wrong of ['N516015', '51.5', 'N9100000', 'E1810000', 'N95.1', '']) assert.equal(saidDegrees(wrong).norm, undefined);
  });
  test('user location information gives network, area and cell, or nothing when its length is wrong', () => {
    const cell = cellOfUli('1800F110000100F11000000101');
    assert.deepEqual([cell.mcc?.norm, cell.mnc?.norm, cell.lacTac?.norm, cell.ci?.norm], ['001', '01', 1, 257]);
    const old = cellOfUli('0113F06900020003');
    assert.deepEqual([old.mcc?.norm, old.mnc?.norm, old.lacTac?.norm, old.ci?.norm], ['310', '96', 2, 3]);
    assert.deepEqual(cellOfUli('1800F1100001'), {});
    assert.deepEqual(cellOfUli('zz'), {});
  });
});
