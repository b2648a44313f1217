// SPDX-License-Identifier: Apache-2.0

import type { Kysely } from 'kysely';
import { isOfProtected, type KnownTarget } from '../../core/capture/lawful-plan.ts';
import type { Database } from '../../store/database/schema.ts';

/** What the case knows of addresses, to compare a page with. */
export async function knownTargets(db: Kysely<Database>, caseId: string): Promise<readonly KnownTarget[]> {
  return await db.selectFrom('target').select(['written', 'normalised', 'service', 'role']).where('case_id', '=', caseId).execute();
}

/** Answers a visit about addresses, each time as the case knows them then, with yes or no: whom the case protects does not leave the desk. */
export function asksOfCase(db: Kysely<Database>, caseId: string): (urls: readonly string[]) => Promise<boolean> {
  return async (urls) => {
    const targets = await knownTargets(db, caseId);
    return urls.some((url) => isOfProtected(url, targets));
  };
}
