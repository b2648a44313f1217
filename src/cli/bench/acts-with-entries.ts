// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql, type Transaction } from 'kysely';
import { hidden } from '../../core/custody/entry.ts';
import { findCase } from '../../desk/cases/find-case.ts';
import { loadWho } from '../../desk/load-who.ts';
import { recordEntry } from '../../desk/record-entry.ts';
import { readConfiguration } from '../../store/configuration.ts';
import { withActor } from '../../store/database/actor.ts';
import type { Database } from '../../store/database/schema.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import type { Terminal } from '../command.ts';
import { type Measure, rateRatio, secondsOf } from './bench.ts';

const ACTS = 600;
const WARMING = 60;

interface People {
  readonly accountId: string;
  readonly caseId: string;
}

/** Does one act, with its entry or without. */
type Act = (withEntry: boolean) => Promise<void>;

/**
 * Acts with their entry against the same acts without it, turn about, on the database of `ROGATORY_DATABASE_URL`, else the embedded one. A whole
 * act is what a desk does (`desk/act.ts`): who asks and in which cases, the case, one change. A bare one is the change alone, which no desk does.
 */
export async function actsWithEntries(folder: string, { env }: Terminal): Promise<Measure[]> {
  const store = await openStore(readConfiguration(join(folder, 'desk'), { ...env, ROGATORY_TRAINING: 'true' }));
  const where = store.kind === 'server' ? 'PostgreSQL' : 'embedded database';
  try {
    const people = await makePeople(store);
    const whole = await turnAbout(wholeAct(store, people));
    const bare = await turnAbout(bareAct(store, people));
    return [
      { ...whole, task: `${ACTS} acts of a desk, each with its entry (${where})`, aim: 0.8 },
      { ...bare, task: `${ACTS} bare changes, each with an entry (${where})` },
    ];
  } finally {
    await sql`DROP TABLE IF EXISTS bench_act`.execute(store.db);
    await store.close();
  }
}

async function makePeople({ db }: Store): Promise<People> {
  const [accountId, caseId] = [randomUUID(), randomUUID()];
  await sql`CREATE TABLE IF NOT EXISTS bench_act (id uuid PRIMARY KEY, text text)`.execute(db);
  await sql`INSERT INTO account (id, login, name, roles, unit, country, password_hash)
    VALUES (${accountId}, ${accountId}, 'bench', ARRAY['investigator'], 'bench', 'EG', 'none')`.execute(db);
  await sql`INSERT INTO case_file (id, number, title, summary, country, stage, offences, restricted, minors, privileged, opened_at, opened_by)
    VALUES (${caseId}, ${caseId}, 'bench', '', 'EG', 'investigation', '[]', false, false, false, now(), ${accountId})`.execute(db);
  await sql`INSERT INTO case_member (case_id, account_id, role, since) VALUES (${caseId}, ${accountId}, 'investigator', now())`.execute(db);
  return { accountId, caseId };
}

const wholeAct =
  (store: Store, { accountId, caseId }: People): Act =>
  (withEntry) =>
    withActor(store.db, { userId: accountId }, async (tx) => {
      await loadWho(tx, accountId);
      await findCase(tx, caseId);
      await change(tx);
      if (withEntry) await record(tx, { accountId, caseId });
    });

const bareAct =
  (store: Store, people: People): Act =>
  (withEntry) =>
    store.db.transaction().execute(async (tx) => {
      await change(tx);
      if (withEntry) await record(tx, people);
    });

const change = (tx: Transaction<Database>) => sql`INSERT INTO bench_act VALUES (${randomUUID()}, 'an act of a desk')`.execute(tx);

async function record(tx: Transaction<Database>, { accountId, caseId }: People): Promise<void> {
  const about = { target: hidden(randomUUID()), kind: 'account' };
  const whose = { by: accountId, caseId, session: randomUUID(), role: 'investigator' };
  await recordEntry(tx, { now: () => new Date(), newId: randomUUID }, { ...whose, kind: 'target-added', about });
}

async function turnAbout(act: Act): Promise<Omit<Measure, 'task'>> {
  for (let n = 0; n < WARMING; n += 1) await act(n % 2 === 0);
  const seconds = { with: 0, without: 0 };
  for (let n = 0; n < ACTS; n += 1) {
    seconds.without += await secondsOf(() => act(false));
    seconds.with += await secondsOf(() => act(true));
  }
  const [figure, peer] = [ACTS / seconds.with, ACTS / seconds.without];
  return {
    figure: Math.round(figure),
    unit: 'acts/s',
    against: 'the same without an entry',
    peer: Math.round(peer),
    ratio: rateRatio(figure, peer),
  };
}
