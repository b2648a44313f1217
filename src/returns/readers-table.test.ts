// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { returnParsers } from './index.ts';
import { readersTable } from './readers-table.ts';

const page = resolve(import.meta.dirname, '..', '..', 'docs', 'returns.md');

test('docs/returns.md is what the registry of readers says', () => {
  const printed = readersTable(returnParsers);
  if (process.env.ROGATORY_PRINT_DOCS === '1') writeFileSync(page, printed);
  assert.equal(
    readFileSync(page, 'utf8'),
    printed,
    'ROGATORY_PRINT_DOCS=1 npx node --test src/returns/readers-table.test.ts prints the page again',
  );
});

test('every reader says what it gives, where the format is from, and has a name of its own', () => {
  assert.equal(new Set(returnParsers.map((parser) => parser.id)).size, returnParsers.length);
  for (const parser of returnParsers) assert.ok(parser.title !== '' && parser.basis.source !== '' && parser.version !== '', parser.id);
});
