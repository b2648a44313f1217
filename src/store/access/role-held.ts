// SPDX-License-Identifier: Apache-2.0
import { type SqlBool, sql } from 'kysely';

/** Of `case_member` beside its `account`: the member still holds the role in which they are in the circle. */
export const roleHeld = sql<SqlBool>`case_member.role = ANY (account.roles)`;
