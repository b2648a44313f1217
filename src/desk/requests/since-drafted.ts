// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import { type AskedAgain, type FactsSince, factsSince, optionForPaper } from '../../core/requests/facts-since.ts';
import type { RequestState } from '../../core/requests/state-table.ts';
import { nameOnPaper } from '../../core/routes/addressee-name.ts';
import type { Advice, Language, Option } from '../../core/routes/advice.ts';
import { advise } from '../../core/routes/advise.ts';
import { laterDay } from '../../core/routes/calendar-day.ts';
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

export interface DraftedFrom {
  readonly row: RequestRow;
  readonly option: Option;
  /** Targets whose identifiers stand on the paper; where it names none, those of the request. */
  readonly targets: readonly string[];
  readonly today: string;
}

/** Asks the questions of its advice again, of the facts of now; undefined while they say the same. */
export async function sinceDrafted(
  tx: Transaction<Database>,
  { row, option, targets, today }: DraftedFrom,
  knowledge: Knowledge,
): Promise<SinceDrafted | undefined> {
  if (!NOT_SENT.includes(row.state)) return undefined;
  const kept = await tx
    .selectFrom('advice')
    .select(['id', 'target_id', 'query', 'as_of', 'language', 'asked_at', 'knowledge_version', 'digest'])
    .where('id', 'in', [row.advice_id, ...row.advice_ids])
    .execute();
  const first = kept.find(({ id }) => id === row.advice_id);
  if (first === undefined) return undefined;
  const others = kept.filter((one) => one !== first && (targets.length === 0 || targets.includes(one.target_id)));
  const all: AskedAgain[] = [];
  for (const same of groupsOf([first, ...others])) {
    const [one] = same;
    const drafted = one === first ? option : await offeredThen(tx, one.id, option);
    if (drafted === undefined) continue;
    const onItsDay = answeredOn(knowledge, one, one.as_of);
    const now = answeredOn(knowledge, one, laterDay(today, one.as_of));
    all.push({ targets: same.map(({ target_id }) => target_id), drafted, onItsDay, today: now });
  }
  const since = factsSince(all, knowledge, (to) => nameOnPaper(to, option.to.name, row.language, knowledge));
  return since === undefined ? undefined : { ...since, askedAt: first.asked_at, knowledgeWas: first.knowledge_version };
}

/** Targets of one question and one answer are one. */
function groupsOf<T extends Kept>(kept: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of kept) {
    const key = `${one.as_of} ${one.language} ${one.digest} ${one.query}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return [...groups.values()];
}

/** What the advice on another target of the batch offered by the same road, for the same paper. */
async function offeredThen(tx: Transaction<Database>, adviceId: string, drafted: Option): Promise<Option | undefined> {
  const { answer } = await tx.selectFrom('advice').select('answer').where('id', '=', adviceId).executeTakeFirstOrThrow();
  return optionForPaper(drafted, JSON.parse(answer) as Advice);
}

interface Kept extends Pick<AdviceTable, 'query' | 'as_of' | 'digest'> {
  readonly language: Language;
}

/** What was answered of these facts before; gone with them. */
const answered = new WeakMap<Knowledge, Map<string, Advice>>();
const MOST_ANSWERED = 500;

/** What the advisor answers on a day; of the same facts it is thought through once. */
export function answeredOn(knowledge: Knowledge, { query, language }: Pick<Kept, 'query' | 'language'>, day: string): Advice {
  const known = answered.get(knowledge) ?? new Map<string, Advice>();
  answered.set(knowledge, known);
  const key = `${day} ${language} ${query}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MOST_ANSWERED) known.clear();
  const advice = advise(knowledge, JSON.parse(query) as AdviceQuery, day, language);
  known.set(key, advice);
  return advice;
}
