// SPDX-License-Identifier: Apache-2.0
import { sql, type Transaction } from 'kysely';
import { OUTLIVING } from '../../core/deadlines/reminders.ts';
import type { Deadline, DeadlineKind } from '../../core/deadlines/request-deadlines.ts';
import type { Database } from '../../store/database/schema.ts';
import type { OpenDesk } from '../open-desk.ts';

/** What a deadline hangs on: a request, a target while there is no request yet, or the request of another State. */
export interface DeadlineOf {
  readonly caseId: string;
  readonly requestId?: string;
  readonly targetId?: string;
  readonly incomingId?: string;
}

/** Puts down what is due on a request or a target. @returns how many */
export async function setDeadlines(
  desk: OpenDesk,
  tx: Transaction<Database>,
  { caseId, requestId, targetId, incomingId }: DeadlineOf,
  deadlines: readonly Deadline[],
): Promise<number> {
  if (deadlines.length === 0) return 0;
  await tx
    .insertInto('deadline')
    .values(
      deadlines.map((one) => ({
        id: desk.newId(),
        case_id: caseId,
        request_id: requestId ?? null,
        target_id: targetId ?? null,
        incoming_id: incomingId ?? null,
        kind: one.kind,
        due_at: new Date(one.dueAt),
        last_day: one.lastDay,
        zone: one.zone,
        rule: one.rule,
        facts: JSON.stringify(one.facts),
        moved_from: one.movedFrom ?? null,
        holidays_unknown: one.holidaysUnknown === true,
        met_at: null,
        reminded_at: null,
      })),
    )
    .execute();
  return deadlines.length;
}

/** What was waited for has happened, or is waited for no longer. @param kinds absent: all of the request but what outlives it */
export async function meetDeadlines(
  tx: Transaction<Database>,
  requestId: string,
  now: Date,
  kinds?: readonly DeadlineKind[],
): Promise<number> {
  let meeting = tx.updateTable('deadline').set({ met_at: now }).where('request_id', '=', requestId).where('met_at', 'is', null);
  meeting = kinds === undefined ? meeting.where('kind', 'not in', OUTLIVING) : meeting.where('kind', 'in', kinds);
  return Number((await meeting.executeTakeFirst()).numUpdatedRows);
}

/** The same for the request of another State. */
export async function meetIncomingDeadlines(
  tx: Transaction<Database>,
  incomingId: string,
  now: Date,
  kinds?: readonly DeadlineKind[],
): Promise<number> {
  let meeting = tx.updateTable('deadline').set({ met_at: now }).where('incoming_id', '=', incomingId).where('met_at', 'is', null);
  if (kinds !== undefined) meeting = meeting.where('kind', 'in', kinds);
  return Number((await meeting.executeTakeFirst()).numUpdatedRows);
}

/**
 * The end of retention as the newest answer of the advisor says it; an earlier answer on the same target counts no longer. Once a request
 * for the target has left, the clock of that request runs instead.
 */
export async function replaceRetentionEnd(
  desk: OpenDesk,
  tx: Transaction<Database>,
  { caseId, targetId }: { readonly caseId: string; readonly targetId: string },
  ends: readonly Deadline[],
  now: Date,
): Promise<number> {
  const isAsked = await tx
    .selectFrom('request')
    .select('id')
    .where('case_id', '=', caseId)
    .where('sent_at', 'is not', null)
    .where(sql<boolean>`${targetId}::uuid = ANY (target_ids)`)
    .executeTakeFirst();
  if (isAsked !== undefined) return 0;
  const open = tx.selectFrom('deadline').where('target_id', '=', targetId).where('kind', '=', 'retention-end').where('met_at', 'is', null);
  const known = await open.select('last_day').execute();
  if (known.map(({ last_day }) => last_day).join() === ends.map(({ lastDay }) => lastDay).join()) return 0;
  await meetRetentionEnd(tx, [targetId], now);
  return await setDeadlines(desk, tx, { caseId, targetId }, ends);
}

/** Somebody was asked for the data, or they were preserved, before their retention ended. */
export async function meetRetentionEnd(tx: Transaction<Database>, targetIds: readonly string[], now: Date): Promise<void> {
  if (targetIds.length === 0) return;
  await tx
    .updateTable('deadline')
    .set({ met_at: now })
    .where('target_id', 'in', targetIds)
    .where('kind', '=', 'retention-end')
    .where('met_at', 'is', null)
    .execute();
}
