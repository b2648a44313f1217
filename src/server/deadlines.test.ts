// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openCase } from '../../test/case.ts';
import { openTestDesk, type TestDesk } from '../../test/desk.ts';
import { type MailServer, openMailServer } from '../../test/mail-server.ts';
import { noServer } from '../../test/stores.ts';
import { endOfDay } from '../core/deadlines/calendar.ts';
import { remind } from '../desk/deadlines/remind.ts';

const DAY = 86_400_000;

for (const kind of ['embedded', 'server'] as const)
  describe(`reminders [${kind}]`, { skip: kind === 'server' && noServer }, () => {
    let it: TestDesk & { readonly close: () => Promise<void> };
    let smtp: MailServer;
    let caseId = '';
    const deadline = { id: '00000000-0000-4000-8000-0000000000d1', last: '2026-12-08' };

    before(async () => {
      smtp = await openMailServer();
      const environment = { ROGATORY_SMTP_URL: smtp.url, ROGATORY_MAIL_FROM: 'desk@prosecution.example' };
      it = await openTestDesk(kind, { working: true, environment });
      caseId = await openCase(it, '2026-14/SECRET-CASE');
      await it.desk.store.db
        .insertInto('deadline')
        .values({
          ...{ id: deadline.id, case_id: caseId, request_id: null, target_id: null, kind: 'preservation-end', zone: 'Africa/Cairo' },
          ...{ due_at: new Date(endOfDay('Africa/Cairo', deadline.last)), last_day: deadline.last, rule: 'r', facts: '[]' },
          ...{ moved_from: null, holidays_unknown: false, met_at: null, reminded_at: null },
        })
        .execute();
      const mona = await it.as('mona');
      await mona.call('changeOwn', { body: { email: 'mona@prosecution.example' } });
    });
    after(async () => {
      await it?.close();
      await smtp?.close();
    });

    test('come on the desk and by mail to who has to act, once for each moment, and the mail says nothing of the case', async () => {
      assert.partialDeepStrictEqual(await remind(it.desk), { deadlines: 0 });
      it.advance(2 * DAY);
      assert.partialDeepStrictEqual(await remind(it.desk), { deadlines: 1, people: 1 });
      assert.partialDeepStrictEqual(await remind(it.desk), { deadlines: 0 });
      await smtp.until(1);
      const [mail] = smtp.mails;
      assert.deepEqual([mail?.from, mail?.to], ['desk@prosecution.example', ['mona@prosecution.example']]);
      const { message } = mail as (typeof smtp.mails)[number];
      const text = message.replaceAll('\r\n ', ' ');
      assert.match(text, /\/deadlines/);
      assert.match(text, /Message-ID: +<reminder\.[0-9a-f-]+@prosecution\.example>/i);
      assert.doesNotMatch(text, /2026-14|SECRET|Lantern|preservation|Farid/i);
      const { reminders } = await (await it.as('mona')).call('reminders', {});
      assert.deepEqual(
        reminders.map((one) => [one.deadline.id, one.deadline.caseNumber]),
        [[deadline.id, '2026-14/SECRET-CASE']],
      );
      for (const login of ['karim', 'adam', 'nadia'])
        assert.deepEqual((await (await it.as(login)).call('reminders', {})).reminders, [], login);
    });

    test('are put away by the person, and come again at the next moment', async () => {
      const mona = await it.as('mona');
      await mona.call('putReminderAway', { params: { deadlineId: deadline.id } });
      assert.deepEqual((await mona.call('reminders', {})).reminders, []);
      it.advance(10 * DAY);
      await remind(it.desk);
      assert.equal((await (await it.as('mona')).call('reminders', {})).reminders.length, 1);
    });

    test('of the end of secrecy come in a closed case too, and not to who has lost the role in which they were in it', async () => {
      const last = '2027-03-01';
      const kept = { request_id: null, target_id: null, zone: 'Africa/Cairo', rule: 'r', facts: '[]', moved_from: null } as const;
      const open = {
        due_at: new Date(endOfDay('Africa/Cairo', last)),
        last_day: last,
        holidays_unknown: false,
        met_at: null,
        reminded_at: null,
      };
      const ids = { 'secrecy-end': it.desk.newId(), hearing: it.desk.newId() };
      for (const clock of ['secrecy-end', 'hearing'] as const)
        await it.desk.store.db
          .insertInto('deadline')
          .values({ id: ids[clock], case_id: caseId, kind: clock, ...kept, ...open })
          .execute();
      await (await it.as('mona')).call('addMember', {
        params: { caseId },
        body: { personId: it.idOf('nadia'), role: 'central-authority' },
      });
      await it.desk.store.db.updateTable('case_file').set({ closed_at: it.now() }).where('id', '=', caseId).execute();
      await (await it.as('adam')).call('changeAccount', { params: { accountId: it.idOf('nadia') }, body: { roles: ['analyst'] } });
      it.advance(Date.parse('2027-02-20T08:00:00Z') - it.now().getTime());
      assert.partialDeepStrictEqual(await remind(it.desk), { deadlines: 1, people: 1 });
      const { reminders } = await (await it.as('mona')).call('reminders', {});
      assert.ok(
        reminders.some(({ deadline: one }) => one.id === ids['secrecy-end']) &&
          !reminders.some(({ deadline: one }) => one.id === ids.hearing),
      );
      await it.desk.store.db.updateTable('case_file').set({ closed_at: null }).where('id', '=', caseId).execute();
    });

    test('a calendar reads the deadlines at a secret address until it is closed, and a new address closes the old one', async () => {
      const mona = await it.as('mona');
      const read = async (token: string) => await fetch(`${it.address}/api/v1/calendar/${token}/deadlines.ics`);
      const { token } = await mona.call('makeCalendarFeed', {});
      const answer = await read(token);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/calendar/);
      const feed = await answer.text();
      assert.match(feed, /DTSTART;VALUE=DATE:20261208\r\n/);
      assert.doesNotMatch(feed, /Lantern|Operation/);
      const second = await mona.call('makeCalendarFeed', {});
      assert.equal((await read(token)).status, 404);
      assert.equal((await read(second.token)).status, 200);
      await mona.call('revokeCalendarFeed', {});
      assert.equal((await read(second.token)).status, 404);
      assert.equal((await read('a'.repeat(43))).status, 404);
      const row = await it.desk.store.db.selectFrom('calendar_feed').selectAll().executeTakeFirstOrThrow();
      assert.doesNotMatch(JSON.stringify(row), new RegExp(token));
      const looks = await it.desk.store.db.selectFrom('log_index').select('account_id').where('kind', '=', 'calendar-changed').execute();
      assert.deepEqual([...new Set(looks.map(({ account_id }) => account_id))], [it.idOf('mona')]);
    });

    test('a mail address with a second one, a name or a line break in it is not taken', async () => {
      const mona = await it.as('mona');
      for (const email of ['a@b.example, c@d.example', 'Mona <a@b.example>', 'a@b.example\r\nBcc: c@d.example', 'a@b'])
        assert.equal(await mona.outcome('changeOwn', { body: { email } }), 'INPUT_WRONG', email);
    });
  });
