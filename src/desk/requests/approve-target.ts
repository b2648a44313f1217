// SPDX-License-Identifier: Apache-2.0

import type { RequestDetail } from '../../core/api/requests.ts';
import { hidden } from '../../core/custody/entry.ts';
import { AccessError } from '../../core/errors/access.ts';
import { InputError } from '../../core/errors/input.ts';
import { RequestError } from '../../core/errors/request.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { requestStateWords } from '../../core/requests/state-words.ts';
import { refusalOfApprover } from '../../core/requests/take-step.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findRequest } from './find-request.ts';
import { requestDetail } from './show-request.ts';

/**
 * Approves one target of a request with its own link to the offence; the request itself is approved when all are. The digest is that of what
 * was read: another text or another link, and it is read again. Twice is once. @throws INPUT_CHANGED_MEANWHILE
 */
export async function approveTarget(
  desk: OpenDesk,
  asking: Asking,
  requestId: string,
  targetId: string,
  digest: string,
): Promise<RequestDetail> {
  return await act(desk, asking, {
    verb: 'approve',
    subject: 'request',
    kind: 'target-approved',
    about: { request: requestId, target: targetId },
    find: (tx) => findRequest(desk, tx, requestId, { changing: true }),
    async carryOut({ tx, thing, who, now, note }) {
      refuseClosed(thing.inCase);
      const target = thing.asked.targets.find(({ id }) => id === targetId);
      if (target === undefined) throw new AccessError('NOT_FOUND', { message: accessSays('no-such-target') });
      if (thing.row.state !== 'submitted')
        throw new RequestError('NOT_IN_THIS_STATE', {
          message: requestSays('targets-while-submitted', { state: requestStateWords[thing.row.state] }),
        });
      const refusal = refusalOfApprover(thing.steps, { who: who.id, at: now.toISOString() });
      if (refusal !== undefined) throw new RequestError(refusal.code, { message: requestSays('request-why', { why: refusal.why }) });
      if (target.digest !== digest)
        throw new InputError('CHANGED_MEANWHILE', {
          message: requestSays('target-changed'),
        });
      await tx
        .insertInto('target_approval')
        .values({
          ...{ request_id: requestId, case_id: thing.caseId, target_id: targetId, account_id: who.id },
          ...{ digest, approved_at: now },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      note({ digest, version: thing.row.version, link: hidden(target.relevance) });
      const found = await findRequest(desk, tx, requestId);
      return await requestDetail(desk, tx, found ?? thing, who, asking.language);
    },
  });
}
