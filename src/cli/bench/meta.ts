// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Measure } from './bench.ts';
import { metaRecords } from './make-returns.ts';
import { measureReading } from './measure-reading.ts';

const MESSAGES = 20_000;
/** Messages that make a `records.html` of a gigabyte. */
const OF_A_GIGABYTE = 2_040_000;

/** Meta's business record, with an address for five messages. `ROGATORY_BENCH_META=200000` is the large one for a quick look; 0 leaves it out. */
export const bench: Bench = {
  name: 'meta',
  summary: 'reading a business record of Meta of 20,000 messages and one of 1 GB, against inflate + SHA-256; memory',
  async run({ env, err }) {
    const folder = mkdtempSync(join(tmpdir(), 'rogatory-bench-meta-'));
    const large = Number(env.ROGATORY_BENCH_META ?? OF_A_GIGABYTE);
    const measures: Measure[] = [];
    try {
      for (const messages of large > 0 ? [MESSAGES, large] : [MESSAGES])
        measures.push(
          ...(await measureReading(folder, `Meta, ${messages.toLocaleString('en')} messages`, [metaRecords(messages, messages / 5)], err)),
        );
      return measures;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
