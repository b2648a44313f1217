// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { Advice } from '../../core/routes/advice.ts';
import type { Database } from '../../store/database/schema.ts';

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
