// SPDX-License-Identifier: Apache-2.0

import type { Selectable, Transaction } from 'kysely';
import { CaseError } from '../../core/errors/case.ts';
import { caseSays } from '../../core/errors/sentences/case.ts';
import type { CaseTable, Database } from '../../store/database/schema.ts';

export type CaseRow = Selectable<CaseTable>;

/** A case as a thing of an act. */
export interface FoundCase {
  readonly caseId: string;
  readonly row: CaseRow;
}

/** Undefined also when row-level security hides it: whoever is outside the circle learns nothing. */
export async function findCase(tx: Transaction<Database>, caseId: string): Promise<FoundCase | undefined> {
  const row = await tx.selectFrom('case_file').selectAll().where('id', '=', caseId).executeTakeFirst();
  return row === undefined ? undefined : { caseId: row.id, row };
}

/** @throws CASE_CLOSED */
export function refuseClosed(row: Pick<CaseRow, 'closed_at'>): void {
  if (row.closed_at === null) return;
  throw new CaseError('CLOSED', { message: caseSays('closed') });
}
