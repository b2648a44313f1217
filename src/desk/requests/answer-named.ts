// SPDX-License-Identifier: Apache-2.0
import type { RequestDetail } from '../../core/api/requests.ts';
import { hidden } from '../../core/custody/entry.ts';
import { InputError } from '../../core/errors/input.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findRequest } from './find-request.ts';
import { closeDue } from './protection-today.ts';
import { stepOrRefusal } from './refuse-step.ts';
import { requestDetail } from './show-request.ts';

export interface NamedAsked {
  readonly targetId: string;
  /** Of the texts that name them, as they were read. */
  readonly digest: string;
  /** Data on them are asked for. */
  readonly asks: boolean;
  /** Why they are named, where their data are not asked for. */
  readonly reason?: string | undefined;
}

/**
 * A drafter says of somebody whom the case protects and a text names whether data on them are asked for: then the gates of their role are
 * closed, as on a target; else the approver reads why they are named. Whoever answers is a drafter of this version. @throws INPUT_CHANGED_MEANWHILE
 */
export async function answerNamed(desk: OpenDesk, asking: Asking, requestId: string, asked: NamedAsked): Promise<RequestDetail> {
  const reason = asked.asks ? null : asked.reason?.trim() || null;
  return await act(desk, asking, {
    verb: 'edit',
    subject: 'request',
    kind: 'request-changed',
    about: { request: requestId, event: 'answer-named', ...(reason === null ? {} : { reason: hidden(reason) }) },
    find: (tx) => findRequest(desk, tx, requestId, { changing: true }),
    async carryOut({ tx, thing, who, now, note, alsoRecord }) {
      refuseClosed(thing.inCase);
      stepOrRefusal(thing.steps, 'edit', { who: who.id, at: now.toISOString() });
      const named = thing.protection.named.find(({ target, digest }) => target.id === asked.targetId && digest === asked.digest);
      if (named === undefined) throw new InputError('CHANGED_MEANWHILE', { message: requestSays('named-changed') });
      if (!asked.asks && reason === null)
        throw new InputError('WRONG', { message: requestSays('named-needs-reason'), details: { fields: ['reason'] } });
      const { id: target_id, role } = named.target;
      await tx
        .insertInto('named_answer')
        .values({
          ...{ request_id: requestId, case_id: thing.caseId, target_id, role, digest: named.digest },
          ...{ asks: asked.asks, reason, answered_at: now, answered_by: who.id },
        })
        .execute();
      const drafter_ids = [...new Set([...thing.row.drafter_ids, who.id])];
      await tx.updateTable('request').set({ drafter_ids, updated_at: now }).where('id', '=', requestId).execute();
      note({ target: target_id, version: thing.row.version });
      const answered = (await findRequest(desk, tx, requestId)) ?? thing;
      for (const gate of await closeDue(tx, answered)) alsoRecord('gate-raised', { request: requestId, gate });
      return await requestDetail(desk, tx, (await findRequest(desk, tx, requestId)) ?? thing, who, asking.language);
    },
  });
}
