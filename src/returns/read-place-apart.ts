// SPDX-License-Identifier: Apache-2.0

import { resolve } from 'node:path';
import { ReturnError } from '../core/errors/return.ts';
import type { Said } from '../core/errors/say.ts';
import { evidenceSays } from '../core/errors/sentences/evidence.ts';
import type { Place } from '../core/records/index.ts';
import type { InputNamed } from './containers/walk-input.ts';
import type { PlaceRead } from './place-bytes.ts';
import { APART_MEMORY_MB, APART_SECONDS, runApart } from './run-apart.ts';

export interface PlaceOrder {
  readonly input: InputNamed;
  readonly place: Place;
  readonly passwords: readonly string[];
}
export type PlaceAnswer = { readonly file: string; readonly bytes?: string; readonly text?: string } | { readonly fault: Said };

/**
 * What `readPlace` reads, read in a process of its own that may write nothing: the containers around a place are as hostile as ever.
 * `input.sha256` is given by whoever has just compared it (the vault does when an item is copied out whole).
 * @throws ReturnError NO_SUCH_RECORD, with what stood in the way
 */
export async function readPlaceApart(input: InputNamed, place: Place, passwords: readonly string[] = []): Promise<PlaceRead> {
  const file = resolve(input.file);
  const order: PlaceOrder = { input: { ...input, file }, place, passwords };
  const said = await runApart('read-place.child.ts', file, order);
  const answer = answerOf(said);
  if ('fault' in answer) throw new ReturnError('NO_SUCH_RECORD', { message: evidenceSays('place-why', { why: answer.fault }) });
  const { file: hash, bytes, text } = answer;
  return { file: hash, ...(bytes === undefined ? {} : { bytes: Buffer.from(bytes, 'base64') }), ...(text === undefined ? {} : { text }) };
}

function answerOf(said: string): PlaceAnswer {
  if (said === '') return { fault: evidenceSays('apart-ended', { seconds: APART_SECONDS, megabytes: APART_MEMORY_MB }) };
  return JSON.parse(said) as PlaceAnswer;
}
