// SPDX-License-Identifier: Apache-2.0

import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { KeptMapping, MappingAsked } from '../../core/api/mappings.ts';
import { InputError } from '../../core/errors/input.ts';
import { joinedSentences } from '../../core/errors/say.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { faultsOfMapping, headerFingerprint, type TableMapping } from '../../core/mappings/table-mapping.ts';
import type { TableMappingTable } from '../../store/database/reading-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act, type Doing } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseErased } from '../evidence/evidence-bytes.ts';
import { evidenceThing } from '../evidence/list-evidence.ts';
import type { OpenDesk } from '../open-desk.ts';
import { personOf } from '../people.ts';
import { nameAmongReaders } from './mappings-of-reading.ts';

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
      const document = mappingOf(asked, await confirmedAfter(last, { tx, who, now }));
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

/**
 * Confirms a mapping for the tables of one item alone, with what the person states of all its rows: whose they are is true of no other table. It
 * goes before one of the desk. @throws INPUT_WRONG with every fault of it
 */
export async function keepItemMapping(desk: OpenDesk, asking: Asking, evidenceId: string, asked: MappingAsked): Promise<KeptMapping> {
  const fingerprint = headerFingerprint(asked.header);
  return await act(desk, asking, {
    verb: 'map',
    subject: 'evidence',
    kind: 'mapping-kept',
    about: { fingerprint },
    find: async (tx) => await evidenceThing(tx, evidenceId),
    async carryOut({ tx, thing, who, now, note }) {
      refuseErased(thing.row);
      await sql`SELECT pg_advisory_xact_lock(hashtext(${evidenceId}))`.execute(tx);
      const last = await tx
        .selectFrom('item_mapping')
        .select('version')
        .where('evidence_id', '=', evidenceId)
        .where('fingerprint', '=', fingerprint)
        .orderBy('version', 'desc')
        .executeTakeFirst();
      const { sha256: item } = thing.row;
      const document = mappingOf(asked, { ...(await confirmedAfter(last, { tx, who, now })), item });
      const row = { id: desk.newId(), fingerprint, version: document.version, kept_at: now, kept_by: who.id };
      await tx
        .insertInto('item_mapping')
        .values({ ...row, case_id: thing.caseId, evidence_id: evidenceId, document: JSON.stringify(document) })
        .execute();
      note({ mapping: row.id, version: row.version, evidence: evidenceId, item });
      return await shown(tx, { ...row, document });
    },
  });
}

/** Which version it becomes after the last one, by whom and on which day. */
async function confirmedAfter(last: Pick<Row, 'version'> | undefined, { tx, who, now }: Pick<Doing<unknown>, 'tx' | 'who' | 'now'>) {
  const { name } = await personOf(tx, who.id);
  return { version: (last?.version ?? 0) + 1, confirmedBy: name, confirmedOn: now.toISOString().slice(0, 10) };
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

/** The newest mapping of each header, one of the item before one of the desk: what a reading of it is given. */
export async function newestMappings(db: Kysely<Database>, evidenceId: string): Promise<TableMapping[]> {
  const own = newestOfEach(await ownRows(db, evidenceId));
  const known = new Set(own.map(({ fingerprint }) => fingerprint));
  const others = (await newestRows(db)).filter(({ fingerprint }) => !known.has(fingerprint));
  return [...own, ...others].map(({ document }) => document);
}

/** The line that a set of mappings adds to the readers of a reading: another set is another reading. */
export function lineOfMappings(mappings: readonly TableMapping[]): string {
  return mappings.map((one) => ` ${nameAmongReaders(one)}`).join('');
}

/** The whole mapping, checked. @throws INPUT_WRONG */
export function mappingOf(
  asked: MappingAsked,
  added: Pick<TableMapping, 'version' | 'confirmedBy' | 'confirmedOn' | 'item'>,
): TableMapping {
  const document = { schema: 'rogatory.mapping/1' as const, ...asked, ...added };
  const faults = faultsOfMapping(document);
  if (faults.length === 0) return document as unknown as TableMapping;
  throw new InputError('WRONG', {
    message: requestSays('mapping-faults', { faults: joinedSentences(faults) }),
    details: { fields: ['rules'] },
  });
}

async function newestRows(db: Kysely<Database>): Promise<Row[]> {
  return newestOfEach(await db.selectFrom('table_mapping').selectAll().orderBy('fingerprint').orderBy('version').execute());
}

async function ownRows(db: Kysely<Database>, evidenceId: string): Promise<Row[]> {
  const rows = db.selectFrom('item_mapping').selectAll().where('evidence_id', '=', evidenceId);
  return await rows.orderBy('fingerprint').orderBy('version').execute();
}

/** Of rows in the order of their versions. */
const newestOfEach = (rows: readonly Row[]): Row[] => [...new Map(rows.map((row) => [row.fingerprint, row])).values()];

/** By which the tables with these columns of an item are read. */
export async function newestMapping(tx: Transaction<Database>, evidenceId: string, fingerprint: string): Promise<KeptMapping | null> {
  const own = await ownRows(tx, evidenceId);
  const row =
    own.findLast((one) => one.fingerprint === fingerprint) ??
    (await tx.selectFrom('table_mapping').selectAll().where('fingerprint', '=', fingerprint).orderBy('version', 'desc').executeTakeFirst());
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
