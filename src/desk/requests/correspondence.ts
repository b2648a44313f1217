// SPDX-License-Identifier: Apache-2.0
/** What was written and said between the desk and an addressee, filed on the request: questions, clarifications, refusals, numbers. */

import type { Transaction } from 'kysely';
import type { MessageShown } from '../../core/api/register.ts';
import { hidden } from '../../core/custody/entry.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';
import { pastMoment } from '../typed-moment.ts';
import { findRequest } from './find-request.ts';

export interface NewMessage {
  readonly direction: 'in' | 'out';
  readonly kind: MessageShown['kind'];
  readonly text: string;
  /** When it came or went; absent: now. */
  readonly at?: string | undefined;
  /** The addressee's own number, which from then on stands on the last dispatch. */
  readonly reference?: string | undefined;
}

export async function fileMessage(desk: OpenDesk, asking: Asking, requestId: string, message: NewMessage): Promise<MessageShown[]> {
  return await act(desk, asking, {
    verb: 'file-message',
    subject: 'request',
    kind: message.direction === 'in' ? 'message-received' : 'message-sent',
    about: { request: requestId, kind: message.kind, text: hidden(message.text) },
    find: (tx) => findRequest(desk, tx, requestId, { changing: true }),
    async carryOut({ tx, thing, who, now }) {
      refuseClosed(thing.inCase);
      const at = pastMoment(message.at, now, 'at');
      const { direction, kind, text, reference } = message;
      await tx
        .insertInto('request_message')
        .values({
          ...{ id: desk.newId(), request_id: requestId, case_id: thing.caseId, direction, kind, at, text },
          ...{ reference: reference ?? null, filed_at: now, filed_by: who.id },
        })
        .execute();
      const last = thing.dispatches.at(-1);
      if (reference !== undefined && last !== undefined)
        await tx.updateTable('dispatch').set({ reference }).where('id', '=', last.id).execute();
      return await messagesOf(tx, requestId);
    },
  });
}

export async function listMessages(desk: OpenDesk, asking: Asking, requestId: string): Promise<MessageShown[]> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'request',
    kind: 'request-shown',
    about: { request: requestId, messages: true },
    find: (tx) => findRequest(desk, tx, requestId),
    carryOut: async ({ tx }) => await messagesOf(tx, requestId),
  });
}

async function messagesOf(tx: Transaction<Database>, requestId: string): Promise<MessageShown[]> {
  const rows = await tx.selectFrom('request_message').selectAll().where('request_id', '=', requestId).orderBy('at').orderBy('id').execute();
  const person = await peopleOf(
    tx,
    rows.map(({ filed_by }) => filed_by),
  );
  return rows.map(({ id, direction, kind, at, text, reference, filed_by }) => ({
    ...{ id, direction, kind, at: at.toISOString(), text, reference, by: person(filed_by) },
  }));
}
