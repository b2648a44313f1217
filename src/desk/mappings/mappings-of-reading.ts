// SPDX-License-Identifier: Apache-2.0
import type { Kysely } from 'kysely';
import type { TableMapping } from '../../core/mappings/table-mapping.ts';
import { nameOfMapping } from '../../returns/generic-table/index.ts';
import type { Database } from '../../store/database/schema.ts';
import type { ReadingRow } from '../evidence/shown-reading.ts';

type Read = Pick<ReadingRow, 'evidence_id' | 'readers' | 'coverage'>;

/** The mappings by which files of a reading were read, each in the version of then: what a person confirmed, and what they stated. */
export async function mappingsOfReading(db: Kysely<Database>, { evidence_id, readers, coverage }: Read): Promise<TableMapping[]> {
  const parsers = new Set(coverage?.files.map(({ parser }) => parser));
  const named = readers.split(' ').filter((one) => parsers.has(one.split('/')[0] ?? ''));
  if (!named.some((one) => one.startsWith('mapping-'))) return [];
  const own = await db.selectFrom('item_mapping').select('document').where('evidence_id', '=', evidence_id).execute();
  const shared = await db.selectFrom('table_mapping').select('document').execute();
  return [...own, ...shared].map(({ document }) => document).filter((one) => named.includes(nameAmongReaders(one)));
}

/** As the set of readers of a reading names it. */
export function nameAmongReaders(mapping: TableMapping): string {
  const { id, version } = nameOfMapping(mapping);
  return `${id}/${version}`;
}
