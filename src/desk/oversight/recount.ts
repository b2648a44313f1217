// SPDX-License-Identifier: Apache-2.0
/** Counts anew: goes through the whole log, opens who acted, and lays the register beside it. For the overseer alone; each time is an entry. */

import type { Transaction } from 'kysely';
import type { Disagreement } from '../../core/api/oversight.ts';
import { dayIn } from '../../core/deadlines/calendar.ts';
import { calendarOf } from '../../core/deadlines/request-deadlines.ts';
import { InputError } from '../../core/errors/input.ts';
import type { Said } from '../../core/errors/say.ts';
import { oversightSays } from '../../core/errors/sentences/oversight.ts';
import { type History, isWithin, type LoggedAct, type Period, periodOf } from '../../core/oversight/history.ts';
import { livesOf } from '../../core/oversight/lives.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { lookFirst } from '../evidence/look-first.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import type { About } from '../record-entry.ts';
import { raiseFault } from '../self-check/faults.ts';
import { type Key, type Names, nameKeys } from './name-keys.ts';
import { readItems, readRequests, readTexts } from './read-register.ts';
import { type CountedLog, openingsOf, readWholeLog, type SealedAct, unsealed } from './read-whole-log.ts';

export interface AskedPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly zone?: string | undefined;
}

export interface Recounted {
  readonly tx: Transaction<Database>;
  readonly period: Period;
  readonly log: CountedLog;
  /** Without acts where the log does not verify. */
  readonly history: History;
  readonly disagreements: readonly Disagreement[];
  readonly namesOf: (keys: readonly Key[]) => Promise<Names>;
}

/** @param about what of it is looked at, for the entry. @throws ACCESS_NOT_ALLOWED, INPUT_WRONG for a period that is none */
export async function recount<T>(
  desk: OpenDesk,
  asking: Asking,
  asked: AskedPeriod,
  about: About,
  tell: (found: Recounted) => Promise<T>,
): Promise<T> {
  const duty = { verb: 'recount', subject: 'desk', kind: 'statistics-made', find: async () => ({}) } as const;
  await lookFirst(desk, asking, duty);
  const log = await readWholeLog(desk);
  await raiseDamage(desk, log);
  return await act(desk, asking, {
    ...duty,
    about: { list: 'figures', entries: log.size, faults: log.faults.length, ...about },
    async carryOut({ tx, who, now, note }) {
      const knowledge = await ownKnowledge(desk, tx);
      const account = await tx.selectFrom('account').select('country').where('id', '=', who.id).executeTakeFirstOrThrow();
      const period = periodAsked(asked, calendarOf(knowledge, account.country).zone, now);
      note({ from: period.from, to: period.to, zone: period.zone });
      const { history, disagreements } = await historyOf(tx, desk, log, period, now);
      const namesOf = (keys: readonly Key[]) => nameKeys(tx, keys, { language: asking.language, knowledge });
      return await tell({ tx, period, log, history, disagreements, namesOf });
    },
  });
}

/** What an overseer finds stands as a fault for the administrator at once, as if the desk had found it on its own daily look. */
async function raiseDamage({ store, now }: OpenDesk, { damage }: CountedLog): Promise<void> {
  if (damage.length > 0) await raiseFault(store.db, { code: 'LOG_DAMAGED', place: 'log', what: damage.join('; ') }, now());
}

const MOST_YEARS = 30;

function periodAsked({ from, to, zone: named }: AskedPeriod, home: string, now: Date): Period {
  const zone = named ?? home;
  if (!isZone(zone)) throw wrong('zone', oversightSays('zone'));
  const last = to ?? dayIn(zone, now.toISOString());
  const first = from ?? `${last.slice(0, 4)}-01-01`;
  for (const [field, day] of Object.entries({ from: first, to: last }))
    if (!isDay(day)) throw wrong(field, oversightSays('day', { field }));
  if (first > last) throw wrong('to', oversightSays('backwards'));
  if (Number(last.slice(0, 4)) - Number(first.slice(0, 4)) > MOST_YEARS)
    throw wrong('from', oversightSays('too-long', { years: MOST_YEARS }));
  return periodOf(first, last, zone);
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

const wrong = (field: string, message: Said): Error => new InputError('WRONG', { message, details: { fields: [field] } });

async function historyOf(
  tx: Transaction<Database>,
  desk: OpenDesk,
  log: CountedLog,
  period: Period,
  now: Date,
): Promise<Pick<Recounted, 'history' | 'disagreements'>> {
  const nothing = { acts: [], requests: new Map(), targets: new Map(), items: [], now: now.toISOString() };
  if (!log.verifies) return { history: nothing, disagreements: [] };
  const { acts, impostors } = await opened(tx, log.acts, period);
  const registered = await readRequests(tx, log.acts, log.size);
  const left = livesOf(acts).filter((life) => isWithin(period, life.left.at));
  const { requests, targets, disagreements } = await readTexts(tx, registered.rows, left);
  const items = await readItems(tx, desk.configuration.retention);
  return {
    history: { ...nothing, acts, requests, targets, items },
    disagreements: [...registered.disagreements, ...disagreements, ...impostors],
  };
}

/** Who acted, for the acts of the period: opened, and held against what was sealed. */
async function opened(
  tx: Transaction<Database>,
  acts: readonly SealedAct[],
  period: Period,
): Promise<{ readonly acts: readonly LoggedAct[]; readonly impostors: readonly Disagreement[] }> {
  const inPeriod = acts.filter(({ at }) => isWithin(period, at));
  const openings = await openingsOf(
    tx,
    inPeriod.map(({ id }) => id),
    ['by'],
  );
  const impostors: Disagreement[] = [];
  const found = acts.map((act): LoggedAct => {
    const opening = openings.get(act.id)?.get('by');
    if (opening === undefined) return act;
    const by = unsealed(act.sealedBy, opening);
    if (by === undefined) impostors.push({ what: 'who', request: null, entry: act.id });
    return { ...act, by: typeof by === 'string' ? by : null };
  });
  return { acts: found, impostors };
}
