// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import type { LikenessShown } from '../../core/api/requests.ts';
import { type EarlierReason, likenesses, type Reason, reasonsOf } from '../../core/approvals/likeness.ts';
import type { FieldValues } from '../../core/documents/form.ts';
import { act, type Doing } from '../act.ts';
import type { Asking } from '../asking.ts';
import { digestOfList } from '../digest-of-list.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type FoundRequest, findRequest, formOf } from './find-request.ts';

type Where = NonNullable<LikenessShown['to']>;

/** Older ones are not compared with: an officer's style is no copy. */
const MOST_REQUESTS = 200;
const MOST_TARGETS = 1_000;

/**
 * How alike each reason of a request, and each target's link to the offence, is to those its drafters gave before: in the cases whose requests this
 * person decides on and no others, whatever those may hold. The request it follows from says the same by nature and is left aside.
 */
export async function likenessOfRequest(desk: OpenDesk, asking: Asking, requestId: string): Promise<LikenessShown[]> {
  return await act(desk, asking, {
    verb: 'compare',
    subject: 'request',
    kind: 'request-shown',
    about: { request: requestId, compared: true },
    find: (tx) => findRequest(desk, tx, requestId),
    async carryOut(doing) {
      const { thing, note } = doing;
      const requests = await earlierRequests(doing);
      const links = await earlierLinks(doing);
      note(digestOfList(requests.map(({ id }) => id)));
      const earlier = [...requests.flatMap(({ reasons }) => reasons), ...links];
      const labels = formOf(thing.row.kind).words[asking.language].labels;
      return likenesses([...reasonsOf(thing.values), ...linksOf(thing)], earlier).map(({ field, percent, to, gone, came }) => {
        const [question = '', of = null] = field.split('/');
        const label = question === 'link' ? null : (labels[question] ?? question.replaceAll('_', ' '));
        return { question, of, label, percent, to: to ?? null, gone: [...gone], came: [...came] };
      });
    },
  });
}

const linksOf = ({ asked }: FoundRequest): readonly Reason[] =>
  asked.targets.map(({ id, relevance }) => ({ field: `link/${id}`, text: relevance }));

async function earlierRequests({ tx, thing, only }: Doing<FoundRequest>) {
  const { id, follows, created_at, drafter_ids } = thing.row;
  let query = tx
    .selectFrom('request')
    .innerJoin('case_file', 'case_file.id', 'request.case_id')
    .select(['request.id', 'request.number', 'request.field_values', 'case_file.number as case_number'])
    .where(only({ caseId: 'request.case_id' }))
    .where('request.id', '!=', id)
    .where('request.state', '!=', 'draft')
    .where('request.created_at', '<=', created_at)
    .where(sql<boolean>`request.drafter_ids && ${drafter_ids}::uuid[]`);
  if (follows !== null) query = query.where('request.id', '!=', follows);
  const rows = await query.orderBy('request.created_at', 'desc').orderBy('request.number').limit(MOST_REQUESTS).execute();
  return rows.map((row) => {
    const where: Where = { requestId: row.id, number: row.number, caseNumber: row.case_number, target: null };
    const reasons = reasonsOf(JSON.parse(row.field_values) as FieldValues).map((one): EarlierReason<Where> => ({ ...one, where }));
    return { id: row.id, reasons };
  });
}

/** Links that the same officers gave to other targets, those of this very list among them: forty targets have forty reasons. */
async function earlierLinks({ tx, thing, only }: Doing<FoundRequest>): Promise<readonly EarlierReason<Where>[]> {
  const own = thing.asked.targets.map(({ id }) => id);
  if (own.length === 0) return [];
  const rows = await tx
    .selectFrom('target')
    .innerJoin('case_file', 'case_file.id', 'target.case_id')
    .select(['target.id', 'target.written', 'target.relevance', 'case_file.number as case_number'])
    .where(only({ caseId: 'target.case_id' }))
    .where('target.added_by', 'in', thing.row.drafter_ids)
    .where('target.added_at', '<=', thing.row.created_at)
    .orderBy('target.added_at', 'desc')
    .orderBy('target.id')
    .limit(MOST_TARGETS)
    .execute();
  return rows.map(({ id, written, relevance, case_number }) => ({
    field: `link/${id}`,
    text: relevance,
    where: { requestId: null, number: case_number, caseNumber: case_number, target: written },
  }));
}
