// SPDX-License-Identifier: Apache-2.0
import { reminderMail } from '../../core/deadlines/deadline-words.ts';
import { openMailer } from '../../exchange/mail/mailer.ts';
import type { JobKind } from '../../jobs/job-kind.ts';

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
    const { count } = await db
      .selectFrom('reminder')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('account_id', '=', input.account)
      .where('seen_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (mail === undefined || !account?.email || Number(count) === 0) return async () => ({ sent: false });
    const { subject, text } = reminderMail(account.language, Number(count), `${origin ?? `http://${listen}`}/deadlines`);
    const messageId = `<reminder.${id}@${mail.from.split('@')[1]}>`;
    await openMailer(mail).sendPlain({ to: account.email, subject, text, messageId });
    return async () => ({ sent: true });
  },
};
