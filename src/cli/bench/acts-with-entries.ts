// SPDX-License-Identifier: Apache-2.0
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import type pg from 'pg';
import { hidden } from '../../core/custody/entry.ts';
import type { Asking } from '../../desk/asking.ts';
import { showCase } from '../../desk/cases/list-cases.ts';
import { openCase } from '../../desk/cases/open-case.ts';
import { type OpenDesk, openDesk } from '../../desk/open-desk.ts';
import { recordEntry } from '../../desk/record-entry.ts';
import { addAccountByDesk } from '../../desk/sign-in/accounts.ts';
import { addTarget } from '../../desk/targets/add-target.ts';
import { readConfiguration } from '../../store/configuration.ts';
import type { Terminal } from '../command.ts';
import { type Measure, rateRatio, secondsOf } from './bench.ts';

const ACTS = 500;
const WARMING = 60;
const SHOWN_TARGETS = 10;

type Act = () => Promise<unknown>;

/** Entries that are made go to the database, or are left out there: then an act is what it would be without a log. */
interface Log {
  leftOut: boolean;
}

/**
 * Acts of a desk with their entry against the same acts without it, turn about, on the database of `ROGATORY_DATABASE_URL`, else the embedded one:
 * adding a target and looking at a case. Beside them a bare change in a transaction of its own, which no desk does.
 */
export async function actsWithEntries(folder: string, { env }: Terminal): Promise<Measure[]> {
  const configuration = readConfiguration(join(folder, 'desk'), { ...env, ROGATORY_TRAINING: 'true' });
  const desk = await openDesk(configuration, { working: false, report: () => undefined });
  const log = watchLog(desk.store.pool);
  const where = desk.store.kind === 'server' ? 'PostgreSQL' : 'embedded database';
  try {
    const { asking, caseId, shownId } = await makeCases(desk);
    const adding = await turnAbout(log, () => addTarget(desk, asking, caseId, invented()));
    const looking = await turnAbout(log, () => showCase(desk, asking, shownId));
    const bare = await turnAbout(log, bareChange(desk, asking, caseId));
    return [
      { ...adding, task: `${ACTS} targets added, each with its entry (${where})`, aim: 0.8 },
      { ...looking, task: `a case looked at ${ACTS} times, each with its entry (${where})`, aim: 0.8 },
      { ...bare, task: `${ACTS} bare changes, each with an entry (${where})` },
    ];
  } finally {
    log.leftOut = false;
    await sql`DROP TABLE IF EXISTS bench_act`.execute(desk.store.db);
    await desk.close();
  }
}

/** Every connection of this pool answers an entry that is left out as the server would, without asking it. */
function watchLog(pool: pg.Pool): Log {
  const log: Log = { leftOut: false };
  const watched = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    const ask = client.query.bind(client) as (...given: unknown[]) => unknown;
    const query = (text: unknown, ...rest: unknown[]): unknown =>
      log.leftOut && typeof text === 'string' && text.startsWith('SELECT append_entry(')
        ? Promise.resolve({ command: 'SELECT', rowCount: 1, rows: [{}] })
        : ask(text, ...rest);
    client.query = query as typeof client.query;
  });
  return log;
}

const invented = () => ({
  written: `2001:db8::${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}`,
  role: 'unknown' as const,
  relevance: 'An invented address.',
});

async function makeCases(desk: OpenDesk): Promise<{ readonly asking: Asking; readonly caseId: string; readonly shownId: string }> {
  const person = { name: 'Bench', roles: ['investigator'], unit: 'bench', language: 'en', country: 'EG' } as const;
  const { id: accountId } = await addAccountByDesk(desk, { ...person, login: randomUUID() }, { hash: 'none' });
  const asking: Asking = { accountId, sessionId: randomUUID(), secondFactorAt: desk.now(), secondFactorEnrolled: true, language: 'en' };
  const handling = { restricted: false, minors: false, privileged: false };
  const offences = [{ family: 'other' }] as const;
  const about = { title: 'Bench', summary: '', country: 'EG', stage: 'investigation', offences, handling } as const;
  const { id: caseId } = await openCase(desk, asking, { ...about, number: randomUUID() });
  const { id: shownId } = await openCase(desk, asking, { ...about, number: randomUUID() });
  for (let n = 0; n < SHOWN_TARGETS; n += 1) await addTarget(desk, asking, shownId, invented());
  await sql`CREATE TABLE IF NOT EXISTS bench_act (id uuid PRIMARY KEY, text text)`.execute(desk.store.db);
  return { asking, caseId, shownId };
}

const bareChange =
  (desk: OpenDesk, { accountId, sessionId }: Asking, caseId: string): Act =>
  () =>
    desk.store.db.transaction().execute(async (tx) => {
      await sql`INSERT INTO bench_act VALUES (${randomUUID()}, 'a change')`.execute(tx);
      const whose = { by: accountId, caseId, session: sessionId, role: 'investigator' };
      await recordEntry(tx, desk, { ...whose, kind: 'target-added', about: { target: hidden('x') } });
    });

async function turnAbout(log: Log, act: Act): Promise<Omit<Measure, 'task'>> {
  const seconds = { with: 0, without: 0 };
  for (let n = -WARMING; n < ACTS; n += 1)
    for (const way of ['without', 'with'] as const) {
      log.leftOut = way === 'without';
      const taken = await secondsOf(act);
      if (n >= 0) seconds[way] += taken;
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
