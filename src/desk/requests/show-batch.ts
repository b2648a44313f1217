// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { Who } from '../../core/access/who.ts';
import type { BatchShown } from '../../core/api/batches.ts';
import type { Language } from '../../core/routes/advice.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';
import { findRequest, formOf } from './find-request.ts';
import { shortRequest } from './show-request.ts';

/** The requests that were drafted together, each with its targets and their own links to the offence. */
export async function showBatch(desk: OpenDesk, asking: Asking, batchId: string): Promise<BatchShown> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'request',
    kind: 'request-shown',
    about: { batch: batchId },
    find: async (tx) => {
      const row = await tx.selectFrom('request_batch').select('case_id').where('id', '=', batchId).executeTakeFirst();
      return row === undefined ? undefined : { caseId: row.case_id };
    },
    carryOut: async ({ tx, who }) => await shownBatch(desk, tx, batchId, who, asking.language),
  });
}

export async function shownBatch(
  desk: OpenDesk,
  tx: Transaction<Database>,
  batchId: string,
  who: Who,
  language: Language,
): Promise<BatchShown> {
  const row = await tx.selectFrom('request_batch').selectAll().where('id', '=', batchId).executeTakeFirstOrThrow();
  const inCase = await tx.selectFrom('case_file').select('number').where('id', '=', row.case_id).executeTakeFirstOrThrow();
  const ids = await tx.selectFrom('request').select(['id', 'number']).where('batch', '=', batchId).execute();
  const requests: BatchShown['requests'] = [];
  for (const { id } of ids.toSorted((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }))) {
    const found = await findRequest(desk, tx, id);
    if (found !== undefined) requests.push(await shortRequest(desk, tx, found, who, language));
  }
  const person = await peopleOf(tx, [row.made_by]);
  return {
    ...{ id: row.id, caseId: row.case_id, caseNumber: inCase.number, kind: row.kind, title: formOf(row.kind).names[language] },
    ...{ targets: row.targets, madeAt: row.made_at.toISOString(), by: person(row.made_by), requests },
  };
}
