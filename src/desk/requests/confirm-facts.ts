// SPDX-License-Identifier: Apache-2.0

import type { RequestDetail } from '../../core/api/requests.ts';
import { hidden } from '../../core/custody/entry.ts';
import type { Unconfirmed } from '../../core/documents/unconfirmed.ts';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import { snapshot } from '../../core/routes/overlay.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { writePapers } from '../papers/write-papers.ts';
import { findRequest } from './find-request.ts';
import { requestDetail } from './show-request.ts';

export interface Confirming {
  /** Against what it was checked, in words. */
  readonly how: string;
  /** Absent: every fact of the addressee. */
  readonly facts?: readonly string[] | undefined;
}

/**
 * A second person has checked what a request stands on: those facts are confirmed for this desk from then on. An approved request has
 * its papers made again, so that what was a marked blank is printed.
 */
export async function confirmChannel(
  desk: OpenDesk,
  asking: Asking,
  requestId: string,
  { how, facts }: Confirming,
): Promise<RequestDetail> {
  return await act(desk, asking, {
    verb: facts === undefined ? 'confirm-channel' : 'confirm-law',
    subject: 'request',
    kind: 'fact-confirmed',
    about: { request: requestId, how: hidden(how) },
    find: (tx) => findRequest(desk, tx, requestId, { changing: true }),
    async carryOut(doing) {
      const { tx, thing, who, now, note, alsoRecord } = doing;
      refuseClosed(thing.inCase);
      const [first, ...more] = confirmed(thing.unconfirmed, facts);
      if (first === undefined) throw new AccessError('NOT_FOUND', { message: accessSays('nothing-to-confirm') });
      for (const fact of [first, ...more]) {
        const row = { id: desk.newId(), fact, account_id: who.id, confirmed_at: now, how, was: snapshot(desk.knowledge(), fact) };
        await tx.insertInto('fact_confirmation').values(row).execute();
      }
      note({ fact: first });
      for (const fact of more) alsoRecord('fact-confirmed', { request: requestId, fact, how: hidden(how) });
      const found = (await findRequest(desk, tx, requestId)) ?? thing;
      const approval = found.approvals.findLast(({ version }) => version === found.row.version);
      if (found.row.state === 'approved' && approval !== undefined) {
        const { name } = await tx.selectFrom('account').select('name').where('id', '=', approval.account_id).executeTakeFirstOrThrow();
        await writePapers(desk, { ...doing, thing: found }, { name, at: approval.approved_at });
      }
      return await requestDetail(desk, tx, found, who, asking.language);
    },
  });
}

function confirmed(unconfirmed: readonly Unconfirmed[], named: readonly string[] | undefined): readonly string[] {
  const chosen = unconfirmed.filter(({ factId, addressee }) => (named === undefined ? addressee : named.includes(factId)));
  return chosen.map(({ factId }) => factId);
}
