// SPDX-License-Identifier: Apache-2.0
import type { KeptFacts } from '../../core/requests/request.ts';
import type { Step } from '../../core/requests/take-step.ts';
import type { Doing } from '../act.ts';
import { keepScopesOfRequest } from '../evidence/rescope-item.ts';
import type { OpenDesk } from '../open-desk.ts';
import { digestOf } from './change-request.ts';
import type { FoundRequest } from './find-request.ts';
import { keepVersion } from './keep-version.ts';
import { stepOrRefusal } from './refuse-step.ts';

/** Somebody wrote a reason after the approval: it is part of what is approved, so the request waits for another one. */
export interface WrittenReason {
  readonly event: 'keep-facts' | 'lift-gate';
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  /** Against the facts: part of the digest. */
  readonly kept: KeptFacts | null;
}

/**
 * An amendment that changes nothing but the reason, handed in at once; what the reason does not answer is asked when it is approved.
 * @throws REQUEST_BEING_SENT
 */
function handedInAgain({ steps, form }: FoundRequest, { by: who, at, reason }: WrittenReason): Step {
  const amended = stepOrRefusal(steps, 'amend', { who, at, comment: reason });
  const answered = { ...steps, state: amended.to, version: amended.version, factsChanged: false, namedUnanswered: [] };
  return stepOrRefusal(answered, 'submit', { who, at }, form);
}

/** Writes a reason on a request; one that was approved is handed in again with it. @returns the digest, and the version with its state where it is another */
export async function writeReason(desk: OpenDesk, doing: Doing<FoundRequest>, found: FoundRequest, why: WrittenReason) {
  const { tx, now } = doing;
  const { id, case_id, version: before, state: stands } = found.row;
  const { to: state, version } = stands === 'approved' ? handedInAgain(found, why) : { to: stands, version: before };
  const kept = why.kept ?? found.row.kept_facts;
  const digest = digestOf(found, { values: found.values, version, kept });
  if (version !== before) {
    await keepScopesOfRequest(desk, doing, id);
    await keepVersion(tx, { ...found.row, version, digest, kept_facts: kept }, now);
  }
  const kept_facts = kept === null ? null : JSON.stringify(kept);
  await tx.updateTable('request').set({ kept_facts, digest, version, state, updated_at: now }).where('id', '=', id).execute();
  const said = { request_id: id, case_id, at: now, account_id: why.by, event: why.event, text: why.reason, version };
  await tx
    .insertInto('request_comment')
    .values({ id: desk.newId(), ...said })
    .execute();
  return { digest, version, ...(version === before ? {} : { state }) };
}
