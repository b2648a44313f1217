// SPDX-License-Identifier: Apache-2.0
/**
 * The one way in which people do anything on a desk: who asks, may they, is it well formed, do it in one transaction, record it.
 * What succeeds and its entry are in one transaction; what a rule refuses leaves nothing but an entry of its own.
 */

import type { Expression, SqlBool, Transaction } from 'kysely';
import { sql } from 'kysely';
import { type Condition, holds } from '../core/access/condition.ts';
import { isAllowed, sentenceFor } from '../core/access/may.ts';
import type { Sentence, Subject } from '../core/access/sentence.ts';
import type { Thing, Who } from '../core/access/who.ts';
import { hidden, isPlainText } from '../core/custody/entry.ts';
import type { EntryKind } from '../core/custody/entry-kinds.ts';
import { AccessError } from '../core/errors/access.ts';
import { RogatoryError } from '../core/errors/index.ts';
import { accessSays } from '../core/errors/sentences/access.ts';
import { type Columns, rowsFor } from '../store/access/rows-of.ts';
import { withActor } from '../store/database/actor.ts';
import type { Database } from '../store/database/schema.ts';
import type { Asking } from './asking.ts';
import { loadWho } from './load-who.ts';
import type { OpenDesk } from './open-desk.ts';
import { type About, recordEntry } from './record-entry.ts';

export type { About } from './record-entry.ts';

/** An act in the middle of being done. */
export interface Doing<T> {
  readonly tx: Transaction<Database>;
  readonly who: Who;
  readonly thing: T;
  readonly now: Date;
  /** The filter of the act's own rule, for lists: `query.where(only({ caseId: 'request.case_id' }))`. */
  readonly only: (columns: Columns) => Expression<SqlBool>;
  /** Adds to what the entry of this act says. */
  readonly note: (about: About) => void;
  /** Records the act under another kind than announced, where what was done decides. */
  readonly as: (kind: EntryKind) => void;
  /** The case, where the thing belongs to none before the act. */
  readonly inCase: (caseId: string) => void;
  /** A further entry of the same act. @returns its id; it is written when the act is done */
  readonly alsoRecord: (kind: EntryKind, about?: About) => string;
  /** A further entry for the circle of another case, whom the act concerns as well. */
  readonly alsoRecordIn: (caseId: string, kind: EntryKind, about?: About) => void;
}

export interface Duty<T extends Thing, Answer> {
  readonly verb: string;
  readonly subject: Subject;
  readonly kind: EntryKind;
  /** What the act is about; undefined is answered as if it did not exist. Absent: a list, or something new. */
  readonly find?: (tx: Transaction<Database>) => Promise<T | undefined>;
  /** What is known before it is done, for the entry of a refusal as well. */
  readonly about?: About;
  readonly carryOut: (doing: Doing<T>) => Promise<Answer>;
}

/** How long a shown second factor is good for the acts that ask for it. */
export const STEP_UP_MINUTES = 10;

/** @throws ACCESS_… , and what the duty itself refuses (exit 3 in the catalogue: recorded as a refusal). */
export async function act<T extends Thing, Answer>(desk: OpenDesk, asking: Asking, duty: Duty<T, Answer>): Promise<Answer> {
  const sentence = sentenceFor(duty.verb, duty.subject);
  if (sentence === undefined) throw new TypeError(`core/access has no sentence for "${duty.verb} ${duty.subject}"`);
  const seen: { who?: Who; thing?: T } = {};
  try {
    return await withActor(desk.store.db, { userId: asking.accountId }, (tx) => inTransaction(desk, asking, duty, sentence, tx, seen));
  } catch (error) {
    if (error instanceof RogatoryError && error.kind.exit === 3) await recordRefusal(desk, asking, duty, sentence, seen, error);
    throw error;
  }
}

async function inTransaction<T extends Thing, Answer>(
  desk: OpenDesk,
  asking: Asking,
  duty: Duty<T, Answer>,
  sentence: Sentence,
  tx: Transaction<Database>,
  seen: { who?: Who; thing?: T },
): Promise<Answer> {
  const who = await loadWho(tx, asking.accountId);
  if (who === undefined) throw new AccessError('SIGN_IN_NEEDED', { message: accessSays('account-closed') });
  seen.who = who;
  if (who.roles.includes('overseer')) await sql`SELECT set_config('rogatory.overseer', 'yes', true)`.execute(tx);
  const thing = duty.find === undefined ? ({} as T) : await duty.find(tx);
  if (thing === undefined) throw notFound(duty);
  seen.thing = thing;
  if (!isList(duty)) refuseUnlessAllowed(duty, who, thing);
  if (sentence.stepUp) refuseWithoutSecondFactor(asking, desk.now());

  let { kind } = duty;
  let about: About = duty.about ?? {};
  let caseId = thing.caseId;
  const further: { id: string; kind: EntryKind; about: About; caseId?: string }[] = [];
  const answer = await duty.carryOut({
    tx,
    who,
    thing,
    now: desk.now(),
    only: (columns) => rowsFor(sentence.when, who, columns),
    note: (more) => {
      about = { ...about, ...more };
    },
    as: (other) => {
      kind = other;
    },
    inCase: (id) => {
      caseId = id;
    },
    alsoRecord: (other, more = {}) => {
      const id = desk.newId();
      further.push({ id, kind: other, about: more });
      return id;
    },
    alsoRecordIn: (otherCase, other, more = {}) => void further.push({ id: desk.newId(), kind: other, about: more, caseId: otherCase }),
  });
  const session = sessionOf(asking);
  const by = { by: who.id, caseId, session, role: roleIn(sentence.when, who, caseId) };
  await recordEntry(tx, desk, { ...by, kind, about });
  for (const { id, ...entry } of further) await recordEntry(tx, { now: desk.now, newId: () => id }, { ...by, ...entry });
  return answer;
}

