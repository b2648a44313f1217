// SPDX-License-Identifier: Apache-2.0

import { isAllowed } from '../../core/access/may.ts';
import type { JobShown } from '../../core/api/evidence.ts';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import { withActor } from '../../store/database/actor.ts';
import type { Asking } from '../asking.ts';
import { loadWho } from '../load-who.ts';
import type { OpenDesk } from '../open-desk.ts';
import { shownJob } from './shown-reading.ts';

/** How far a piece of background work of a case is. It says nothing of the case and is asked every second: no entry. */
export async function showJob(desk: OpenDesk, asking: Asking, id: string): Promise<JobShown> {
  const job = await withActor(desk.store.db, { userId: asking.accountId }, async (tx) => {
    const found = await tx.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
    const who = await loadWho(tx, asking.accountId);
    return found?.case_id != null && who !== undefined && isAllowed(who, 'open', 'job', { caseId: found.case_id }) ? found : undefined;
  });
  if (job !== undefined) return shownJob(job);
  throw new AccessError('NOT_FOUND', { message: accessSays('no-job') });
}
