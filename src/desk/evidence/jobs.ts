// SPDX-License-Identifier: Apache-2.0

import { isAllowed } from '../../core/access/may.ts';
import type { JobShown } from '../../core/api/evidence.ts';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import { withActor } from '../../store/database/actor.ts';
import { refuseAct } from '../act.ts';
import type { Asking } from '../asking.ts';
import { loadWho } from '../load-who.ts';
import type { OpenDesk } from '../open-desk.ts';
import { shownJob } from './shown-reading.ts';

/** How far a piece of background work of a case is. It says nothing of the case and is asked every second: no entry. */
export async function showJob(desk: OpenDesk, asking: Asking, id: string): Promise<JobShown> {
  const { job, who } = await withActor(desk.store.db, { userId: asking.accountId }, async (tx) => ({
    job: await tx.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst(),
    who: await loadWho(tx, asking.accountId),
  }));
  if (job?.case_id != null && who !== undefined && isAllowed(who, 'open', 'job', { caseId: job.case_id })) return shownJob(job);
  const duty = { verb: 'open', subject: 'job', kind: 'coverage-shown' } as const;
  return await refuseAct(desk, asking, duty, who, new AccessError('NOT_FOUND', { message: accessSays('no-job') }));
}
