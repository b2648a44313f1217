// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { ReturnError } from '../core/errors/return.ts';
import type { InputNamed } from './containers/walk-input.ts';
import { APART_MEMORY_MB, APART_SECONDS, runApart } from './run-apart.ts';
import type { TableMet } from './tables-met.ts';

export interface TablesOrder {
  readonly input: InputNamed;
}
export type TablesAnswer = { readonly tables: readonly TableMet[] } | { readonly fault: string };

/** What `tablesMet` finds, found in a process of its own that may write nothing. @throws ReturnError STOPPED */
export async function tablesMetApart(input: InputNamed): Promise<readonly TableMet[]> {
  const file = resolve(input.file);
  const said = await runApart('tables-met.child.ts', file, { input: { ...input, file } } satisfies TablesOrder);
  const answer: TablesAnswer =
    said === ''
      ? { fault: `its process ended without an answer (limits: ${APART_SECONDS} s, ${APART_MEMORY_MB} MB)` }
      : (JSON.parse(said) as TablesAnswer);
  if ('fault' in answer) throw new ReturnError('STOPPED', { message: `Tables: ${answer.fault}` });
  return answer.tables;
}
