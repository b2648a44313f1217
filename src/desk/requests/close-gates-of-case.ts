// SPDX-License-Identifier: Apache-2.0
import type { Doing } from '../act.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findRequest } from './find-request.ts';
import { closeDue } from './protection-today.ts';

/**
 * After somebody got a role that protects them, or the case a mark: the gates of today are written on every request of the case that has not
 * left, so that lists and figures count them. What no act has written holds all the same (`protectionToday`).
 */
export async function closeGatesOfCase(desk: OpenDesk, { tx, alsoRecord }: Pick<Doing<unknown>, 'tx' | 'alsoRecord'>, caseId: string) {
  const open = await tx
    .selectFrom('request')
    .select('id')
    .where('case_id', '=', caseId)
    .where('state', 'in', ['draft', 'submitted', 'approved'])
    .orderBy('id')
    .execute();
  for (const { id } of open) {
    const found = await findRequest(desk, tx, id, { changing: true });
    if (found === undefined) continue;
    for (const gate of await closeDue(tx, found)) alsoRecord('gate-raised', { request: id, gate });
  }
}
