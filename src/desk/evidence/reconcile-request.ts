// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import { startReconciling } from '../../core/analysis/reconcile.ts';
import type { Coverage } from '../../core/api/evidence.ts';
import type { Reconciled } from '../../core/api/readings.ts';
import { refusalReasons } from '../../core/requests/refusal-reasons.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseMoved } from '../privilege/privileged-in-reading.ts';
import { askedOf } from './asked-of.ts';
import { lookFirst } from './look-first.ts';
import { recordsOf } from './part-records.ts';
import type { ReadingRow } from './shown-reading.ts';

interface Answered {
  readonly caseId: string;
  readonly readings: readonly ReadingRow[];
  readonly dueOn: string | undefined;
  /** Why the addressee refused, as it was recorded. */
  readonly refusal: string | undefined;
}

/** Asked against given, by category, over the newest reading of each item that answers the request. Proposes; a person decides. */
export async function reconcileRequest(desk: OpenDesk, asking: Asking, requestId: string): Promise<Reconciled> {
  const duty = {
    verb: 'reconcile',
    subject: 'record',
    kind: 'answer-reconciled',
    find: async (tx: Transaction<Database>) => await answeredOf(tx, requestId),
  } as const;
  const { readings, dueOn, refusal } = await lookFirst(desk, asking, duty);
  const asked = await askedOf(desk.store.db, requestId);
  const reconciling = startReconciling(asked?.categories ?? []);
  for (const { folder } of readings) for await (const record of recordsOf(desk.store, folder)) reconciling.add(record);
  const { rows, notAsked, otherStatements } = reconciling.done({
    withheld: refusal === undefined ? [] : (asked?.categories ?? []).map((category) => ({ category, reason: refusal })),
    unread: readings.some(({ coverage }) => coverage !== null && notRead(coverage.totals) > 0),
    today: desk.now().toISOString().slice(0, 10),
    ...(dueOn === undefined ? {} : { dueOn }),
  });
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      await refuseMoved(tx, readings);
      note({ request: requestId, readings: readings.length, categories: rows.length });
      return {
        requestId,
        readings: readings.map(({ id }) => id),
        rows: rows.map(({ reason, ...row }) => ({
          ...row,
          byKind: { ...row.byKind },
          statedNone: [...row.statedNone],
          reason: reason ?? null,
        })),
        notAsked: [...notAsked],
        otherStatements: [...otherStatements],
        setApart: readings.reduce((sum, { outside }) => sum + (outside?.records ?? 0), 0),
      };
    },
  });
}

async function answeredOf(tx: Transaction<Database>, requestId: string): Promise<Answered | undefined> {
  const request = await tx.selectFrom('request').select(['case_id', 'outcome']).where('id', '=', requestId).executeTakeFirst();
  if (request === undefined) return undefined;
  const rows = await tx
    .selectFrom('reading')
    .innerJoin('evidence', 'evidence.id', 'reading.evidence_id')
    .selectAll('reading')
    .where('evidence.request_id', '=', requestId)
    .where('evidence.erased_at', 'is', null)
    .where('reading.ended_at', 'is not', null)
    .orderBy('reading.started_at')
    .execute();
  const due = await tx
    .selectFrom('deadline')
    .select('last_day')
    .where('request_id', '=', requestId)
    .where('kind', '=', 'answer-due')
    .orderBy('due_at', 'desc')
    .executeTakeFirst();
  return {
    caseId: request.case_id,
    // A later reading of an item stands in for the earlier one.
    readings: [...new Map(rows.map((row) => [row.evidence_id, row])).values()],
    dueOn: due?.last_day,
    refusal: isRefusal(request.outcome) ? request.outcome : undefined,
  };
}

function isRefusal(outcome: string | null): outcome is string {
  return outcome !== null && Object.values(refusalReasons).some((codes) => (codes as readonly string[]).includes(outcome));
}

/** Of readings from before standings were kept: at most so many. */
const notRead = ({ files, filesRead, notRead = files - filesRead }: Coverage['totals']): number => notRead;
