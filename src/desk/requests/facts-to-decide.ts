// SPDX-License-Identifier: Apache-2.0
import type { Selectable, Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { Who } from '../../core/access/who.ts';
import type { FactsToDecide } from '../../core/api/to-decide.ts';
import type { FieldValues } from '../../core/documents/form.ts';
import { byChange } from '../../core/requests/register-page.ts';
import type { Language, Option } from '../../core/routes/advice.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import type { RequestTable } from '../../store/database/request-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import type { Doing } from '../act.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import { factsOfRequest } from './facts-of-request.ts';
import { formOf } from './find-request.ts';
import { listedRequests, requestSummaries } from './show-request.ts';

type Why = FactsToDecide['why'][number];
type Waiting = Selectable<RequestTable> & { readonly country: string };

/**
 * Requests that stand still until somebody who did not draft them has looked at a fact: an approved one whose channel nobody has confirmed, and
 * one that was handed in before the facts said something else. The last changed first.
 * @param except listed already, as waiting for the same person
 */
export async function openFacts(
  desk: OpenDesk,
  { tx, who, only }: Pick<Doing<unknown>, 'tx' | 'who' | 'only'>,
  language: Language,
  except: ReadonlySet<string>,
): Promise<FactsToDecide[]> {
  const rows = await tx
    .selectFrom('request')
    .innerJoin('case_file', 'case_file.id', 'request.case_id')
    .selectAll('request')
    .select('case_file.country')
    .where(only({ caseId: 'request.case_id' }))
    .where('request.state', 'in', ['submitted', 'approved'])
    .where('case_file.closed_at', 'is', null)
    .execute();
  const knowledge = await ownKnowledge(desk, tx);
  const whys = new Map<string, Why[]>();
  for (const row of rows) {
    const why = except.has(row.id) ? [] : await decidedBy(desk, tx, who, row, knowledge);
    if (why.length > 0) whys.set(row.id, why);
  }
  if (whys.size === 0) return [];
  const listed = await listedRequests(tx)
    .where('request.id', 'in', [...whys.keys()])
    .execute();
  const summaries = await requestSummaries(desk, tx, listed, language);
  return summaries.sort(byChange).map((request) => ({ request, why: whys.get(request.id) ?? [] }));
}

/** What of its facts this person may decide on; who may not is not made to wait for the question. */
async function decidedBy(desk: OpenDesk, tx: Transaction<Database>, who: Who, row: Waiting, knowledge: Knowledge): Promise<Why[]> {
  const may = (verb: string) => isAllowed(who, verb, 'request', { caseId: row.case_id, drafterIds: row.drafter_ids });
  const [confirms, keeps] = [row.state === 'approved' && may('confirm-channel'), may('keep-facts')];
  if (!confirms && !keeps) return [];
  const { country } = row;
  const [option, values] = [JSON.parse(row.option) as Option, JSON.parse(row.field_values) as FieldValues];
  const { channelUnconfirmed, factsChanged } = await factsOfRequest(
    desk,
    tx,
    { row, country, form: formOf(row.kind), option, values },
    knowledge,
  );
  return [...(confirms && channelUnconfirmed ? ['channel' as const] : []), ...(keeps && factsChanged ? ['changed' as const] : [])];
}
