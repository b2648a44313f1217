// SPDX-License-Identifier: Apache-2.0
import { hidden } from '../../core/custody/entry.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { endSessionsOf } from './sessions.ts';

/**
 * Puts an end to a session that somebody else may have: its owner, the administrator, or the overseer who saw in the log what was done in it.
 * Whoever is the owner signs in again; password and second factor stay. It asks for no second factor: it takes rights away and gives none.
 */
export async function endSessions(desk: OpenDesk, asking: Asking, accountId: string): Promise<void> {
  await act(desk, asking, {
    verb: 'end',
    subject: 'session',
    kind: 'sessions-ended',
    about: { account: hidden(accountId) },
    find: async (tx) => {
      const row = await tx.selectFrom('account').select('id').where('id', '=', accountId).executeTakeFirst();
      return row === undefined ? undefined : { accountId: row.id };
    },
    carryOut: async () => undefined,
  });
  await endSessionsOf(desk.store.db, accountId, asking.accountId === accountId ? asking.sessionId : undefined);
}
