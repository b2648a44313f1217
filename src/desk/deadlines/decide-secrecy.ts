// SPDX-License-Identifier: Apache-2.0
/** What ends the clock of secrecy beside a notice to the person concerned: a longer secrecy, or the decision that they are not told. */
import type { Selectable, Transaction } from 'kysely';
import type { RequestDetail } from '../../core/api/requests.ts';
import { hidden } from '../../core/custody/entry.ts';
import type { EntryKind } from '../../core/custody/entry-kinds.ts';
import { dayIn, endOfDay } from '../../core/deadlines/calendar.ts';
import { InputError } from '../../core/errors/input.ts';
import { RequestError } from '../../core/errors/request.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import type { Database, DeadlineTable, SecrecyDecisionTable } from '../../store/database/schema.ts';
import { type About, act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findRequest } from '../requests/find-request.ts';
import { requestDetail } from '../requests/show-request.ts';
import { meetDeadlines, setDeadlines } from './set-deadlines.ts';

type Clock = Selectable<DeadlineTable>;

export interface Prolonging {
  /** The last day, `YYYY-MM-DD`. */
  readonly until: string;
  /** The order or decision it rests on, by its reference. */
  readonly basis: string;
  readonly reason: string;
}

/** Secrecy lasts to a later day. @throws REQUEST_NO_SECRECY, INPUT_WRONG for a day that is not later than its end and than today */
export async function prolongSecrecy(desk: OpenDesk, asking: Asking, requestId: string, asked: Prolonging): Promise<RequestDetail> {
  const { until, basis, reason } = asked;
  return await decide(desk, asking, requestId, {
    kind: 'secrecy-prolonged',
    about: { until, reference: hidden(basis), reason: hidden(reason) },
    decision: { decision: 'prolonged', until_day: until, basis, reason },
    check: (clock) => refuseNotLater(until, clock, desk.now()),
    next: ({ zone, rule, facts }) => [{ kind: 'secrecy-end', dueAt: endOfDay(zone, until), lastDay: until, zone, rule, facts }],
  });
}

/** The person concerned is not told, for the reason that is written. @throws REQUEST_NO_SECRECY */
export async function leaveUntold(desk: OpenDesk, asking: Asking, requestId: string, reason: string): Promise<RequestDetail> {
  return await decide(desk, asking, requestId, {
    kind: 'person-not-told',
    about: { reason: hidden(reason) },
    decision: { decision: 'not-told', until_day: null, basis: null, reason },
    check: () => undefined,
    next: () => [],
  });
}

interface Deciding {
  readonly kind: EntryKind;
  readonly about: About;
  readonly decision: Pick<Selectable<SecrecyDecisionTable>, 'decision' | 'until_day' | 'basis' | 'reason'>;
  readonly check: (clock: Clock) => void;
  readonly next: (clock: Clock) => Parameters<typeof setDeadlines>[3];
}

/** It is decided after the case as well: its clock outlives both. */
async function decide(desk: OpenDesk, asking: Asking, requestId: string, deciding: Deciding): Promise<RequestDetail> {
  return await act(desk, asking, {
    verb: 'decide-secrecy',
    subject: 'request',
    kind: deciding.kind,
    about: { request: requestId, ...deciding.about },
    find: (tx) => findRequest(desk, tx, requestId, { changing: true }),
    async carryOut({ tx, thing, who, now, alsoRecord }) {
      const clock = await openClock(tx, requestId);
      deciding.check(clock);
      const { case_id } = clock;
      await tx
        .insertInto('secrecy_decision')
        .values({ deadline_id: clock.id, case_id, ...deciding.decision, decided_at: now, decided_by: who.id })
        .execute();
      await meetDeadlines(tx, requestId, now, ['secrecy-end']);
      const count = await setDeadlines(desk, tx, { caseId: case_id, requestId }, deciding.next(clock));
      if (count > 0) alsoRecord('deadline-set', { request: requestId, count });
      return await requestDetail(desk, tx, thing, who, asking.language);
    },
  });
}

/** The end of secrecy that is still to come or passed unmet; the last of several. @throws REQUEST_NO_SECRECY */
async function openClock(tx: Transaction<Database>, requestId: string): Promise<Clock> {
  const clock = await tx
    .selectFrom('deadline')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('kind', '=', 'secrecy-end')
    .where('met_at', 'is', null)
    .orderBy('due_at', 'desc')
    .executeTakeFirst();
  if (clock === undefined) throw new RequestError('NO_SECRECY', { message: requestSays('no-secrecy') });
  return clock;
}

function refuseNotLater(until: string, { last_day, zone }: Clock, now: Date): void {
  const today = dayIn(zone, now.toISOString());
  const after = last_day > today ? last_day : today;
  if (until > after) return;
  throw new InputError('WRONG', { message: requestSays('secrecy-not-later', { until, after }), details: { fields: ['until'] } });
}
