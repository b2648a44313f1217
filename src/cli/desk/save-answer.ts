// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ProblemAnswer, problemOf } from '../../core/api/client.ts';
import type { AskedDuty } from './duty.ts';

/** The answer of a route as a file, byte for byte. @throws ProblemAnswer */
export async function saveAnswer(
  { caller, terminal }: Pick<AskedDuty, 'caller' | 'terminal'>,
  path: string,
  out: string,
  init: RequestInit = {},
): Promise<Response> {
  const answer = await caller.fetch(caller.base + path, { ...init, headers: { ...caller.headers(), ...init.headers } });
  if (!answer.ok) throw new ProblemAnswer(await problemOf(answer));
  writeFileSync(resolve(terminal.cwd, out), Buffer.from(await answer.arrayBuffer()));
  return answer;
}
