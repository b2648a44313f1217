// SPDX-License-Identifier: Apache-2.0

import { sql, type Transaction } from 'kysely';
import { parseCheckpoint } from '../../core/custody/checkpoint.ts';
import { hidden } from '../../core/custody/entry.ts';
import { leafHash } from '../../core/custody/merkle-tree.ts';
import { vkeyOf } from '../../core/custody/signed-note.ts';
import { InputError } from '../../core/errors/input.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { checkpointText } from '../../core/evidence/bundle-log.ts';
import type { Database } from '../../store/database/schema.ts';
import { proveEntry } from '../../store/log/prove-entry.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { standingFaults } from '../self-check/faults.ts';
import { witnessesOf } from '../witnesses/shown-witnesses.ts';
import { type EntryRow, entriesOf, shownEntries } from './shown-entry.ts';

export interface AskedLog {
  readonly caseId?: string | undefined;
  readonly kind?: string | undefined;
  readonly outcome?: 'done' | 'refused' | undefined;
  /** Account that acted. */
  readonly by?: string | undefined;
  /** Entries made in [from, to), instants. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** A page of the log, newest first; reading it is an entry as well. */
export async function readLog(desk: OpenDesk, asking: Asking, asked: AskedLog) {
  const { caseId, kind, outcome, by, from, to, cursor, limit = 50 } = asked;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const page = await act(desk, asking, {
    verb: 'list',
    subject: 'log',
    kind: 'log-read',
    about: {
      'of-case': caseId === undefined ? undefined : hidden(caseId),
      'of-kind': kind,
      'of-outcome': outcome,
      'of-account': by === undefined ? undefined : hidden(by),
      'of-from': from,
      'of-to': to,
    },
    async carryOut({ tx, only, note }) {
      let query = narrowed(entriesOf(tx), asked)
        .select(timeOf())
        .where(only({ caseId: 'log_index.case_id' }));
      if (after !== undefined)
        query = query.where(sql<boolean>`(log_index.at, log_index.entry_id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
      const rows = await query
        .orderBy('log_index.at', 'desc')
        .orderBy('log_index.entry_id', 'desc')
        .limit(limit + 1)
        .execute();
      const shown = rows.slice(0, limit);
      note({ count: shown.length });
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return { entries: await shownEntries(tx, shown, asking.language), next: last === undefined ? null : writeCursor(last.at, last.id) };
    },
  });
  const faults = (await standingFaults(desk.store.db)).map(({ code, place, what, foundAt }) => ({
    code,
    place,
    what,
    foundAt: foundAt.toISOString(),
  }));
  return { ...page, checkpoint: await newestHead(desk), vkey: vkeyOf(desk.signer), witnesses: await witnessesOf(desk.store), faults };
}

function narrowed(query: ReturnType<typeof entriesOf>, { caseId, kind, outcome, by, from, to }: AskedLog) {
  let only = query;
  if (caseId !== undefined) only = only.where('log_index.case_id', '=', caseId);
  if (kind !== undefined) only = only.where('log_index.kind', '=', kind);
  if (outcome !== undefined) only = only.where('log_index.outcome', '=', outcome);
  if (by !== undefined) only = only.where('log_index.account_id', '=', by);
  if (from !== undefined) only = only.where('log_index.at', '>=', new Date(from));
  if (to !== undefined) only = only.where('log_index.at', '<', new Date(to));
  return only;
}

/** Microseconds, as the database has them: a cursor that lost them would show an entry twice. */
function timeOf() {
  return sql<string>`to_char(log_index.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('at');
}

/** One entry with its bytes and the proof that it is in the log. */
export async function showLogEntry(desk: OpenDesk, asking: Asking, entryId: string) {
  const { shown, bytes } = await act(desk, asking, {
    verb: 'open',
    subject: 'log',
    kind: 'log-read',
    find: async (tx) => await entryThing(tx, entryId),
    async carryOut({ tx, thing, note }) {
      note({ entry: entryId });
      const [entry] = await shownEntries(tx, [thing.row], asking.language);
      return { shown: entry as NonNullable<typeof entry>, bytes: thing.row.bytes };
    },
  });
  const proven = await proveEntry({ db: desk.store.db, logFolder: desk.configuration.logFolder }, entryId);
  const head = proven === undefined ? undefined : parseCheckpoint(checkpointText(proven.checkpoint));
  return {
    entry: shown,
    bytes: bytes.toString('base64'),
    leafHash: Buffer.from(leafHash(bytes)).toString('base64'),
    proof:
      proven === undefined || head === undefined
        ? null
        : {
            index: proven.index,
            size: head.size,
            hashes: proven.proof.map((hash) => Buffer.from(hash).toString('base64')),
            checkpoint: proven.checkpoint,
          },
  };
}

async function entryThing(tx: Transaction<Database>, id: string): Promise<{ caseId?: string; row: EntryRow } | undefined> {
  const row = await entriesOf(tx).where('log_entry.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { ...(row.case_id === null ? {} : { caseId: row.case_id }), row };
}

async function newestHead({ store }: OpenDesk) {
  const row = await store.db
    .selectFrom('log_checkpoint')
    .select(['note', 'created_at'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  const head = row === undefined ? undefined : parseCheckpoint(checkpointText(row.note));
  if (row === undefined || head === undefined) return null;
  return {
    origin: head.origin,
    size: head.size,
    root: Buffer.from(head.root).toString('base64'),
    note: row.note,
    signedAt: row.created_at.toISOString(),
  };
}

function writeCursor(at: string, id: string): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

function readCursor(cursor: string): { at: string; id: string } {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (found === null)
    throw new InputError('WRONG', {
      message: requestSays('log-cursor'),
    });
  return { at: found[1] as string, id: found[2] as string };
}
