// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_TRUST } from '../src/verify/trust.ts';
import { verifyFile } from '../src/verify/verify-file.ts';

/** Changes one bit of a ZIP at a time, at places that a seed chooses: every change must be named, with a file. */
export async function flipBits(zip: Buffer, { flips, seed }: { readonly flips: number; readonly seed: number }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-flips-'));
  const path = join(folder, 'bundle.zip');
  try {
    let state = seed;
    for (let n = 0; n < flips; n += 1) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      const bit = Math.floor((state / 2 ** 32) * zip.length * 8);
      const changed = Buffer.from(zip);
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      writeFileSync(path, changed);
      const bad = (await verifyFile(path, NO_TRUST))?.findings.filter(({ good }) => !good) ?? [];
      assert.ok(bad.length > 0 && bad.every(({ where }) => where !== ''), `bit ${bit & 7} of byte ${bit >> 3} was not named`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
