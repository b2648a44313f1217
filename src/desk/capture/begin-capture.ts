// SPDX-License-Identifier: Apache-2.0

import type { CaptureShown } from '../../core/api/captures.ts';
import { refusalOfUrl, refusedAddress } from '../../core/capture/address-rules.ts';
import { type CapturePlan, refuseUnlawful } from '../../core/capture/lawful-plan.ts';
import { DEFAULT_LIMITS } from '../../core/capture/limits.ts';
import { statedMinimisation } from '../../core/capture/stated-minimisation.ts';
import { hidden } from '../../core/custody/entry.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import { act, type Doing } from '../act.ts';
import type { Asking } from '../asking.ts';
import { type FoundCase, findCase, refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { capturePageJob } from './capture-page-job.ts';
import { knownTargets } from './known-targets.ts';
import { type CaptureRow, captureThing, shownCapture } from './show-capture.ts';

export interface NewCapture extends CapturePlan {
  readonly maxSeconds?: number | undefined;
  readonly minimisation?: string | null | undefined;
}

/**
 * Permits one visit and sends it to the background. @throws CAPTURE_NOT_STATED, CAPTURE_NOT_PUBLIC, CAPTURE_PROTECTED_PERSON and the refusals
 *   of addresses; CASE_CLOSED
 */
export async function beginCapture(desk: OpenDesk, asking: Asking, caseId: string, plan: NewCapture): Promise<CaptureShown> {
  return await act(desk, asking, {
    verb: 'begin',
    subject: 'capture',
    kind: 'capture-begun',
    find: (tx) => findCase(tx, caseId),
    carryOut: (doing) => permitAndSend(desk, doing, plan),
  });
}

/** The same page, purpose and basis once more; what has changed in the case since may refuse it now. */
export async function captureAgain(desk: OpenDesk, asking: Asking, id: string): Promise<CaptureShown> {
  return await act(desk, asking, {
    verb: 'begin',
    subject: 'capture',
    kind: 'capture-begun',
    about: { 'again-of': id },
    async find(tx) {
      const found = await captureThing(tx, id);
      const inCase = found === undefined ? undefined : await findCase(tx, found.caseId);
      return found === undefined || inCase === undefined ? undefined : { ...inCase, earlier: found.row };
    },
    carryOut: (doing) => permitAndSend(desk, doing, planOf(doing.thing.earlier)),
  });
}

function planOf(row: CaptureRow): NewCapture {
  const { url, purpose, legal_basis: legalBasis, minimisation, whose, max_seconds: maxSeconds } = row;
  return { url, purpose, legalBasis, minimisation, whose, maxSeconds, publicPage: true };
}

async function permitAndSend(desk: OpenDesk, { tx, thing, who, now, note }: Doing<FoundCase>, plan: NewCapture): Promise<CaptureShown> {
  refuseClosed(thing.row);
  const refused = refusalOfUrl(plan.url, { loopback: desk.configuration.training });
  if (refused !== undefined) throw refusedAddress(refused, captureSays('address-given'));
  const targets = await knownTargets(tx, thing.caseId);
  refuseUnlawful(plan, targets);
  const id = desk.newId();
  const minimisation = statedMinimisation(plan.minimisation);
  const url = new URL(plan.url).href;
  const input = { captureId: id };
  const jobId = await desk.queue.send(tx, capturePageJob, { key: id, caseId: thing.caseId, input });
  await tx
    .insertInto('capture')
    .values({
      id,
      case_id: thing.caseId,
      url,
      purpose: plan.purpose,
      legal_basis: plan.legalBasis,
      minimisation: minimisation ?? null,
      whose: plan.whose,
      max_seconds: plan.maxSeconds ?? DEFAULT_LIMITS.maxSeconds,
      asked_at: now,
      asked_by: who.id,
      job_id: jobId,
      ended_at: null,
      evidence_id: null,
      record: null,
    })
    .execute();
  note({
    capture: id,
    page: hidden(url),
    'visit-for': hidden(plan.purpose),
    'legal-basis': hidden(plan.legalBasis),
    ...(minimisation === undefined ? {} : { minimisation: hidden(minimisation) }),
  });
  return await shownCapture(tx, await tx.selectFrom('capture').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
}
