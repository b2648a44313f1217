// SPDX-License-Identifier: Apache-2.0

import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { KeptMapping, MappingAsked } from '../../core/api/mappings.ts';
import { InputError } from '../../core/errors/input.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { faultsOfMapping, headerFingerprint, type TableMapping } from '../../core/mappings/table-mapping.ts';
import { nameOfMapping } from '../../returns/generic-table/index.ts';
import type { TableMappingTable } from '../../store/database/reading-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { personOf } from '../people.ts';

type Row = Selectable<TableMappingTable>;

/**
 * Confirms a mapping under the fingerprint of its header, as the next version of those columns. From then on it reads such tables by itself.
 * @throws INPUT_WRONG with every fault of it
 */
export async function keepMapping(desk: OpenDesk, asking: Asking, asked: MappingAsked): Promise<KeptMapping> {
  const fingerprint = headerFingerprint(asked.header);
  return await act(desk, asking, {
    verb: 'keep',
    subject: 'mapping',
    kind: 'mapping-kept',
    about: { fingerprint },
    async carryOut({ tx, who, now, note }) {
      // Two people who confirm at once: the second waits and gets the next version.
      await sql`SELECT pg_advisory_xact_lock(hashtext(${fingerprint}))`.execute(tx);
      const last = await tx
        .selectFrom('table_mapping')
        .select('version')
        .where('fingerprint', '=', fingerprint)
        .orderBy('version', 'desc')
        .executeTakeFirst();
      const { name } = await personOf(tx, who.id);
      const document = mappingOf(asked, {
        version: (last?.version ?? 0) + 1,
        confirmedBy: name,
        confirmedOn: now.toISOString().slice(0, 10),
      });
      const row = { id: desk.newId(), fingerprint, version: document.version, kept_at: now, kept_by: who.id };
      await tx
        .insertInto('table_mapping')
        .values({ ...row, document: JSON.stringify(document) })
        .execute();
      note({ mapping: row.id, version: row.version });
      return await shown(tx, { ...row, document });
    },
  });
}

export async function listMappings(desk: OpenDesk, asking: Asking): Promise<KeptMapping[]> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'mapping',
    kind: 'mappings-shown',
    async find() {
      return {};
    },
    async carryOut({ tx, note }) {
      const rows = await newestRows(tx);
      note({ count: rows.length });
      const mappings: KeptMapping[] = [];
      for (const row of rows) mappings.push(await shown(tx, row));
      return mappings;
    },
  });
}

/** The newest mapping of each header: what a reading is given. */
export async function newestMappings(db: Kysely<Database>): Promise<TableMapping[]> {
  return (await newestRows(db)).map(({ document }) => document);
}

/** The line that a set of mappings adds to the readers of a reading: another set is another reading. */
export function lineOfMappings(mappings: readonly TableMapping[]): string {
  return mappings
    .map(nameOfMapping)
    .map(({ id, version }) => ` ${id}/${version}`)
    .join('');
}

/** The whole mapping, checked. @throws INPUT_WRONG */
export function mappingOf(asked: MappingAsked, added: Pick<TableMapping, 'version' | 'confirmedBy' | 'confirmedOn'>): TableMapping {
  const document = { schema: 'rogatory.mapping/1' as const, ...asked, ...added };
  const faults = faultsOfMapping(document);
  if (faults.length === 0) return document as unknown as TableMapping;
  throw new InputError('WRONG', { message: requestSays('mapping-faults', { faults: faults.join(' ') }), details: { fields: ['rules'] } });
}

async function newestRows(db: Kysely<Database>): Promise<Row[]> {
  const rows = await db.selectFrom('table_mapping').selectAll().orderBy('fingerprint').orderBy('version').execute();
  return [...new Map(rows.map((row) => [row.fingerprint, row])).values()];
}

export async function newestMapping(tx: Transaction<Database>, fingerprint: string): Promise<KeptMapping | null> {
  const row = await tx
    .selectFrom('table_mapping')
    .selectAll()
    .where('fingerprint', '=', fingerprint)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : await shown(tx, row);
}

async function shown(tx: Transaction<Database>, row: Row): Promise<KeptMapping> {
  const { id, fingerprint, version, document } = row;
  return {
    ...{ id, fingerprint, version, name: document.name, provider: document.provider },
    keptBy: await personOf(tx, row.kept_by),
    keptAt: row.kept_at.toISOString(),
    document: { ...document },
  };
}
