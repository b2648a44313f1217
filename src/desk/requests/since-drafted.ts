// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import { type FactsSince, factsSince } from '../../core/requests/facts-since.ts';
import type { RequestState } from '../../core/requests/state-table.ts';
import { addresseeName } from '../../core/routes/addressee-name.ts';
import type { Advice, Language, Option } from '../../core/routes/advice.ts';
import { advise } from '../../core/routes/advise.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import type { AdviceQuery } from '../../core/routes/query.ts';
import type { AdviceTable, Database } from '../../store/database/schema.ts';
import type { RequestRow } from './find-request.ts';

/** What the facts say else since a request was drafted, with the answer of its advice that it was drafted from. */
export interface SinceDrafted extends FactsSince {
  readonly askedAt: Date;
  readonly knowledgeWas: string;
}

/** Once it has left, what it says is what was sent. */
const NOT_SENT: readonly RequestState[] = ['draft', 'submitted', 'approved'];

/** Asks the question of its advice again, of the facts of now; undefined while they say the same. */
export async function sinceDrafted(
  tx: Transaction<Database>,
  row: RequestRow,
  option: Option,
  knowledge: Knowledge,
): Promise<SinceDrafted | undefined> {
  if (!NOT_SENT.includes(row.state)) return undefined;
  const kept = await tx
    .selectFrom('advice')
    .select(['query', 'as_of', 'language', 'asked_at', 'knowledge_version'])
    .where('id', '=', row.advice_id)
    .executeTakeFirst();
  if (kept === undefined) return undefined;
  const since = factsSince(option, answeredNow(knowledge, kept), (to) => addresseeName(to, row.language, knowledge));
  return since === undefined ? undefined : { ...since, askedAt: kept.asked_at, knowledgeWas: kept.knowledge_version };
}

interface Kept extends Pick<AdviceTable, 'query' | 'as_of'> {
  readonly language: Language;
}

/** What was answered of these facts before; gone with them. */
const answered = new WeakMap<Knowledge, Map<string, Advice>>();
const MOST_ANSWERED = 500;

function answeredNow(knowledge: Knowledge, { query, as_of, language }: Kept): Advice {
  const known = answered.get(knowledge) ?? new Map<string, Advice>();
  answered.set(knowledge, known);
  const key = `${as_of} ${language} ${query}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MOST_ANSWERED) known.clear();
  const advice = advise(knowledge, JSON.parse(query) as AdviceQuery, as_of, language);
  known.set(key, advice);
  return advice;
}
