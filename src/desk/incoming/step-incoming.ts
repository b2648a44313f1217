// SPDX-License-Identifier: Apache-2.0

import type { IncomingDetail } from '../../core/api/incoming.ts';
import { hidden } from '../../core/custody/entry.ts';
import { dayIn } from '../../core/deadlines/calendar.ts';
import { calendarOf } from '../../core/deadlines/request-deadlines.ts';
import { IncomingError } from '../../core/errors/incoming.ts';
import { InputError } from '../../core/errors/input.ts';
import { incomingSays } from '../../core/errors/sentences/incoming.ts';
import type { IncomingRegistered } from '../../core/incoming/incoming.ts';
import { type IncomingEvent, incomingTable } from '../../core/incoming/state-table.ts';
import { incomingStateWords } from '../../core/incoming/state-words.ts';
import {
  type IncomingInput,
  type IncomingRefusal,
  type IncomingStep,
  incomingStep,
  possibleIncomingEvents,
} from '../../core/incoming/take-step.ts';
import { isDay } from '../../core/routes/calendar-day.ts';
import { act, type Doing } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import { meetIncomingDeadlines } from '../deadlines/set-deadlines.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type FoundIncoming, findIncoming, type IncomingRow, inSteps, refuseOtherEvidence } from './find-incoming.ts';
import { incomingDetail } from './show-incoming.ts';

export interface IncomingStepAsked extends IncomingInput {
  readonly event: IncomingEvent;
  readonly reference?: string | undefined;
  readonly channel?: IncomingRegistered['channel'] | undefined;
  readonly happenedOn?: string | undefined;
}

/** @throws INCOMING_…, INPUT_WRONG */
export async function stepOfIncoming(
  desk: OpenDesk,
  asking: Asking,
  incomingId: string,
  asked: IncomingStepAsked,
): Promise<IncomingDetail> {
  return await act(desk, asking, {
    verb: asked.event,
    subject: 'incoming',
    kind: kindOf(asked.event),
    about: { incoming: incomingId, event: asked.event },
    find: (tx) => findIncoming(tx, incomingId, { changing: true }),
    async carryOut(doing) {
      const { tx, thing, who, note } = doing;
      refuseClosed(thing.inCase);
      const step = stepOrRefusal(thing.row, asked);
      await refuseOtherEvidence(tx, thing.caseId, asked.evidenceIds ?? []);
      await writeStep(desk, doing, step, asked);
      await settleClocks(doing, step);
      note({
        state: step.to,
        code: asked.reasonCode?.replaceAll('_', '-'),
        comment: hiddenIfSaid(asked.comment),
        recipient: asked.event === 'forward' ? hidden(thing.row.requesting_authority) : hiddenIfSaid(asked.office),
        items: asked.evidenceIds?.length,
      });
      const found = await findIncoming(tx, incomingId);
      return await incomingDetail(desk, tx, found ?? thing, who, asking.language);
    },
  });
}

const hiddenIfSaid = (text: string | undefined) => (text === undefined || text === '' ? undefined : hidden(text));

/** The kind of entry an event writes is the same in every state that has it. */
function kindOf(event: IncomingEvent) {
  const cell = Object.values(incomingTable).find((row) => row[event] !== undefined)?.[event];
  if (cell === undefined) throw new TypeError(`no state of the table has the event "${event}"`);
  return cell.entry;
}

const FIELD_OF = {
  'comment-given': 'comment',
  'reason-code-given': 'reasonCode',
  'office-given': 'office',
  'evidence-given': 'evidenceIds',
} as const satisfies Partial<Record<IncomingRefusal, string>>;

function stepOrRefusal(row: IncomingRow, asked: IncomingStepAsked): IncomingStep {
  const step = incomingStep(inSteps(row), asked.event, asked);
  if (typeof step !== 'string') return step;
  throw refusalOf(step, row, asked.event);
}

function refusalOf(refusal: IncomingRefusal, row: IncomingRow, event: IncomingEvent): Error {
  switch (refusal) {
    case 'not-in-this-state':
      return new IncomingError('NOT_IN_THIS_STATE', {
        message: incomingSays('not-in-this-state', {
          event,
          state: incomingStateWords[row.state],
          possible: possibleIncomingEvents(inSteps(row)).join(', ') || 'nothing',
        }),
      });
    case 'gaps-explained':
      return new IncomingError('INCOMPLETE', {
        message: incomingSays('does-not-state', { missing: row.missing }),
        details: { fields: [...row.missing] },
      });
    case 'not-acknowledged':
      return new IncomingError('ALREADY_ACKNOWLEDGED', { message: incomingSays('acknowledged-before') });
    case 'something-forwarded':
      return new IncomingError('NOTHING_FORWARDED', { message: incomingSays('nothing-forwarded') });
    default:
      return new IncomingError('NOT_SAID', {
        message: incomingSays('needs', { event, field: incomingSays(FIELD_OF[refusal]) }),
        details: { fields: [FIELD_OF[refusal]] },
      });
  }
}

async function writeStep(desk: OpenDesk, { tx, thing, who, now }: Doing<FoundIncoming>, step: IncomingStep, asked: IncomingStepAsked) {
  const { row } = thing;
  const today = dayIn(calendarOf(await ownKnowledge(desk, tx), thing.inCase.country).zone, now.toISOString());
  const happenedOn = asked.happenedOn ?? today;
  if (!isDay(happenedOn) || happenedOn > today || happenedOn < row.received_on)
    throw new InputError('WRONG', {
      message: incomingSays('day-between'),
      details: { fields: ['happenedOn'] },
    });
  await tx
    .insertInto('incoming_step')
    .values({
      ...{ id: desk.newId(), incoming_id: row.id, case_id: thing.caseId, taken_at: now, taken_by: who.id, happened_on: happenedOn },
      ...{ event: step.event, state: step.to, comment: asked.comment || null, reason: asked.reasonCode ?? null },
      ...{ office: asked.office || null, reference: asked.reference || null, channel: asked.channel ?? null },
      evidence_ids: [...(asked.evidenceIds ?? [])],
    })
    .execute();
  await tx
    .updateTable('incoming_request')
    .set({
      ...{ state: step.to, state_before: step.before, updated_at: now },
      ...(step.event === 'acknowledge' ? { acknowledged_at: now } : {}),
      ...(step.event === 'forward' ? { forwarded: true } : {}),
      ...(asked.office === undefined || asked.office === '' ? {} : { office: asked.office }),
      ...answerOf(step, asked, new Date(`${happenedOn}T00:00:00.000Z`)),
    })
    .where('id', '=', row.id)
    .execute();
}

function answerOf({ event }: IncomingStep, { reasonCode }: IncomingStepAsked, on: Date) {
  switch (event) {
    case 'execute':
      return { answer: 'granted', refusal: null, answered_at: on } as const;
    case 'execute-in-part':
      return { answer: 'partly', refusal: null, answered_at: on } as const;
    case 'refuse':
      return { answer: 'refused', refusal: reasonCode ?? null, answered_at: on } as const;
    default:
      return {};
  }
}

async function settleClocks({ tx, thing, now }: Doing<FoundIncoming>, { event }: IncomingStep): Promise<void> {
  if (event === 'acknowledge') await meetIncomingDeadlines(tx, thing.row.id, now, ['incoming-acknowledge']);
  if (event === 'execute' || event === 'refuse')
    await meetIncomingDeadlines(tx, thing.row.id, now, ['incoming-acknowledge', 'incoming-answer']);
  if (event === 'withdraw' || event === 'close') await meetIncomingDeadlines(tx, thing.row.id, now);
}
