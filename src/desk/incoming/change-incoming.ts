// SPDX-License-Identifier: Apache-2.0
import type { IncomingDetail } from '../../core/api/incoming.ts';
import type { translationStates } from '../../core/incoming/incoming.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { checkIncoming, findIncoming, refuseOtherEvidence, registeredOf } from './find-incoming.ts';
import { refuseUnknownFields } from './register-incoming.ts';
import { incomingDetail } from './show-incoming.ts';

export interface IncomingChange {
  /** Fields by id; an empty text takes what was written there away. Fields that are not named stay. */
  readonly stated?: Readonly<Record<string, string>> | undefined;
  readonly translation?: (typeof translationStates)[number] | undefined;
  readonly originalId?: string | null | undefined;
  readonly translationId?: string | null | undefined;
}

/** @throws INPUT_WRONG, INCOMING_NO_SUCH_EVIDENCE */
export async function changeIncoming(desk: OpenDesk, asking: Asking, incomingId: string, change: IncomingChange): Promise<IncomingDetail> {
  return await act(desk, asking, {
    verb: 'change',
    subject: 'incoming',
    kind: 'incoming-changed',
    about: { incoming: incomingId },
    find: (tx) => findIncoming(tx, incomingId, { changing: true }),
    async carryOut({ tx, thing, who, now, note }) {
      refuseClosed(thing.inCase);
      const { row } = thing;
      refuseUnknownFields(change.stated ?? {});
      const { originalId = row.original_id, translationId = row.translation_id, translation = row.translation } = change;
      await refuseOtherEvidence(tx, thing.caseId, [originalId, translationId]);
      const merged = Object.entries({ ...row.stated, ...change.stated }).filter(([, text]) => text.trim() !== '');
      const stated = Object.fromEntries(merged);
      const { missing } = await checkIncoming(desk, tx, registeredOf(row), stated);
      await tx
        .updateTable('incoming_request')
        .set({
          ...{ original_id: originalId, translation_id: translationId, translation, missing: [...missing] },
          ...{ stated: JSON.stringify(stated), updated_at: now },
        })
        .where('id', '=', incomingId)
        .execute();
      note({ translation, missing: missing.length, stated: Object.keys(change.stated ?? {}).length });
      const found = await findIncoming(tx, incomingId);
      return await incomingDetail(desk, tx, found ?? thing, who, asking.language);
    },
  });
}
