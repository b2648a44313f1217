// SPDX-License-Identifier: Apache-2.0
/** The process that opens a capture of others: it may read that file and our code, and write nothing. */
import { text as readAll } from 'node:stream/consumers';
import type { OpenedOthers } from '../../core/capture/others.ts';
import { SaidError } from '../../core/errors/said-error.ts';
import type { Said } from '../../core/errors/say.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import { openOthers } from './open-others.ts';

export type OthersAnswer = { readonly opened: OpenedOthers } | { readonly fault: Said };

const { file } = JSON.parse(await readAll(process.stdin)) as { readonly file: string };
let answer: OthersAnswer;
try {
  answer = { opened: await openOthers(file) };
} catch (error) {
  // Sentences of ours; what a library says may hold content.
  answer = {
    fault:
      error instanceof SaidError ? error.said : captureSays('others-damaged', { name: error instanceof Error ? error.name : 'unknown' }),
  };
}
process.stdout.write(JSON.stringify(answer));
