// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { flipBits } from '../../test/flip-bits.ts';
import { inventedBundle } from '../../test/invented-bundle.ts';
import { writeBagZip } from '../desk/bundle/write-bag.ts';

test('ten thousand single changed bits of a bundle are each named with a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-ten-thousand-'));
  try {
    const path = join(folder, 'bundle.zip');
    await writeBagZip(await inventedBundle(), path);
    await flipBits(readFileSync(path), { flips: 10_000, seed: Number(process.env.ROGATORY_TEST_SEED ?? 1) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
