// SPDX-License-Identifier: Apache-2.0

import type { Selectable, Transaction } from 'kysely';
import { IncomingError } from '../../core/errors/incoming.ts';
import { incomingSays } from '../../core/errors/sentences/incoming.ts';
import { type Completeness, completenessOf, statedValues } from '../../core/incoming/completeness.ts';
import type { IncomingRegistered } from '../../core/incoming/incoming.ts';
import type { IncomingInSteps } from '../../core/incoming/take-step.ts';
import type { IncomingRequestTable } from '../../store/database/incoming-tables.ts';
import type { CaseTable, Database } from '../../store/database/schema.ts';
import { loadForms } from '../../store/forms/load-forms.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import { formOf } from '../requests/find-request.ts';

export type IncomingRow = Selectable<IncomingRequestTable>;

/** The request of another State as a thing of an act. */
export interface FoundIncoming {
  readonly caseId: string;
  readonly row: IncomingRow;
  readonly inCase: Selectable<CaseTable>;
}

/** What an outgoing request must say is what an incoming one is held against. */
export const assistanceForm = () => formOf('mla_request');

/** @param changing takes it for this transaction alone */
export async function findIncoming(
  tx: Transaction<Database>,
  incomingId: string,
  { changing = false }: { readonly changing?: boolean } = {},
): Promise<FoundIncoming | undefined> {
  const asked = tx.selectFrom('incoming_request').selectAll().where('id', '=', incomingId);
  const row = await (changing ? asked.forUpdate() : asked).executeTakeFirst();
  if (row === undefined) return undefined;
  const inCase = await tx.selectFrom('case_file').selectAll().where('id', '=', row.case_id).executeTakeFirst();
  return inCase === undefined ? undefined : { caseId: row.case_id, row, inCase };
}

export function registeredOf(row: IncomingRow): IncomingRegistered {
  return {
    requestingState: row.requesting_state,
    requestingAuthority: row.requesting_authority,
    theirReference: row.their_reference,
    treatyBasis: row.treaty_basis,
    receivedOn: row.received_on,
    channel: row.channel,
    language: row.language,
    asked: row.asked,
    urgency: row.urgency,
    neededBy: row.needed_by,
    secrecy: row.secrecy,
    secrecyUntil: row.secrecy_until,
  };
}

export function inSteps(row: IncomingRow): IncomingInSteps {
  return {
    state: row.state,
    before: row.state_before,
    acknowledged: row.acknowledged_at !== null,
    missing: row.missing,
    forwarded: row.forwarded,
  };
}

export async function checkIncoming(
  desk: OpenDesk,
  tx: Transaction<Database>,
  one: IncomingRegistered,
  stated: Readonly<Record<string, string>>,
): Promise<Completeness> {
  const about = { conditions: loadForms().conditions, knowledge: await ownKnowledge(desk, tx) };
  return completenessOf(assistanceForm(), statedValues(one, stated), about);
}

/** @throws INCOMING_NO_SUCH_EVIDENCE */
export async function refuseOtherEvidence(tx: Transaction<Database>, caseId: string, ids: readonly (string | null)[]): Promise<void> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return;
  const found = await tx
    .selectFrom('evidence')
    .select('id')
    .where('case_id', '=', caseId)
    .where('erased_at', 'is', null)
    .where('id', 'in', wanted)
    .execute();
  if (found.length === wanted.length) return;
  throw new IncomingError('NO_SUCH_EVIDENCE', {
    message: incomingSays('no-such-evidence'),
  });
}
