// SPDX-License-Identifier: Apache-2.0

import type { RequestDetail } from '../../core/api/requests.ts';
import { hidden } from '../../core/custody/entry.ts';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findRequest } from './find-request.ts';
import { writeReason } from './hand-in-again.ts';
import { closeDue } from './protection-today.ts';
import { requestDetail } from './show-request.ts';

/**
 * The legal reviewer lifts a gate with a written reason, which the overseer sees. Lifting one does not approve anything: a gate on what is
 * approved was raised after that, and with the last of them lifted the approver looks at it once more.
 */
export async function liftGate(desk: OpenDesk, asking: Asking, requestId: string, gate: string, reason: string): Promise<RequestDetail> {
  return await act(desk, asking, {
    verb: 'lift-gate',
    subject: 'request',
    kind: 'gate-lifted',
    about: { request: requestId, gate, reason: hidden(reason) },
    find: (tx) => findRequest(desk, tx, requestId, { changing: true }),
    async carryOut(doing) {
      const { tx, thing, who, now, note, alsoRecord } = doing;
      refuseClosed(thing.inCase);
      const standing = thing.gates.find((one) => one.gate === gate && one.lifted_by === null);
      if (standing === undefined) throw new AccessError('NOT_FOUND', { message: accessSays('no-such-gate') });
      for (const due of await closeDue(tx, thing)) alsoRecord('gate-raised', { request: requestId, gate: due });
      const today = thing.protection.raised.find((one) => one.gate === gate)?.because ?? [];
      const lifted_for = [...new Set([...standing.lifted_for, ...today.map(({ key }) => key)])];
      await tx
        .updateTable('request_gate')
        .set({ lifted_by: who.id, lifted_at: now, reason, lifted_for })
        .where('request_id', '=', requestId)
        .where('gate', '=', gate)
        .execute();
      const lifted = await findRequest(desk, tx, requestId);
      if (lifted?.row.state === 'approved' && lifted.gates.every(({ lifted_by }) => lifted_by !== null))
        note(await writeReason(desk, doing, lifted, { event: 'lift-gate', by: who.id, at: now.toISOString(), reason, kept: null }));
      const found = await findRequest(desk, tx, requestId);
      return await requestDetail(desk, tx, found ?? thing, who, asking.language);
    },
  });
}
