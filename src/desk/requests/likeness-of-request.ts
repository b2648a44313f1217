// SPDX-License-Identifier: Apache-2.0
import { sql, type Transaction } from 'kysely';
import type { LikenessShown, SameInBatch } from '../../core/api/likeness.ts';
import {
  type BesideReason,
  type EarlierReason,
  isSameText,
  likenesses,
  type Reason,
  reasonsOf,
  sameTexts,
} from '../../core/approvals/likeness.ts';
import type { FieldValues } from '../../core/documents/form.ts';
import type { Database } from '../../store/database/schema.ts';
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
export async function likenessOfRequest(
  desk: OpenDesk,
  asking: Asking,
  requestId: string,
): Promise<{ reasons: LikenessShown[]; batch: SameInBatch | null }> {
  return await act(desk, asking, {
    verb: 'compare',
    subject: 'request',
    kind: 'request-shown',
    about: { request: requestId, compared: true },
    find: (tx) => findRequest(desk, tx, requestId),
    async carryOut(doing) {
      const { tx, thing, note } = doing;
      const requests = await earlierRequests(doing);
      const beside = await besideInBatch(tx, thing);
      const links = await earlierLinks(doing, beside);
      note(digestOfList(requests.map(({ id }) => id)));
      const own = [...reasonsOf(thing.values), ...linksOf(thing)];
      const earlier = [...requests.flatMap(({ reasons }) => reasons), ...links];
      const { labels } = formOf(thing.row.kind).words[asking.language];
      const said = (field: string) => {
        const [question = '', of = null] = field.split('/');
        return { question, of, label: question === 'link' ? null : (labels[question] ?? question.replaceAll('_', ' ')) };
      };
      const { length } = thing.asked.targets;
      const same = sameTexts(own, beside?.reasons ?? [], length).map(({ field, targets }) => ({ ...said(field), targets }));
      return {
        reasons: likenesses(own, earlier).map(({ field, percent, to, gone, came }) => ({
          ...{ ...said(field), percent, to: to ?? null, gone: [...gone], came: [...came] },
        })),
        batch: beside === undefined ? null : { targets: length + beside.targets, same },
      };
    },
  });
}

const linksOf = ({ asked }: FoundRequest): readonly Reason[] =>
  asked.targets.map(({ id, relevance }) => ({ field: `link/${id}`, text: relevance }));

/** What the other requests of the batch say, all of them of the same case. */
interface Beside {
  readonly targets: number;
  readonly reasons: readonly BesideReason[];
}

async function besideInBatch(tx: Transaction<Database>, { row }: FoundRequest): Promise<Beside | undefined> {
  if (row.batch === null) return undefined;
  const others = await tx
    .selectFrom('request')
    .select(['target_ids', 'field_values'])
    .where('batch', '=', row.batch)
    .where('id', '!=', row.id)
    .execute();
  const ids = others.flatMap(({ target_ids }) => target_ids);
  const named = ids.length === 0 ? [] : await tx.selectFrom('target').select(['id', 'relevance']).where('id', 'in', ids).execute();
  return {
    targets: ids.length,
    reasons: [
      ...others.flatMap(({ target_ids, field_values }) =>
        reasonsOf(JSON.parse(field_values) as FieldValues).map((one) => ({ ...one, targets: target_ids.length })),
      ),
      ...named.map(({ id, relevance }) => ({ field: `link/${id}`, text: relevance, targets: 1 })),
    ],
  };
}

async function earlierRequests({ tx, thing, only }: Doing<FoundRequest>) {
  const { id, follows, created_at, drafter_ids, batch } = thing.row;
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
  if (batch !== null) query = query.where((where) => where.or([where('request.batch', 'is', null), where('request.batch', '!=', batch)]));
  const rows = await query.orderBy('request.created_at', 'desc').orderBy('request.number').limit(MOST_REQUESTS).execute();
  return rows.map((row) => {
    const where: Where = { requestId: row.id, number: row.number, caseNumber: row.case_number, target: null };
    const reasons = reasonsOf(JSON.parse(row.field_values) as FieldValues).map((one): EarlierReason<Where> => ({ ...one, where }));
    return { id: row.id, reasons };
  });
}

/**
 * Links that the same officers gave to other targets, those of this very list among them: forty targets have forty reasons. What is word for word
 * the same in a batch is told by `sameTexts`.
 */
async function earlierLinks(
  { tx, thing, only }: Doing<FoundRequest>,
  beside: Beside | undefined,
): Promise<readonly EarlierReason<Where>[]> {
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
  const ofBatch = new Set(beside === undefined ? [] : [...own.map((id) => `link/${id}`), ...beside.reasons.map(({ field }) => field)]);
  const isToldApart = ({ id, relevance }: { readonly id: string; readonly relevance: string }): boolean =>
    ofBatch.has(`link/${id}`) && thing.asked.targets.some((one) => isSameText(one.relevance, relevance));
  return rows
    .filter((row) => !isToldApart(row))
    .map(({ id, written, relevance, case_number }) => ({
      field: `link/${id}`,
      text: relevance,
      where: { requestId: null, number: case_number, caseNumber: case_number, target: written },
    }));
}
