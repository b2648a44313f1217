// SPDX-License-Identifier: Apache-2.0

import { createHash, randomBytes } from 'node:crypto';
import type { CalendarFeed } from '../../core/api/deadlines.ts';
import type { DeadlineShown } from '../../core/api/requests.ts';
import { deadlineWords } from '../../core/deadlines/deadline-words.ts';
import { iCalendar } from '../../core/deadlines/i-calendar.ts';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { listDeadlines } from './list-deadlines.ts';

const hashOf = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

/** Since when the own feed is there; never its address, of which only a hash is kept. */
export async function showCalendarFeed(desk: OpenDesk, asking: Asking): Promise<CalendarFeed> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'calendar',
    kind: 'calendar-shown',
    find: async () => ({ accountId: asking.accountId }),
    async carryOut({ tx, who }) {
      const feed = await tx
        .selectFrom('calendar_feed')
        .select('made_at')
        .where('account_id', '=', who.id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return { madeAt: feed?.made_at.toISOString() ?? null };
    },
  });
}

/** Gives the own calendar an address; an earlier one opens nothing from then on. @returns the token, once */
export async function makeCalendarFeed(desk: OpenDesk, asking: Asking): Promise<CalendarFeed & { readonly token: string }> {
  const token = randomBytes(32).toString('base64url');
  return await change(desk, asking, async (tx, accountId, now) => {
    await tx
      .insertInto('calendar_feed')
      .values({
        id: desk.newId(),
        account_id: accountId,
        token_hash: hashOf(token),
        made_at: now,
        revoked_at: null,
      })
      .execute();
    return { madeAt: now.toISOString(), token };
  });
}

export async function revokeCalendarFeed(desk: OpenDesk, asking: Asking): Promise<CalendarFeed> {
  return await change(desk, asking, async () => ({ madeAt: null }));
}

type Making<Answer> = (tx: Parameters<Parameters<typeof act>[2]['carryOut']>[0]['tx'], accountId: string, now: Date) => Promise<Answer>;

async function change<Answer>(desk: OpenDesk, asking: Asking, make: Making<Answer>): Promise<Answer> {
  return await act(desk, asking, {
    verb: 'change',
    subject: 'calendar',
    kind: 'calendar-changed',
    find: async () => ({ accountId: asking.accountId }),
    async carryOut({ tx, who, now }) {
      const own = tx.updateTable('calendar_feed').set({ revoked_at: now }).where('account_id', '=', who.id);
      await own.where('revoked_at', 'is', null).execute();
      return await make(tx, who.id, now);
    },
  });
}

/**
 * The feed of whoever holds the token, as text/calendar: what is due and the number of the request, no addressee and no target. The
 * look is an entry under the person's name. @throws ACCESS_NOT_FOUND
 */
export async function calendarOfToken(desk: OpenDesk, token: string): Promise<string> {
  const feed = await desk.store.db
    .selectFrom('calendar_feed')
    .innerJoin('account', 'account.id', 'calendar_feed.account_id')
    .select(['account.id', 'account.language'])
    .where('token_hash', '=', hashOf(token))
    .where('revoked_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst();
  if (feed === undefined) throw new AccessError('NOT_FOUND', { message: accessSays('calendar-closed') });
  const { id: accountId, language } = feed;
  const asking: Asking = { accountId, sessionId: '', secondFactorAt: null, secondFactorEnrolled: false, language };
  const deadlines = await listDeadlines(desk, asking, {});
  const { origin, listen, deskName } = desk.configuration;
  const address = origin ?? `http://${listen}`;
  return iCalendar(
    'Rogatory',
    deskName.split('/')[0] as string,
    deadlines.map(({ id, kind, lastDay, requestId, requestNumber, incomingId, incomingNumber, caseId, caseNumber }) => ({
      id,
      day: lastDay,
      summary: `${deadlineWords[language][kind]}, ${requestNumber ?? incomingNumber ?? caseNumber}`,
      url: `${address}${placeOf({ requestId, incomingId, caseId })}`,
      stampedAt: desk.now().toISOString(),
    })),
  );
}

function placeOf({ requestId, incomingId, caseId }: Pick<DeadlineShown, 'requestId' | 'incomingId' | 'caseId'>): string {
  if (requestId !== null) return `/requests/${requestId}`;
  return incomingId === null ? `/cases/${caseId}` : `/incoming/${incomingId}`;
}
