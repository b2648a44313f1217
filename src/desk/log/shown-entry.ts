// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { LogEntryShown } from '../../core/api/proof.ts';
import type { Entry } from '../../core/custody/entry.ts';
import { errorKindOf } from '../../core/errors/index.ts';
import type { Language } from '../../core/routes/advice.ts';
import type { Database } from '../../store/database/schema.ts';

/** An entry as it lies in the database; `account` and `caseId` stand in its index, under row-level security. */
export interface EntryRow {
  readonly id: string;
  readonly idx: number | null;
  readonly bytes: Buffer;
  readonly account_id: string | null;
  readonly case_id: string | null;
  readonly session_id: string | null;
}

const JOINED = [
  ...(['log_entry.id', 'log_entry.idx', 'log_entry.bytes'] as const),
  ...(['log_index.account_id', 'log_index.case_id', 'log_index.session_id'] as const),
];

/** Entries with their index, to be narrowed by the caller. */
export function entriesOf(tx: Transaction<Database>) {
  return tx
    .selectFrom('log_index')
    .innerJoin('log_entry', 'log_entry.id', 'log_index.entry_id')
    .select([...JOINED]);
}

/** Entries as this reader may see them: what row-level security gives of names, cases and openings; a commitment it does not open is null. */
export async function shownEntries(tx: Transaction<Database>, rows: readonly EntryRow[], language: Language): Promise<LogEntryShown[]> {
  if (rows.length === 0) return [];
  const people = await namesOf(
    tx,
    rows.map((row) => row.account_id),
  );
  const cases = await casesOf(
    tx,
    rows.map((row) => row.case_id),
  );
  const openings = await openingsOf(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => shown(row, people, cases, openings.get(row.id) ?? new Map(), language));
}

function shown(
  row: EntryRow,
  people: ReadonlyMap<string, string>,
  cases: ReadonlyMap<string, string>,
  opened: ReadonlyMap<string, unknown>,
  language: Language,
): LogEntryShown {
  const entry = JSON.parse(row.bytes.toString('utf8')) as Entry;
  const about: Record<string, unknown> = { role: entry.role, ...(entry.rule === undefined ? {} : { rule: entry.rule }) };
  for (const [name, value] of Object.entries(entry.about))
    if (name !== 'session') about[name] = typeof value === 'string' && value.startsWith('sha256:') ? (opened.get(name) ?? null) : value;
  const [account, caseId] = [row.account_id ?? '', row.case_id ?? ''];
  return {
    id: row.id,
    at: entry.at,
    kind: entry.kind,
    outcome: entry.outcome,
    refusedBecause: entry.rule === undefined ? null : (errorKindOf(entry.rule)?.text[language] ?? null),
    index: row.idx,
    by: people.has(account) ? { id: account, name: people.get(account) as string } : null,
    session: row.session_id,
    case: cases.has(caseId) ? { id: caseId, number: cases.get(caseId) as string } : null,
    about,
  };
}

async function namesOf(tx: Transaction<Database>, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.selectFrom('account').select(['id', 'name']).where('id', 'in', wanted).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Only the cases that the reader is in: the others are not there for them. */
async function casesOf(tx: Transaction<Database>, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.selectFrom('case_file').select(['id', 'number']).where('id', 'in', wanted).execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

async function openingsOf(tx: Transaction<Database>, ids: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<string, unknown>>> {
  const rows = await tx
    .selectFrom('log_salt')
    .select(['entry_id', 'member', 'value'])
    .where('entry_id', 'in', [...ids])
    .execute();
  const byEntry = new Map<string, Map<string, unknown>>();
  for (const { entry_id, member, value } of rows) {
    const opened = byEntry.get(entry_id) ?? new Map<string, unknown>();
    opened.set(member, JSON.parse(value));
    byEntry.set(entry_id, opened);
  }
  return byEntry;
}
