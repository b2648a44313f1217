// SPDX-License-Identifier: Apache-2.0

import { resolve } from 'node:path';
import { ReturnError } from '../core/errors/return.ts';
import type { Said } from '../core/errors/say.ts';
import { evidenceSays } from '../core/errors/sentences/evidence.ts';
import type { InputNamed } from './containers/walk-input.ts';
import { APART_MEMORY_MB, APART_SECONDS, runApart } from './run-apart.ts';
import type { TableMet } from './tables-met.ts';

export interface TablesOrder {
  readonly input: InputNamed;
}
export type TablesAnswer = { readonly tables: readonly TableMet[] } | { readonly fault: Said };

/** What `tablesMet` finds, found in a process of its own that may write nothing. @throws ReturnError STOPPED */
export async function tablesMetApart(input: InputNamed): Promise<readonly TableMet[]> {
  const file = resolve(input.file);
  const said = await runApart('tables-met.child.ts', file, { input: { ...input, file } } satisfies TablesOrder);
  const answer: TablesAnswer =
    said === ''
      ? { fault: evidenceSays('apart-ended', { seconds: APART_SECONDS, megabytes: APART_MEMORY_MB }) }
      : (JSON.parse(said) as TablesAnswer);
  if ('fault' in answer) throw new ReturnError('STOPPED', { message: evidenceSays('tables-fault', { why: answer.fault }) });
  return answer.tables;
}
