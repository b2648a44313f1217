// SPDX-License-Identifier: Apache-2.0
import type { Selectable, Transaction } from 'kysely';
import type { NamedTarget } from '../../core/cases/role-that-counts.ts';
import type { Advice } from '../../core/routes/advice.ts';
import { advise } from '../../core/routes/advise.ts';
import type { AdviceQuery } from '../../core/routes/query.ts';
import { protectedToday } from '../../core/routes/query-for.ts';
import type { AdviceTable, Database } from '../../store/database/schema.ts';
import type { CaseRow } from '../cases/find-case.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import { rolesInCase } from '../targets/roles-in-case.ts';

export interface GateToClose {
  readonly gate: string;
  readonly effect: 'block' | 'second-approval';
  readonly why: string;
  readonly facts: readonly string[];
}

/** The gates of an answer that close something; the others only warn. Of one gate that several answers raise, the first is enough. */
export function gatesOfAdvice(gates: Advice['gates']): readonly GateToClose[] {
  const closing = gates.flatMap(({ id, effect, why, facts }) =>
    effect === 'block' || effect === 'second-approval' ? [{ gate: id, effect, why, facts } as const] : [],
  );
  return closing.filter(({ gate }, at) => closing.findIndex((one) => one.gate === gate) === at);
}

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
): Promise<Advice['gates']> {
  const counting = await rolesInCase(tx, inCase.id);
  const knowledge = await ownKnowledge(desk, tx);
  return asked.flatMap(({ advice, target }) => {
    const query = JSON.parse(advice.query) as AdviceQuery;
    const today = protectedToday(query, { role: counting(target).role, handling: inCase });
    return today === query ? [] : advise(knowledge, today, advice.as_of, advice.language).gates;
  });
}

/** Closes gates on a draft; each paper is lifted by itself. @returns their ids, for the log */
export async function closeGates(
  tx: Transaction<Database>,
  request: { readonly id: string; readonly caseId: string },
  gates: readonly GateToClose[],
): Promise<readonly string[]> {
  const rows = gates.map(({ gate, effect, why, facts }) => ({
    ...{ request_id: request.id, case_id: request.caseId, gate, effect, why, facts: JSON.stringify(facts) },
    ...{ lifted_by: null, lifted_at: null, reason: null },
  }));
  if (rows.length > 0) await tx.insertInto('request_gate').values(rows).execute();
  return rows.map(({ gate }) => gate);
}
