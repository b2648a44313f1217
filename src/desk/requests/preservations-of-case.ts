// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import { documentKinds } from '../../core/requests/kinds.ts';
import { type PerhapsKept, type Preservation, preservationsOf } from '../../core/requests/preservations.ts';
import type { Option } from '../../core/routes/advice.ts';
import type { Database } from '../../store/database/schema.ts';
import type { FoundRequest } from './find-request.ts';

/**
 * What keeps the data that a request asks for, among the requests of its own case: whoever may open the one may open the others. Only for
 * papers whose form asks whether the data are kept.
 */
export async function preservationsOfCase(tx: Transaction<Database>, found: FoundRequest): Promise<readonly Preservation[]> {
  const { row, form, option, knowledge, today } = found;
  if (!form.lints.includes('not-preserved')) return [];
  const others = await lapsing(tx, row.case_id);
  return preservationsOf({ id: row.id, option, targets: row.target_ids }, others, knowledge, today);
}

const LAPSING = Object.entries(documentKinds).flatMap(([kind, { lapses }]) => (lapses ? [kind as keyof typeof documentKinds] : []));

async function lapsing(tx: Transaction<Database>, caseId: string): Promise<readonly PerhapsKept[]> {
  const rows = await tx
    .selectFrom('request')
    .select(['id', 'number', 'kind', 'state', 'option', 'target_ids'])
    .where('case_id', '=', caseId)
    .where('kind', 'in', LAPSING)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const ends = await tx
    .selectFrom('deadline')
    .select(['request_id', 'last_day', 'met_at'])
    .where('request_id', 'in', ids)
    .where('kind', '=', 'preservation-end')
    .execute();
  const numbers = await tx
    .selectFrom('dispatch')
    .select(['request_id', 'reference'])
    .where('request_id', 'in', ids)
    .where('reference', 'is not', null)
    .orderBy('prepared_at')
    .execute();
  return rows.map(({ id, number, kind, state, option, target_ids }) => ({
    ...{ id, number, kind, state, option: JSON.parse(option) as Option, targets: target_ids },
    theirReference: numbers.findLast((one) => one.request_id === id)?.reference ?? undefined,
    ends: ends.filter((one) => one.request_id === id).map(({ last_day, met_at }) => ({ lastDay: last_day, open: met_at === null })),
  }));
}
