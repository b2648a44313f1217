// SPDX-License-Identifier: Apache-2.0
import type { Selectable, SelectQueryBuilder } from 'kysely';
import type { DeadlineShown } from '../../core/api/requests.ts';
import { dayIn } from '../../core/deadlines/calendar.ts';
import { daysBetween } from '../../core/routes/calendar-day.ts';
import type { Database, SecrecyDecisionTable } from '../../store/database/schema.ts';
import type { OpenDesk } from '../open-desk.ts';

/** The deadlines of a query, soonest first, with the days that are left where each of them is counted. */
export async function openDeadlines(desk: OpenDesk, query: SelectQueryBuilder<Database, 'deadline', object>): Promise<DeadlineShown[]> {
  const rows = await query
    .innerJoin('case_file', 'case_file.id', 'deadline.case_id')
    .leftJoin('request', 'request.id', 'deadline.request_id')
    .leftJoin('incoming_request', 'incoming_request.id', 'deadline.incoming_id')
    .leftJoin('secrecy_decision', 'secrecy_decision.deadline_id', 'deadline.id')
    .leftJoin('account as decider', 'decider.id', 'secrecy_decision.decided_by')
    .selectAll('deadline')
    .select(['decision', 'until_day', 'basis', 'reason', 'decided_at', 'decider.id as decider_id', 'decider.name as decider_name'])
    .select(['case_file.number as case_number', 'request.number as request_number', 'incoming_request.number as incoming_number'])
    .orderBy('deadline.due_at')
    .orderBy('deadline.id')
    .execute();
  const now = desk.now().toISOString();
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    caseNumber: row.case_number,
    requestId: row.request_id,
    requestNumber: row.request_number,
    targetId: row.target_id,
    incomingId: row.incoming_id,
    incomingNumber: row.incoming_number,
    kind: row.kind,
    dueAt: row.due_at.toISOString(),
    lastDay: row.last_day,
    zone: row.zone,
    daysLeft: daysBetween(dayIn(row.zone, now), row.last_day),
    rule: row.rule,
    facts: [...row.facts],
    movedFrom: row.moved_from,
    holidaysUnknown: row.holidays_unknown,
    metAt: row.met_at?.toISOString() ?? null,
    secrecy: secrecyOf(row),
  }));
}

interface DecisionRow
  extends Nullable<Pick<Selectable<SecrecyDecisionTable>, 'decision' | 'until_day' | 'basis' | 'reason' | 'decided_at'>> {
  readonly decider_id: string | null;
  readonly decider_name: string | null;
}
type Nullable<T> = { readonly [Name in keyof T]: T[Name] | null };

function secrecyOf({ decision, until_day, basis, reason, decided_at, decider_id, decider_name }: DecisionRow): DeadlineShown['secrecy'] {
  if (decision === null || decided_at === null || decider_id === null) return null;
  const by = { id: decider_id, name: decider_name ?? '' };
  return { decision, until: until_day, basis, reason: reason ?? '', at: decided_at.toISOString(), by };
}
