// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sweepLeftovers } from './sweep-leftovers.ts';

const folder = mkdtempSync(join(tmpdir(), 'rogatory-sweep-'));
after(() => rmSync(folder, { recursive: true }));

test('what a killed capture left is removed after a day, and nothing else', async () => {
  const now = new Date('2026-11-26T10:00:00Z');
  const old = new Date('2026-11-24T10:00:00Z');
  for (const [name, at] of [
    ['rogatory-browser-AbC123', old],
    ['rogatory-capture-xyz789', old],
    ['rogatory-capture-new001', now],
    ['rogatory-captures-AbC123', old],
    ['somebody-elses', old],
  ] as const) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'a'), '');
    utimesSync(join(folder, name), at, at);
  }
  symlinkSync(join(folder, 'somebody-elses'), join(folder, 'rogatory-browser-link01'));
  assert.equal(await sweepLeftovers(now, folder), 2);
  assert.deepEqual(readdirSync(folder).sort(), [
    'rogatory-browser-link01',
    'rogatory-capture-new001',
    'rogatory-captures-AbC123',
    'somebody-elses',
  ]);
  assert.deepEqual(readdirSync(join(folder, 'somebody-elses')), ['a']);
});
