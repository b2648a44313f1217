// SPDX-License-Identifier: Apache-2.0
import { csvRow } from '../../core/evidence/table-text.ts';
import { type BundlePart, type Gathering, textPart } from './bundle-part.ts';

/** Targets that were approved one by one, each with the digest of what was read (core/requests/targets-asked.ts); none where none was. */
export async function targetApprovalParts(
  { db, caseId, people, leftOut }: Gathering,
  requests: readonly { readonly id: string; readonly number: string }[],
): Promise<BundlePart[]> {
  const numbers = new Map(requests.map(({ id, number }) => [id, number]));
  const all = await db
    .selectFrom('target_approval')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('approved_at')
    .orderBy('request_id')
    .orderBy('target_id')
    .orderBy('account_id')
    .orderBy('digest')
    .execute();
  // A paper may have lost a target after it was approved.
  const rows = all.filter(({ request_id, target_id }) => numbers.has(request_id) && !leftOut.targets.has(target_id));
  if (rows.length === 0) return [];
  const lines = rows.map((row) =>
    csvRow([
      numbers.get(row.request_id),
      row.target_id,
      row.digest,
      people.get(row.account_id) ?? row.account_id,
      row.approved_at.toISOString(),
    ]),
  );
  const head = csvRow(['request', 'target', 'digest', 'approved by', 'at (UTC)']);
  return [textPart('data/requests/target-approvals.csv', head + lines.join(''))];
}
