// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { Database } from '../../store/database/schema.ts';
import type { EvidenceRow } from '../evidence/list-evidence.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseItemWithPrivileged } from '../privilege/privileged-in-reading.ts';
import { type FoundRequest, findRequest } from '../requests/find-request.ts';

/**
 * A request with an item of its case that lies beside it: undefined where the item is of another case, was erased, or answers a request. What
 * answers a request is held against it first and is never opened by this door. @throws EVIDENCE_PRIVILEGED
 */
export async function findWithItem(
  desk: OpenDesk,
  tx: Transaction<Database>,
  requestId: string,
  evidenceId: string,
): Promise<(FoundRequest & { readonly item: EvidenceRow | undefined }) | undefined> {
  const found = await findRequest(desk, tx, requestId);
  if (found === undefined) return undefined;
  const item = await tx
    .selectFrom('evidence')
    .selectAll()
    .where('id', '=', evidenceId)
    .where('case_id', '=', found.caseId)
    .where('request_id', 'is', null)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (item !== undefined) await refuseItemWithPrivileged(tx, item);
  return { ...found, item };
}
