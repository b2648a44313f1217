// SPDX-License-Identifier: Apache-2.0
/** What the desk does by itself about deadlines: it reminds those who have to act, lets a hold lapse when its time is over, and proposes its release. */
import { randomUUID } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import { isReminderDue, OUTLIVING, remindedRoles } from '../../core/deadlines/reminders.ts';
import { dispatchStep } from '../../core/requests/dispatch-table.ts';
import { requestTable } from '../../core/requests/state-table.ts';
import { roleHeld } from '../../store/access/role-held.ts';
import type { Database, DeadlineTable } from '../../store/database/schema.ts';
import type { OpenDesk } from '../open-desk.ts';
import { recordEntry } from '../record-entry.ts';
import { proposeReleases } from '../requests/propose-release.ts';
import { mailReminderJob } from './mail-reminder.ts';
import { meetDeadlines } from './set-deadlines.ts';

/** What reminding needs of a desk. */
export type RemindingDesk = Pick<OpenDesk, 'store' | 'queue' | 'now' | 'newId' | 'configuration' | 'knowledge'>;

export interface Reminded {
  readonly deadlines: number;
  readonly people: number;
  readonly lapsed: number;
}

/** Safe to run twice and from several workers: each deadline is taken for the transaction that reminds of it. */
export async function remind(desk: RemindingDesk): Promise<Reminded> {
  return await desk.store.db.transaction().execute(async (tx) => {
    const lapsed = await lapseHolds(desk, tx);
    await proposeReleases(desk, tx);
    await giveUpLostDispatches(desk, tx);
    const due = await dueDeadlines(desk, tx);
    const people = new Set<string>();
    for (const deadline of due) for (const account of await remindOf(desk, tx, deadline)) people.add(account);
    await recordReminders(desk, tx, due);
    if (desk.configuration.mail !== undefined)
      for (const account of people)
        await desk.queue.send(tx, mailReminderJob, { key: `${account}/${desk.now().toISOString()}`, input: { account } });
    return { deadlines: due.length, people: people.size, lapsed };
  });
}

type DeadlineRow = Selectable<DeadlineTable>;

async function dueDeadlines(desk: RemindingDesk, tx: Transaction<Database>): Promise<readonly DeadlineRow[]> {
  const now = desk.now().toISOString();
  const open = await tx
    .selectFrom('deadline')
    .innerJoin('case_file', 'case_file.id', 'deadline.case_id')
    .selectAll('deadline')
    .where('deadline.met_at', 'is', null)
    .where((row) => row.or([row('case_file.closed_at', 'is', null), row('deadline.kind', 'in', OUTLIVING)]))
    .orderBy('deadline.id')
    .forUpdate('deadline')
    .skipLocked()
    .execute();
  return open.filter(({ kind, due_at, reminded_at }) =>
    isReminderDue({ kind, dueAt: due_at.toISOString(), remindedAt: reminded_at?.toISOString() ?? null }, now),
  );
}

/** @returns whom */
async function remindOf(desk: RemindingDesk, tx: Transaction<Database>, { id, case_id, kind }: DeadlineRow): Promise<readonly string[]> {
  const at = desk.now();
  const members = await tx
    .selectFrom('case_member')
    .innerJoin('account', 'account.id', 'case_member.account_id')
    .select('case_member.account_id')
    .distinct()
    .where('case_member.case_id', '=', case_id)
    .where('case_member.role', 'in', remindedRoles(kind))
    .where(roleHeld)
    .where('account.disabled_at', 'is', null)
    .execute();
  const accounts = members.map(({ account_id }) => account_id);
  if (accounts.length > 0)
    await tx
      .insertInto('reminder')
      .values(accounts.map((account_id) => ({ id: desk.newId(), case_id, deadline_id: id, account_id, at, seen_at: null })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await tx.updateTable('deadline').set({ reminded_at: at }).where('id', '=', id).execute();
  return accounts;
}

/** One entry a request; one a case for what runs without a request. */
async function recordReminders(desk: RemindingDesk, tx: Transaction<Database>, reminded: readonly DeadlineRow[]): Promise<void> {
  for (const ofOne of Map.groupBy(reminded, ({ case_id, request_id }) => request_id ?? case_id).values()) {
    const { case_id: caseId, request_id } = ofOne[0] as DeadlineRow;
    const due = [...new Set(ofOne.map(({ kind }) => kind))].join('+');
    const about = { count: ofOne.length, due, request: request_id ?? undefined };
    await recordEntry(tx, desk, { kind: 'reminder-sent', role: 'desk', caseId, about });
  }
}

const LAPSING = Object.entries(requestTable).flatMap(([state, row]) =>
  row.lapse === undefined ? [] : [state as keyof typeof requestTable],
);

/** A hold whose end has passed and that is still out: it lapses, and what was waited for on it is waited for no longer. */
async function lapseHolds(desk: RemindingDesk, tx: Transaction<Database>): Promise<number> {
  const now = desk.now();
  const over = await tx
    .selectFrom('request')
    .innerJoin('deadline', 'deadline.request_id', 'request.id')
    .select(['request.id', 'request.case_id'])
    .distinct()
    .where('request.state', 'in', LAPSING)
    .where('deadline.kind', '=', 'preservation-end')
    .where('deadline.met_at', 'is', null)
    .where('deadline.due_at', '<=', now)
    .execute();
  for (const { id, case_id } of over) {
    const taken = await tx
      .updateTable('request')
      .set({ state: 'lapsed', outcome: 'lapsed', updated_at: now })
      .where('id', '=', id)
      .where('state', 'in', LAPSING)
      .executeTakeFirst();
    if (Number(taken.numUpdatedRows) === 0) continue;
    await meetDeadlines(tx, id, now);
    await recordEntry(tx, desk, { kind: 'deadline-lapsed', role: 'desk', caseId: case_id, about: { request: id, state: 'lapsed' } });
  }
  return over.length;
}

/** Longer than any server takes to answer (exchange/mail/mailer.ts). */
const SENDING_MS = 10 * 60_000;

/** A mail whose process died between its beginning and the server's answer: nobody knows, so a person decides. */
async function giveUpLostDispatches(desk: RemindingDesk, tx: Transaction<Database>): Promise<void> {
  const lost = await tx
    .updateTable('dispatch')
    .set({ state: dispatchStep('sending', 'track-lost') ?? 'perhaps-sent' })
    .where('state', '=', 'sending')
    .where('prepared_at', '<', new Date(desk.now().getTime() - SENDING_MS))
    .returning(['id', 'request_id', 'case_id'])
    .execute();
  for (const { id, request_id, case_id } of lost) {
    const about = { request: request_id, dispatch: id, outcome: 'track-lost' };
    await recordEntry(tx, desk, { kind: 'dispatch-failed', role: 'desk', caseId: case_id, about });
  }
}

const LOOK_EVERY_MS = 5 * 60_000;

/** Looks every five minutes while the desk works. @returns what ends it */
export function startReminding(desk: Omit<RemindingDesk, 'newId'>, trouble: (error: unknown) => void): () => Promise<void> {
  let looking: Promise<unknown> = Promise.resolve();
  const look = () => {
    looking = remind({ ...desk, newId: randomUUID }).catch(trouble);
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
