// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findingCodes } from './codes.ts';

test('every code that a check can give is explained in docs/errors.md, and none that it cannot', () => {
  const manual = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8').split('## Findings of rogatory verify')[1] ?? '';
  const rows = manual.split('\n').filter((line) => line.startsWith('| `'));
  const explained = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map((found) => found[1] as string));
  assert.deepEqual(explained.sort(), [...findingCodes].sort());
});
