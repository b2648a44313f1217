// SPDX-License-Identifier: Apache-2.0
import { type Selectable, sql, type Transaction } from 'kysely';
import type { NamedTarget } from '../../core/cases/role-that-counts.ts';
import { type Because, mergedGates, type RaisedGate } from '../../core/requests/gates-of-today.ts';
import type { Advice } from '../../core/routes/advice.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import type { AdviceQuery } from '../../core/routes/query.ts';
import { protectedToday } from '../../core/routes/query-for.ts';
import type { AdviceTable, Database } from '../../store/database/schema.ts';
import type { CaseRow } from '../cases/find-case.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import { rolesInCase } from '../targets/roles-in-case.ts';
import { answeredOn } from './since-drafted.ts';

export interface GateToClose {
  readonly gate: string;
  readonly effect: 'block' | 'second-approval';
  readonly why: string;
  readonly facts: readonly string[];
}

/** The gates of an answer that close something; the others only warn. */
export function gatesOfAdvice(gates: Advice['gates']): readonly GateToClose[] {
  const closing = gates.flatMap(({ id, effect, why, facts }) =>
    effect === 'block' || effect === 'second-approval' ? [{ gate: id, effect, why, facts } as const] : [],
  );
  return eachOnce(closing);
}

/** Of one gate that several answers raise, the first is enough. */
export const eachOnce = (gates: readonly GateToClose[]): readonly GateToClose[] =>
  gates.filter(({ gate }, at) => gates.findIndex((one) => one.gate === gate) === at);

/** An advice that a draft rests on, with the target that it was asked on. */
export interface AdviceOnTarget {
  readonly advice: Pick<Selectable<AdviceTable>, 'query' | 'as_of' | 'language'>;
  readonly target: NamedTarget;
}

/**
 * Gates that an advice did not raise when it was asked and raises today, because since then the target has got a role that protects more, or
 * the case a mark. An answer is kept for ever, and nobody drafts from one of before a safeguard without it.
 */
export async function gatesSinceAsked(
  desk: Pick<OpenDesk, 'knowledge'>,
  tx: Transaction<Database>,
  inCase: CaseRow,
  asked: readonly AdviceOnTarget[],
): Promise<readonly RaisedGate[]> {
  return raisedSince(await ownKnowledge(desk, tx), inCase, await rolesInCase(tx, inCase.id), asked);
}

/** The same, with who is to be protected given. */
export function raisedSince(
  knowledge: Knowledge,
  inCase: Pick<CaseRow, 'minors' | 'privileged'>,
  counting: (target: NamedTarget) => NamedTarget,
  asked: readonly AdviceOnTarget[],
): readonly RaisedGate[] {
  const raised = asked.flatMap(({ advice, target }) => {
    const query = JSON.parse(advice.query) as AdviceQuery;
    const { id, written, role } = counting(target);
    const marks = (['minors', 'privileged'] as const).filter((mark) => inCase[mark]);
    const whom = { key: `${id} ${role}`, target: { id, written, role } };
    return [
      ...raisedBy(knowledge, advice, protectedToday(query, { role, handling: {} }), whom),
      ...marks.flatMap((mark) => {
        const today = protectedToday(query, { role: 'unknown', handling: { [mark]: true } });
        return raisedBy(knowledge, advice, today, { key: `mark ${mark}` });
      }),
    ];
  });
  return mergedGates(raised);
}

/** Gates of the question as it would be asked today, without those that it raised as it was asked. */
function raisedBy(knowledge: Knowledge, advice: AdviceOnTarget['advice'], today: AdviceQuery, because: Because): readonly RaisedGate[] {
  const query = JSON.stringify(today);
  if (query === JSON.stringify(JSON.parse(advice.query))) return [];
  const had = new Set(answeredOn(knowledge, advice, advice.as_of).gates.map(({ id }) => id));
  const gates = answeredOn(knowledge, { ...advice, query }, advice.as_of).gates.filter(({ id }) => !had.has(id));
  return gatesOfAdvice(gates).map((gate) => ({ ...gate, because: [because] }));
}

/**
 * Closes gates on a request; each paper is lifted by itself. One that was lifted before is closed again: for what it was lifted then, the log
 * says. @returns their ids, for the log
 */
export async function closeGates(
  tx: Transaction<Database>,
  request: { readonly id: string; readonly caseId: string },
  gates: readonly GateToClose[],
): Promise<readonly string[]> {
  const rows = gates.map(({ gate, effect, why, facts }) => ({
    ...{ request_id: request.id, case_id: request.caseId, gate, effect, why, facts: JSON.stringify(facts) },
    ...{ lifted_by: null, lifted_at: null, reason: null, lifted_for: [] },
  }));
  if (rows.length === 0) return [];
  const newest = { why: sql<string>`excluded.why`, facts: sql<string>`excluded.facts` };
  await tx
    .insertInto('request_gate')
    .values(rows)
    .onConflict((one) => one.columns(['request_id', 'gate']).doUpdateSet({ ...newest, lifted_by: null, lifted_at: null, reason: null }))
    .execute();
  return rows.map(({ gate }) => gate);
}
