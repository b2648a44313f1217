// SPDX-License-Identifier: Apache-2.0
import { proposedValues } from '../../core/requests/following.ts';
import type { Doing } from '../act.ts';
import { sealAnswersOf } from '../evidence/rescope-item.ts';
import type { OpenDesk } from '../open-desk.ts';
import { writeFollowing } from './draft-following.ts';
import { type FoundRequest, followedOf } from './find-request.ts';

/**
 * What follows when a review does not uphold a request that went first: what came on it is set apart whole, and the letter that tells its addressee
 * is drafted, for whoever drafted the request to hand in. What comes later is set apart as it is read (evidence/asked-of.ts).
 */
export async function notUpheld(desk: OpenDesk, doing: Doing<FoundRequest>): Promise<void> {
  const { tx, thing, now, note, alsoRecord } = doing;
  const sealed = await sealAnswersOf(desk, doing, thing.row.id);
  note({ sealed });
  const told = await tx
    .selectFrom('request')
    .select('id')
    .where('follows', '=', thing.row.id)
    .where('kind', '=', 'withdrawal')
    .executeTakeFirst();
  if (told !== undefined || !followedOf(thing.row).isSent) return;
  const { language, drafter_ids } = thing.row;
  const more = proposedValues('not-upheld', language);
  const draft = await writeFollowing(desk, tx, thing, { kind: 'withdrawal', language, drafterId: drafter_ids[0] as string, now, more });
  alsoRecord('request-drafted', { ...draft.about, follows: thing.row.id, proposed: 'not-upheld' });
  for (const gate of draft.gates) alsoRecord('gate-raised', { request: draft.id, gate });
}
