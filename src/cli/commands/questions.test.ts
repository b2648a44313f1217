// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { commandLineIn } from '../../../test/command-line.ts';
import type { Questions } from '../../core/analysis/index.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'rogatory-questions-'));
  writeFileSync(join(folder, 'records.ndjson'), `${[0, 1].map((second) => JSON.stringify(login(second))).join('\n')}\n`);
  writeFileSync(
    join(folder, 'answer.csv'),
    '\ufeffsubscriber;public_ip;port_from;port_to;from_utc;until_utc\n447700900123;203.0.113.9;12288;12799;2026-03-01T20:00:00Z;2026-03-01T23:00:00Z\nx;203.0.113.9;1;2;soon;\n',
  );
});
after(() => rmSync(folder, { recursive: true }));

function login(second: number) {
  return {
    kind: 'ip-event',
    id: `r${second}`,
    place: { item: '0'.repeat(64), path: [{ name: 'a.csv', entryIndex: 0 }], at: { kind: 'bytes', from: 0, to: 1 } },
    parser: { id: 'p', version: '1', tier: 'inferred' },
    data: {
      address: { raw: '203.0.113.9', norm: '203.0.113.9' },
      port: { raw: '12538', norm: 12538 },
      at: { raw: 'x', utc: `2026-03-01T22:10:0${second}Z`, precision: 'second', zone: { from: 'value' } },
      action: { raw: 'login', norm: 'login' },
    },
  };
}

const run = (...args: string[]) => commandLineIn(folder)('questions', ...args);

describe('rogatory questions', () => {
  test('prints each question with its seconds and what is missing', async () => {
    const { exit, out } = await run(folder);
    assert.equal(exit, 0);
    assert.match(out, /203\.0\.113\.9 port 12538, 2026-03-01T22:09:58Z to 2026-03-01T22:10:02Z {2}ready \(missing: protocol\)/);
  });
  test('--json prints one document', async () => {
    const document = JSON.parse((await run(folder, '--json')).out) as Questions;
    assert.deepEqual([document.schema, document.readiness.ready], ['rogatory.questions/1', 2]);
  });
  test('--answer matches a table with a semicolon back; a line that cannot be used is named and the exit is 1', async () => {
    const { exit, out, err } = await run(folder, '--answer', join(folder, 'answer.csv'), '--json');
    assert.equal(exit, 1);
    assert.deepEqual(
      (JSON.parse(out) as { answers: { size: number }[] }).answers.map((answer) => answer.size),
      [1, 1],
    );
    assert.match(err, /answer\.csv, line 3: no time/);
  });
  test('a folder without a reading, a zone that is none: one sentence and exit 2', async () => {
    assert.match((await run('/nowhere')).err, /records\.ndjson: expected the records of a reading/);
    assert.equal((await run('/nowhere')).exit, 2);
    assert.equal((await run(folder, '--zone', 'Cairo')).exit, 2);
  });
});
