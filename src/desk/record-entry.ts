// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { type EntryDraft, type Hidden, hidden, makeEntry, type PlainValue, SALT_BYTES } from '../core/custody/entry.ts';
import type { EntryMember } from '../core/custody/entry-members.ts';
import type { Database } from '../store/database/schema.ts';
import { appendEntry } from '../store/log/append-entry.ts';
import type { OpenDesk } from './open-desk.ts';

/** An entry of the desk's own acts and jobs stands under this name. */
export const THE_DESK = 'desk';

/** What an entry is about. Only names of the list, so that the screen of the log has a word for each. */
export type About = Readonly<Partial<Record<EntryMember, PlainValue | Hidden | undefined>>>;

/** An entry as duties write it: `by` and `case` are ids. */
export interface EntryToRecord extends Omit<EntryDraft, 'by' | 'case' | 'about'> {
  readonly about?: About;
  /** Account that acts; absent: the desk itself. */
  readonly by?: string | undefined;
  readonly caseId?: string | undefined;
  /** The session of whoever acts: what is done with a stolen one is told from what its owner did. */
  readonly session?: string | undefined;
}

/** Puts an entry into the log and into its index, in the transaction of the act. @returns its id */
export async function recordEntry(
  tx: Transaction<Database>,
  desk: Pick<OpenDesk, 'now' | 'newId'>,
  { by, caseId, session, ...draft }: EntryToRecord,
): Promise<string> {
  const now = desk.now();
  const about = session === undefined ? draft.about : { ...draft.about, session: hidden(session) };
  const entry = makeEntry(
    { ...draft, ...(about === undefined ? {} : { about }), by: by ?? THE_DESK, ...(caseId === undefined ? {} : { case: caseId }) },
    { now: now.toISOString(), newId: desk.newId, newSalt: () => randomBytes(SALT_BYTES) },
  );
  await appendEntry(tx, entry, {
    at: now,
    kind: draft.kind,
    outcome: draft.refused === undefined ? 'done' : 'refused',
    account_id: by ?? null,
    case_id: caseId ?? null,
    session_id: session ?? null,
    request_id: typeof about?.request === 'string' ? about.request : null,
  });
  return entry.id;
}
