// SPDX-License-Identifier: Apache-2.0

import { resolve } from 'node:path';
import { ReturnError } from '../core/errors/return.ts';
import type { Said } from '../core/errors/say.ts';
import { evidenceSays } from '../core/errors/sentences/evidence.ts';
import type { InputNamed } from './containers/walk-input.ts';
import { APART_MEMORY_MB, APART_SECONDS, runApart } from './run-apart.ts';
import type { WholeTable } from './whole-table.ts';

export interface WholeTableOrder {
  readonly input: InputNamed;
}
export type WholeTableAnswer = { readonly table: WholeTable | null } | { readonly fault: Said };

/** What `wholeTable` reads, read in a process of its own that may write nothing. @throws ReturnError STOPPED; also where there is no table */
export async function wholeTableApart(input: InputNamed): Promise<WholeTable> {
  const file = resolve(input.file);
  const said = await runApart('whole-table.child.ts', file, { input: { ...input, file } } satisfies WholeTableOrder);
  const answer: WholeTableAnswer =
    said === ''
      ? { fault: evidenceSays('apart-ended', { seconds: APART_SECONDS, megabytes: APART_MEMORY_MB }) }
      : (JSON.parse(said) as WholeTableAnswer);
  if ('fault' in answer) throw new ReturnError('STOPPED', { message: evidenceSays('table-fault', { why: answer.fault }) });
  if (answer.table === null) throw new ReturnError('STOPPED', { message: evidenceSays('no-table') });
  return answer.table;
}
