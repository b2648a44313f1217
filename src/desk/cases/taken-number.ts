// SPDX-License-Identifier: Apache-2.0
/** A number of a case that another one has: refused, and told to the circle of that one (docs/decisions/numbers-of-cases.md). */
import { sql } from 'kysely';
import { hidden } from '../../core/custody/entry.ts';
import type { EntryKind } from '../../core/custody/entry-kinds.ts';
import { CaseError } from '../../core/errors/case.ts';
import { caseSays } from '../../core/errors/sentences/case.ts';
import { withActor } from '../../store/database/actor.ts';
import type { Asking } from '../asking.ts';
import { loadWho } from '../load-who.ts';
import type { OpenDesk } from '../open-desk.ts';
import { recordEntry } from '../record-entry.ts';

const UNIQUE_VIOLATION = '23505';

/** The database knows numbers of cases that this person does not see. */
export function refuseTakenNumber(error: unknown): never {
  if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
  throw new CaseError('NUMBER_TAKEN', { message: caseSays('number-taken') });
}

/** Does what gives a case its number; that it was another's is an entry of that other case, with who tried it. */
export async function withNumber<Answer>(
  desk: OpenDesk,
  asking: Asking,
  { number, kind }: { readonly number: string; readonly kind: EntryKind },
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CaseError && error.code === 'NUMBER_TAKEN') await tellCircle(desk, asking, number, kind);
    throw error;
  }
}

async function tellCircle(desk: OpenDesk, { accountId, sessionId }: Asking, number: string, kind: EntryKind): Promise<void> {
  await withActor(desk.store.db, { userId: accountId }, async (tx) => {
    const { rows } = await sql<{ id: string | null }>`SELECT case_numbered(${number}) AS id`.execute(tx);
    const who = await loadWho(tx, accountId);
    await recordEntry(tx, desk, {
      kind,
      refused: { rule: 'CASE_NUMBER_TAKEN' },
      by: accountId,
      caseId: rows[0]?.id ?? undefined,
      session: sessionId === '' ? undefined : sessionId,
      role: who?.roles[0] ?? 'nobody',
      about: { number: hidden(number) },
    });
  });
}
