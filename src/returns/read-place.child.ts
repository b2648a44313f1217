// SPDX-License-Identifier: Apache-2.0
/** The process that opens a return again at one place (read-place-apart.ts): it may read its input and our code, and write nothing. */

import { text as readAll } from 'node:stream/consumers';
import { RogatoryError } from '../core/errors/index.ts';
import { evidenceSays } from '../core/errors/sentences/evidence.ts';
import { readPlace } from './place-bytes.ts';
import type { PlaceAnswer, PlaceOrder } from './read-place-apart.ts';

const { input, place, passwords } = JSON.parse(await readAll(process.stdin)) as PlaceOrder;
let answer: PlaceAnswer;
try {
  const { file, bytes, text } = await readPlace(input, place, passwords);
  answer = { file, ...(bytes === undefined ? {} : { bytes: bytes.toString('base64') }), ...(text === undefined ? {} : { text }) };
} catch (error) {
  answer = {
    fault: error instanceof RogatoryError ? error.said : evidenceSays('reader-failed', { kind: error instanceof Error ? error.name : '?' }),
  };
}
process.stdout.write(JSON.stringify(answer));
