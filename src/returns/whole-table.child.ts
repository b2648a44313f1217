// SPDX-License-Identifier: Apache-2.0
/** The process that reads a table whole (whole-table-apart.ts): it may read its input and our code, and write nothing. */

import { text as readAll } from 'node:stream/consumers';
import { RogatoryError } from '../core/errors/index.ts';
import { evidenceSays } from '../core/errors/sentences/evidence.ts';
import { wholeTable } from './whole-table.ts';
import type { WholeTableAnswer, WholeTableOrder } from './whole-table-apart.ts';

const { input } = JSON.parse(await readAll(process.stdin)) as WholeTableOrder;
let answer: WholeTableAnswer;
try {
  answer = { table: (await wholeTable(input)) ?? null };
} catch (error) {
  answer = {
    fault: error instanceof RogatoryError ? error.said : evidenceSays('reader-failed', { kind: error instanceof Error ? error.name : '?' }),
  };
}
process.stdout.write(JSON.stringify(answer));
