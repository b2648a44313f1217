// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { EDITION_RULES, goesInto } from './editions.ts';

test('the manual shows the very rule of what goes into which edition', () => {
  const manual = readFileSync(join(import.meta.dirname, '../../../docs/how-to/disclose-to-the-defence.md'), 'utf8');
  const word = (yes: boolean) => (yes ? 'yes' : 'no');
  for (const { part, court, defence, why } of EDITION_RULES)
    assert.ok(manual.includes(`| ${part} | ${word(court)} | ${word(defence)} | ${why} |`), part);
});
test('a part that no rule names goes nowhere unasked', () => {
  assert.throws(() => goesInto('court', 'gossip'), RangeError);
});
