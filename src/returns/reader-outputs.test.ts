// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type ReaderOutput, readerOutputs } from '../../test/returns/reader-outputs.ts';

const file = join(import.meta.dirname, 'reader-outputs.json');

/**
 * A reader that gives other records for the same bytes must have another version: ids of records are made of it, and a reading by a newer
 * version stands beside the old one. `ROGATORY_PRINT_OUTPUTS=1` writes the file again once the versions are raised.
 */
test('no reader gives other records for the same bytes under the version it had', async () => {
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, ReaderOutput>>;
  const now = await readerOutputs();
  const unraised = Object.entries(now).filter(([id, one]) => kept[id]?.version === one.version && isOther(kept[id], one));
  assert.deepEqual(
    unraised.map(([id, { version }]) => `${id} reads its samples differently and is still version ${version}: raise it`),
    [],
  );
  if (process.env.ROGATORY_PRINT_OUTPUTS !== undefined) writeFileSync(file, `${JSON.stringify(now, undefined, 2)}\n`);
  else assert.deepEqual(kept, now, 'src/returns/reader-outputs.json is out of date: print it again with ROGATORY_PRINT_OUTPUTS=1');
});

const isOther = (kept: ReaderOutput, now: ReaderOutput): boolean => kept.given === now.given && kept.gave !== now.gave;
