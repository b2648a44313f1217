// SPDX-License-Identifier: Apache-2.0
import type { Kysely } from 'kysely';
import { reminderMail } from '../../core/deadlines/deadline-words.ts';
import { openMailer } from '../../exchange/mail/mailer.ts';
import type { JobKind } from '../../jobs/job-kind.ts';
import { roleHeld } from '../../store/access/role-held.ts';
import type { Database } from '../../store/database/schema.ts';

/**
 * Tells one person by mail that reminders wait for them on the desk: how many, and where. Its Message-ID comes from the job, so that a
 * mail sent twice after a crash is one to whoever reads it.
 */
export const mailReminderJob: JobKind<{ readonly account: string }> = {
  name: 'mail-reminder',
  lane: 'short',
  async run({ id, input, store }) {
    const { mail, origin, listen } = store.configuration;
    const { db } = store;
    const account = await db
      .selectFrom('account')
      .select(['email', 'language'])
      .where('id', '=', input.account)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    const count = await waitingFor(db, input.account);
    if (mail === undefined || !account?.email || count === 0) return async () => ({ sent: false });
    const { subject, text } = reminderMail(account.language, count, `${origin ?? `http://${listen}`}/deadlines`);
    const messageId = `<reminder.${id}@${mail.from.split('@')[1]}>`;
    await openMailer(mail).sendPlain({ to: account.email, subject, text, messageId });
    return async () => ({ sent: true });
  },
};

/** Reminders in the circles that the person is still in: what is due elsewhere is not counted before them. */
async function waitingFor(db: Kysely<Database>, account: string): Promise<number> {
  const { count } = await db
    .selectFrom('reminder')
    .select(({ fn }) => fn.count<number>('reminder.id').distinct().as('count'))
    .innerJoin('case_member', (on) =>
      on.onRef('case_member.case_id', '=', 'reminder.case_id').onRef('case_member.account_id', '=', 'reminder.account_id'),
    )
    .innerJoin('account', 'account.id', 'reminder.account_id')
    .where('reminder.account_id', '=', account)
    .where('reminder.seen_at', 'is', null)
    .where(roleHeld)
    .executeTakeFirstOrThrow();
  return Number(count);
}
