// SPDX-License-Identifier: Apache-2.0
import { isAllowed } from '../../core/access/may.ts';
import type { Thing } from '../../core/access/who.ts';
import { withActor } from '../../store/database/actor.ts';
import { act, type Duty } from '../act.ts';
import type { Asking } from '../asking.ts';
import { loadWho } from '../load-who.ts';
import type { OpenDesk } from '../open-desk.ts';

/**
 * What an act is about, if this person may do it: for work that is too long for a transaction (asking the records, sealing into the
 * vault) and comes before the act itself is recorded. A refusal is recorded here as the act would.
 */
export async function lookFirst<T extends Thing>(desk: OpenDesk, asking: Asking, duty: Omit<Duty<T, T>, 'carryOut'>): Promise<T> {
  const thing = await withActor(desk.store.db, { userId: asking.accountId }, async (tx) => {
    const who = await loadWho(tx, asking.accountId);
    const found = await duty.find?.(tx);
    return who !== undefined && found !== undefined && isAllowed(who, duty.verb, duty.subject, found) ? found : undefined;
  });
  return thing ?? (await act(desk, asking, { ...duty, carryOut: async (doing) => doing.thing }));
}
