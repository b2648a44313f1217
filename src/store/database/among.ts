// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely';

/** That a column of UUIDs is one of these, however many: they are one parameter, where `in` takes one for each and a query has 65,535 at most. */
export const among = (column: string, ids: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} = ANY(${ids}::uuid[])`;
