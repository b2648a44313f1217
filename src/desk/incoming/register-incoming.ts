// SPDX-License-Identifier: Apache-2.0

import type { Transaction } from 'kysely';
import type { IncomingDetail, IncomingGiven } from '../../core/api/incoming.ts';
import { hidden } from '../../core/custody/entry.ts';
import { dayIn } from '../../core/deadlines/calendar.ts';
import { calendarOf } from '../../core/deadlines/request-deadlines.ts';
import { InputError } from '../../core/errors/input.ts';
import type { Said } from '../../core/errors/say.ts';
import { incomingSays } from '../../core/errors/sentences/incoming.ts';
import { statedFields } from '../../core/incoming/completeness.ts';
import { incomingDeadlines } from '../../core/incoming/incoming-deadlines.ts';
import { isDay } from '../../core/routes/calendar-day.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { findCase, refuseClosed } from '../cases/find-case.ts';
import { setDeadlines } from '../deadlines/set-deadlines.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import { assistanceForm, checkIncoming, findIncoming, refuseOtherEvidence } from './find-incoming.ts';
import { incomingDetail } from './show-incoming.ts';

/** Writes down what has arrived from another State; its clocks start on the day it came. @throws INPUT_WRONG, INCOMING_NO_SUCH_EVIDENCE */
export async function registerIncoming(desk: OpenDesk, asking: Asking, caseId: string, given: IncomingGiven): Promise<IncomingDetail> {
  const id = desk.newId();
  return await act(desk, asking, {
    verb: 'register',
    subject: 'incoming',
    kind: 'incoming-registered',
    about: { incoming: id, state: given.requestingState, reference: hidden(given.theirReference) },
    find: async (tx) => await findCase(tx, caseId),
    async carryOut({ tx, thing, who, now, note, alsoRecord }) {
      refuseClosed(thing.row);
      const { originalId = null, stated = {}, translation, ...registered } = given;
      refuseUnknownFields(stated);
      await refuseOtherEvidence(tx, caseId, [originalId]);
      const home = calendarOf(await ownKnowledge(desk, tx), thing.row.country);
      refuseImpossibleDays(given, dayIn(home.zone, now.toISOString()));
      const { missing } = await checkIncoming(desk, tx, registered, stated);
      await tx
        .insertInto('incoming_request')
        .values({
          id,
          case_id: caseId,
          number: `${thing.row.number}/IN${await nextNumber(tx, caseId)}`,
          requesting_state: given.requestingState,
          requesting_authority: given.requestingAuthority,
          their_reference: given.theirReference,
          treaty_basis: given.treatyBasis,
          received_on: given.receivedOn,
          channel: given.channel,
          language: given.language,
          asked: given.asked,
          urgency: given.urgency,
          needed_by: given.neededBy,
          secrecy: given.secrecy,
          secrecy_until: given.secrecyUntil,
          original_id: originalId,
          translation,
          translation_id: null,
          stated: JSON.stringify(stated),
          missing: [...missing],
          state: 'received',
          state_before: null,
          office: null,
          acknowledged_at: null,
          forwarded: false,
          answer: null,
          refusal: null,
          answered_at: null,
          registered_at: now,
          registered_by: who.id,
          updated_at: now,
        })
        .execute();
      note({ missing: missing.length, channel: given.channel });
      const count = await setDeadlines(desk, tx, { caseId, incomingId: id }, incomingDeadlines(home, registered));
      alsoRecord('deadline-set', { incoming: id, count });
      const found = await findIncoming(tx, id);
      if (found === undefined) throw new TypeError('the request that was just registered is not there');
      return await incomingDetail(desk, tx, found, who, asking.language);
    },
  });
}

/** @throws INPUT_WRONG: what is stated is stated of the fields that such a request has */
export function refuseUnknownFields(stated: Readonly<Record<string, string>>): void {
  const known = new Set(statedFields(assistanceForm()).map(({ field }) => field));
  const unknown = Object.keys(stated).filter((field) => !known.has(field));
  if (unknown.length === 0) return;
  throw wrong(incomingSays('no-such-field'), ['stated']);
}

function refuseImpossibleDays({ receivedOn, neededBy, secrecyUntil }: IncomingGiven, today: string): void {
  const days = { receivedOn, neededBy, secrecyUntil };
  const unreal = Object.entries(days).filter(([, day]) => day !== null && !isDay(day));
  if (unreal.length > 0)
    throw wrong(
      incomingSays('no-such-day'),
      unreal.map(([name]) => name),
    );
  if (receivedOn > today) throw wrong(incomingSays('received-past'), ['receivedOn']);
}

function wrong(what: Said, fields: readonly string[]): Error {
  return new InputError('WRONG', { message: incomingSays('wrong', { what }), details: { fields: [...fields] } });
}

/** The case is taken for this moment, so that two at once get two numbers. */
async function nextNumber(tx: Transaction<Database>, caseId: string): Promise<number> {
  await tx.selectFrom('case_file').select('id').where('id', '=', caseId).forUpdate().execute();
  const { count } = await tx
    .selectFrom('incoming_request')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  return Number(count) + 1;
}
