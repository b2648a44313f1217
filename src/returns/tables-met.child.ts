// SPDX-License-Identifier: Apache-2.0
/** The process that looks for tables that nobody reads (tables-met-apart.ts): it may read its input and our code, and write nothing. */

import { text as readAll } from 'node:stream/consumers';
import { RogatoryError } from '../core/errors/index.ts';
import { evidenceSays } from '../core/errors/sentences/evidence.ts';
import { tablesMet } from './tables-met.ts';
import type { TablesAnswer, TablesOrder } from './tables-met-apart.ts';

const { input } = JSON.parse(await readAll(process.stdin)) as TablesOrder;
let answer: TablesAnswer;
try {
  answer = { tables: await tablesMet(input) };
} catch (error) {
  answer = {
    fault: error instanceof RogatoryError ? error.said : evidenceSays('reader-failed', { kind: error instanceof Error ? error.name : '?' }),
  };
}
process.stdout.write(JSON.stringify(answer));