/** A list is filtered row by row and never refused: whoever may see nothing sees an empty one. */
const isList = <T extends Thing, Answer>(duty: Duty<T, Answer>): boolean => duty.verb === 'list' && duty.find === undefined;

function refuseUnlessAllowed<T extends Thing, Answer>(duty: Duty<T, Answer>, who: Who, thing: T): void {
  if (isAllowed(who, duty.verb, duty.subject, thing)) return;
  const seesIt = thing.caseId === undefined || isAllowed(who, 'open', 'case', thing);
  if (!seesIt) throw notFound(duty);
  throw new AccessError('NOT_ALLOWED', {
    message: accessSays('not-allowed', { verb: duty.verb, subject: duty.subject }),
  });
}

function refuseWithoutSecondFactor(asking: Asking, now: Date): void {
  if (!asking.secondFactorEnrolled)
    throw new AccessError('SECOND_FACTOR_MISSING', {
      message: accessSays('no-second-factor'),
    });
  if (isFresh(asking.secondFactorAt, now)) return;
  throw new AccessError('SECOND_FACTOR_NEEDED', {
    message: accessSays('second-factor-old', { minutes: STEP_UP_MINUTES }),
  });
}

/** Two processes of one desk, a clock that is nudged. */
const CLOCKS_DIFFER_MS = 60_000;

export function isFresh(shownAt: Date | null, now: Date): boolean {
  if (shownAt === null) return false;
  const ago = now.getTime() - shownAt.getTime();
  // What was shown ahead of now was shown by a clock that was set back since: nobody can say how long ago.
  return ago < STEP_UP_MINUTES * 60_000 && ago > -CLOCKS_DIFFER_MS;
}

function notFound<T extends Thing, Answer>(duty: Duty<T, Answer>): Error {
  return new AccessError('NOT_FOUND', {
    message: accessSays('not-found', { subject: duty.subject }),
  });
}

/** A calendar feed is read without one. */
const sessionOf = ({ sessionId }: Asking): string | undefined => (sessionId === '' ? undefined : sessionId);

/** Of a duty that leaves no entry where it succeeds, and does where it is refused. @throws what it was refused with */
export async function refuseAct<T extends Thing>(
  desk: OpenDesk,
  asking: Asking,
  duty: Pick<Duty<T, unknown>, 'verb' | 'subject' | 'kind' | 'about'>,
  who: Who | undefined,
  error: RogatoryError,
): Promise<never> {
  const sentence = sentenceFor(duty.verb, duty.subject);
  if (sentence === undefined) throw new TypeError(`core/access has no sentence for "${duty.verb} ${duty.subject}"`);
  await recordRefusal(desk, asking, duty, sentence, who === undefined ? {} : { who }, error);
  throw error;
}

/** Its own small transaction: the refused act left nothing. */
async function recordRefusal<T extends Thing>(
  desk: OpenDesk,
  asking: Asking,
  duty: Pick<Duty<T, unknown>, 'verb' | 'subject' | 'kind' | 'about'>,
  sentence: Sentence,
  seen: { readonly who?: Who; readonly thing?: T },
  error: RogatoryError,
): Promise<void> {
  await withActor(desk.store.db, { userId: asking.accountId }, async (tx) => {
    await recordEntry(tx, desk, {
      kind: duty.kind,
      refused: { rule: error.fullCode },
      by: asking.accountId,
      caseId: seen.thing?.caseId,
      session: sessionOf(asking),
      role: seen.who === undefined ? 'nobody' : roleIn(sentence.when, seen.who, seen.thing?.caseId),
      about: { asked: `${duty.verb}-${duty.subject}`, ...asSent(duty.about) },
    });
  });
}

/** What a refused act was about is what somebody sent, looked up nowhere: a text that may not stand in an entry is committed to. */
function asSent(about: About = {}): About {
  const said = Object.entries(about).map(([name, value]) => [
    name,
    typeof value === 'string' && !isPlainText(value) ? hidden(value) : value,
  ]);
  return Object.fromEntries(said) as About;
}

/** In which of their roles a person acts: the one in the case that the rule names, else the first they have there or on the desk. */
function roleIn(condition: Condition, who: Who, caseId: string | undefined): string {
  const here = caseId === undefined ? [] : (who.cases.get(caseId) ?? []);
  const named = rolesNamed(condition).filter((role) => holds({ is: 'member', as: [role] }, who, { caseId }));
  return named[0] ?? here[0] ?? who.roles[0] ?? 'nobody';
}

function rolesNamed(condition: Condition): (Condition & { is: 'member' })['as'] {
  switch (condition.is) {
    case 'member':
      return condition.as;
    case 'all':
    case 'any':
      return condition.of.flatMap(rolesNamed);
    default:
      return [];
  }
}
