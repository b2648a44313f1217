// SPDX-License-Identifier: Apache-2.0

import type { Transaction } from 'kysely';
import type { CaptureShown } from '../../core/api/captures.ts';
import { refuseUnlawful } from '../../core/capture/lawful-plan.ts';
import { DEFAULT_LIMITS } from '../../core/capture/limits.ts';
import { statedMinimisation } from '../../core/capture/stated-minimisation.ts';
import type { TargetRole } from '../../core/cases/case.ts';
import { hidden } from '../../core/custody/entry.ts';
import { CaptureError } from '../../core/errors/capture.ts';
import type { Said } from '../../core/errors/say.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { findCase, refuseClosed } from '../cases/find-case.ts';
import { refuseErased } from '../evidence/evidence-bytes.ts';
import { type EvidenceRow, evidenceThing } from '../evidence/list-evidence.ts';
import type { OpenDesk } from '../open-desk.ts';
import { knownTargets } from './known-targets.ts';
import { shownCapture } from './show-capture.ts';
import { takeInCaptureJob } from './take-in-capture-job.ts';

export interface CaptureOfOthers {
  readonly evidenceId: string;
  readonly madeBy: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly minimisation?: string | undefined;
  readonly whose: TargetRole;
  readonly url?: string | undefined;
  readonly byHand?: boolean | undefined;
}

/**
 * Takes an item of the case for a capture that others have made. The item stays as it is; what is taken out of it, in the background, is an
 * item of its own. @throws CAPTURE_NOT_OF_OTHERS, CAPTURE_NOT_STATED, CAPTURE_PROTECTED_PERSON, CASE_CLOSED, EVIDENCE_ERASED
 */
export async function takeInCapture(desk: OpenDesk, asking: Asking, caseId: string, asked: CaptureOfOthers): Promise<CaptureShown> {
  return await act(desk, asking, {
    verb: 'begin',
    subject: 'capture',
    kind: 'capture-taken-in',
    about: { evidence: asked.evidenceId },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing, who, now, note }) {
      refuseClosed(thing.row);
      const item = await itemOf(tx, caseId, asked.evidenceId);
      const targets = await knownTargets(tx, caseId);
      const url = asked.url !== undefined && URL.canParse(asked.url) ? new URL(asked.url).href : `urn:sha256:${item.sha256}`;
      refuseUnlawful({ ...asked, url, publicPage: true }, targets);
      const id = desk.newId();
      const minimisation = statedMinimisation(asked.minimisation);
      const jobId = await desk.queue.send(tx, takeInCaptureJob, { key: id, caseId, input: { captureId: id } });
      const row = {
        ...{ id, case_id: caseId, url, purpose: asked.purpose, legal_basis: asked.legalBasis, whose: asked.whose },
        minimisation: minimisation ?? null,
        ...{ max_seconds: DEFAULT_LIMITS.maxSeconds, asked_at: now, asked_by: who.id, job_id: jobId },
        ...{ ended_at: null, evidence_id: null, record: null },
        ...{ how: asked.byHand === true ? ('manual' as const) : ('others' as const), made_by: asked.madeBy, original_id: item.id },
      };
      await tx.insertInto('capture').values(row).execute();
      note({
        capture: id,
        item: item.sha256,
        how: asked.byHand === true ? 'manual' : 'others',
        'made-by': hidden(asked.madeBy),
        'visit-for': hidden(asked.purpose),
        'legal-basis': hidden(asked.legalBasis),
        ...(minimisation === undefined ? {} : { minimisation: hidden(minimisation) }),
      });
      return await shownCapture(tx, await tx.selectFrom('capture').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
    },
  });
}

/** What a provider answered is read as an answer, with its scope and what is set apart; it does not go round that by this door. */
async function itemOf(tx: Transaction<Database>, caseId: string, evidenceId: string): Promise<EvidenceRow> {
  const found = await evidenceThing(tx, evidenceId);
  if (found === undefined || found.caseId !== caseId) throw notOfOthers(captureSays('no-such-item'));
  const { row } = found;
  if (row.request_id !== null || row.how === 'return' || row.how === 'capture' || row.derived_from !== null)
    throw notOfOthers(captureSays('answers-or-own'));
  refuseErased(row);
  const before = await tx
    .selectFrom('capture')
    .select('id')
    .where('case_id', '=', caseId)
    .where('original_id', '=', evidenceId)
    .executeTakeFirst();
  if (before !== undefined) throw notOfOthers(captureSays('taken-before'));
  return row;
}

function notOfOthers(why: Said): Error {
  return new CaptureError('NOT_OF_OTHERS', { message: captureSays('not-of-others', { why }) });
}
