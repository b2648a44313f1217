// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Measure } from './bench.ts';
import { measureCores, measureReading } from './measure-reading.ts';
import { nineReturns } from './nine-returns.ts';

const EACH = 20_000;
const TIMES = 30;

/**
 * Reading invented returns into records that can be asked for (rows in Parquet, each with id, place and the hash of its file), against
 * inflating and hashing the same bytes. `ROGATORY_BENCH_RETURNS=5` makes the large one five times the small one, for a quick look; 0
 * leaves it out.
 */
export const bench: Bench = {
  name: 'returns',
  summary:
    'reading 200,000 records of nine kinds, and 30 times as many, against inflate + SHA-256 of the same bytes; all cores against one',
  async run(terminal) {
    const folder = mkdtempSync(join(tmpdir(), 'rogatory-bench-returns-'));
    const times = Number(terminal.env.ROGATORY_BENCH_RETURNS ?? TIMES);
    const measures: Measure[] = [];
    try {
      measures.push(...(await measureReading(folder, '20,000 records of each kind', await nineReturns(EACH, 1), terminal.err)));
      measures.push(...(await measureCores(folder, '20,000 records of each kind', terminal.err)));
      if (times > 0)
        measures.push(...(await measureReading(folder, `${times} times as many`, await nineReturns(EACH, times), terminal.err)));
      return measures;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
