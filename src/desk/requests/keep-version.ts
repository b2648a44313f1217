// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { Database } from '../../store/database/schema.ts';
import type { RequestRow } from './find-request.ts';

type VersionToKeep = Pick<RequestRow, 'id' | 'case_id' | 'version' | 'digest' | 'field_values' | 'drafter_ids' | 'kept_facts'>;

/** Keeps the text of a version as it was decided on. The same text twice is kept once. */
export async function keepVersion(tx: Transaction<Database>, row: VersionToKeep, now: Date): Promise<void> {
  await tx
    .insertInto('request_version')
    .values({
      request_id: row.id,
      case_id: row.case_id,
      version: row.version,
      digest: row.digest,
      field_values: row.field_values,
      drafter_ids: row.drafter_ids,
      kept_facts: row.kept_facts === null ? null : JSON.stringify(row.kept_facts),
      kept_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
