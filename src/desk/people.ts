// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { Person } from '../core/api/shapes.ts';
import { among } from '../store/database/among.ts';
import type { Database } from '../store/database/schema.ts';

export async function personOf(tx: Transaction<Database>, id: string): Promise<Person> {
  return await tx.selectFrom('account').select(['id', 'name']).where('id', '=', id).executeTakeFirstOrThrow();
}

/** Names of the accounts, for showing: asked for once, however long the list is that shows them. */
export async function peopleOf(tx: Transaction<Database>, ids: readonly (string | null)[]): Promise<(id: string) => Person> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows = wanted.length === 0 ? [] : await tx.selectFrom('account').select(['id', 'name']).where(among('id', wanted)).execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? '' });
}
