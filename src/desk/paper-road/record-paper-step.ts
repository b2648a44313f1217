// SPDX-License-Identifier: Apache-2.0

import type { PaperRoad } from '../../core/api/paper-road.ts';
import { hidden } from '../../core/custody/entry.ts';
import { endOfDay } from '../../core/deadlines/calendar.ts';
import { calendarOf } from '../../core/deadlines/request-deadlines.ts';
import { InputError } from '../../core/errors/input.ts';
import { paperSays } from '../../core/errors/sentences/paper.ts';
import { faultsOfStep, isClocked, type PaperStepGiven } from '../../core/requests/paper-road.ts';
import { isDay } from '../../core/routes/calendar-day.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import { meetDeadlines, setDeadlines } from '../deadlines/set-deadlines.ts';
import { refuseOtherEvidence } from '../incoming/find-incoming.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findRequest } from '../requests/find-request.ts';
import { roadOf } from './show-paper-road.ts';

export interface PaperStepAsked extends PaperStepGiven {
  readonly office?: string | undefined;
  readonly note?: string | undefined;
  /** A receipt, a stamp, a summons that was scanned. */
  readonly evidenceId?: string | undefined;
}

/** @throws INPUT_WRONG, INCOMING_NO_SUCH_EVIDENCE */
export async function recordPaperStep(desk: OpenDesk, asking: Asking, requestId: string, step: PaperStepAsked): Promise<PaperRoad> {
  return await act(desk, asking, {
    verb: 'record-step',
    subject: 'document',
    kind: 'paper-step-recorded',
    about: { request: requestId, step: step.kind },
    find: (tx) => findRequest(desk, tx, requestId, { changing: true }),
    async carryOut({ tx, thing, who, now, note, alsoRecord }) {
      refuseClosed(thing.inCase);
      const faults = isDay(step.on) ? faultsOfStep(step, thing.today) : ['on'];
      if (faults.length > 0)
        throw new InputError('WRONG', {
          message: paperSays('step-wrong', { step: step.kind, on: step.on, fields: faults }),
          details: { fields: [...faults] },
        });
      await refuseOtherEvidence(tx, thing.caseId, [step.evidenceId ?? null]);
      await tx
        .insertInto('paper_step')
        .values({
          ...{
            id: desk.newId(),
            request_id: requestId,
            case_id: thing.caseId,
            version: thing.row.version,
            kind: step.kind,
            on_day: step.on,
          },
          ...{ number: step.number || null, office: step.office || null, copies: step.copies ?? null, note: step.note || null },
          ...{ evidence_id: step.evidenceId ?? null, recorded_at: now, recorded_by: who.id },
        })
        .execute();
      note({ on: step.on, number: step.number ? hidden(step.number) : undefined, office: step.office ? hidden(step.office) : undefined });
      if (isClocked(step.kind)) {
        await meetDeadlines(tx, requestId, now, [step.kind]);
        const { zone } = calendarOf(thing.knowledge, thing.inCase.country);
        const due = { kind: step.kind, dueAt: endOfDay(zone, step.on), lastDay: step.on, zone, rule: 'set-by-court', facts: [] };
        alsoRecord('deadline-set', { request: requestId, count: await setDeadlines(desk, tx, { caseId: thing.caseId, requestId }, [due]) });
      }
      return await roadOf(desk, tx, thing, who);
    },
  });
}
