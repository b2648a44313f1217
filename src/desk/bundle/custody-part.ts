// SPDX-License-Identifier: Apache-2.0
import type { Kysely } from 'kysely';
import type { Entry, Opening } from '../../core/custody/entry.ts';
import { entryClassOf } from '../../core/custody/entry-kinds.ts';
import { csvRow } from '../../core/evidence/table-text.ts';
import type { Database } from '../../store/database/schema.ts';

/** An entry on the case with what opens it. */
export interface CaseEntry {
  readonly id: string;
  readonly bytes: Buffer;
  readonly entry: Entry;
  readonly openings: readonly Opening[];
}

/** Every entry on a case that is committed now, in the order of their time; one that has no place in the log yet gets it before the bundle is written. */
export async function entriesOfCase(db: Kysely<Database>, caseId: string): Promise<readonly CaseEntry[]> {
  const rows = await db
    .selectFrom('log_index')
    .innerJoin('log_entry', 'log_entry.id', 'log_index.entry_id')
    .select(['log_entry.id', 'log_entry.bytes'])
    .where('log_index.case_id', '=', caseId)
    .orderBy('log_entry.created_at')
    .orderBy('log_entry.id')
    .execute();
  const openings = await openingsOfCase(db, caseId);
  return rows.map(({ id, bytes }) => ({ id, bytes, entry: JSON.parse(bytes.toString('utf8')), openings: openings.get(id) ?? [] }));
}

async function openingsOfCase(db: Kysely<Database>, caseId: string): Promise<ReadonlyMap<string, Opening[]>> {
  const rows = await db
    .selectFrom('log_salt')
    .innerJoin('log_index', 'log_index.entry_id', 'log_salt.entry_id')
    .select(['log_salt.entry_id', 'log_salt.member', 'log_salt.salt', 'log_salt.value'])
    .where('log_index.case_id', '=', caseId)
    .orderBy('log_salt.entry_id')
    .orderBy('log_salt.member')
    .execute();
  const byEntry = new Map<string, Opening[]>();
  for (const { entry_id, member, salt, value } of rows) byEntry.set(entry_id, [...(byEntry.get(entry_id) ?? []), { member, salt, value }]);
  return byEntry;
}

/** The chain of custody as a table that people read: when, who, what, and what the entry says besides. */
export function custodyTable(entries: readonly CaseEntry[], people: ReadonlyMap<string, string>): string {
  const rows = entries.map(({ entry, openings }) => {
    const opened = new Map(openings.map(({ member, value }) => [member, JSON.parse(value) as unknown]));
    const by = opened.get('by');
    const about = Object.entries(entry.about).map(([name, value]) => `${name}=${textOf(opened.has(name) ? opened.get(name) : value)}`);
    return csvRow([
      entry.at,
      typeof by === 'string' ? (people.get(by) ?? by) : '',
      entry.role,
      entry.kind,
      entryClassOf(entry.kind) ?? '',
      entry.outcome,
      entry.rule,
      about.join('; '),
      entry.id,
    ]);
  });
  return csvRow(['at (UTC)', 'who', 'role', 'act', 'class (EU 2016/680 art. 25)', 'outcome', 'rule', 'about', 'entry']) + rows.join('');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
