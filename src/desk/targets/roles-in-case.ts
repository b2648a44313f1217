// SPDX-License-Identifier: Apache-2.0
import type { Kysely } from 'kysely';
import { protectedRoles } from '../../core/cases/role-protection.ts';
import { type NamedTarget, rolesThatCount } from '../../core/cases/role-that-counts.ts';
import type { Database } from '../../store/database/schema.ts';

/** For a target of a case: the one whose role counts for it, itself or a more protected one with the same identifier. */
export async function rolesInCase(db: Kysely<Database>, caseId: string): Promise<<One extends NamedTarget>(target: One) => NamedTarget> {
  return rolesThatCount(await protectedTargets(db, caseId));
}

/** Targets of a case whose role protects somebody, in the order in which they were added. */
export async function protectedTargets(db: Kysely<Database>, caseId: string): Promise<readonly NamedTarget[]> {
  return await db
    .selectFrom('target')
    .select(['id', 'written', 'normalised', 'role'])
    .where('case_id', '=', caseId)
    .where('role', 'in', [...protectedRoles])
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}
