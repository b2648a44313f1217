// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import { inputSays } from '../core/errors/sentences/input.ts';
import type { Database } from '../store/database/schema.ts';
import type { Store } from '../store/open-store.ts';
import type { JobKind } from './job-kind.ts';
import { lookAtQueue } from './look-at-queue.ts';
import { lostJobs } from './recover-jobs.ts';
import { ATTEMPTS, fail, runJob } from './run-job.ts';

/** A job as people see it. */
export interface JobState {
  readonly id: string;
  readonly kind: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly progress: object | null;
  readonly result: object | null;
  readonly error: object | null;
}

export interface NewJob<Input extends object> {
  readonly key: string;
  readonly input: Input;
  readonly caseId?: string;
}

export interface Queue {
  /** Sends a job in the caller's transaction, or finds the one with that key. @returns its id. */
  send<Input extends object>(tx: Transaction<Database>, kind: JobKind<Input>, job: NewJob<Input>): Promise<string>;
  /** Works on jobs until `stop`. */
  work(): Promise<void>;
  /** Lets running jobs end for some seconds, then gives them up; they are run again later. */
  stop(): Promise<void>;
}

const LANES = ['short', 'long'] as const;
const SCHEMA = 'pgboss';

/** A worker that dies is noticed after this long without a sign of life. */
const HEARTBEAT_SECONDS = 10;
/** So often the queue is looked at; what is due begins then, and no job waits longer. */
const LOOK_EVERY_MS = 500;
/** A worker that nobody wakes asks for itself this often. */
const POLL_SECONDS = 30;
/** Whether a worker is silent is asked at one look in so many, every five seconds. */
const LISTEN_AT_LOOKS = 10;
/** What is long over is cleared away, and a job that has run for half a day ended, at one look in so many, every ten minutes. */
const TIDY_AT_LOOKS = 1_200;
const RECOVER_EVERY_MS = 60_000;

interface Envelope {
  readonly job: string;
}

/** Opens the queue of a desk; `kinds` are all kinds this program knows. */
export async function openQueue(store: Store, kinds: readonly JobKind<never>[], log: (message: string) => void): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => store.pool.query(text, values as unknown[]) },
    schema: SCHEMA,
    backend: store.kind === 'embedded' ? 'pglite' : 'postgres',
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    // What these do at intervals of their own is asked for where there is something to do; see `startLooking`.
    supervise: false,
    registerInstance: false,
    monitorIntervalSeconds: 1,
  });
  // Which worker it was says nothing to whoever reads it, and would make each of them another trouble.
  boss.on('error', (error: Error) => log(`queue: ${error.message.replace(/ \(Queue: .*\)$/s, '')}`));
  await boss.start();
  for (const lane of LANES) {
    const settings = {
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: 12 * 3600,
      retryLimit: ATTEMPTS - 1,
      retryDelay: 1,
      retryBackoff: true,
    };
    if ((await boss.getQueue(lane)) === null) await boss.createQueue(lane, settings);
  }
  await letActsSend(store.db);
  const byName = new Map(kinds.map((kind) => [kind.name, kind as unknown as JobKind]));
  const recover = () => recoverLost(boss, store, byName).catch((error: unknown) => log(`queue: ${String(error)}`));
  let recovering: NodeJS.Timeout | undefined;
  let stopLooking = async (): Promise<void> => undefined;
  return {
    send: (tx, kind, job) => send(boss, tx, kind, job),
    work: async () => {
      await recover();
      recovering = setInterval(recover, RECOVER_EVERY_MS).unref();
      const workers = await work(boss, store, byName, log);
      stopLooking = startLooking(boss, store, workers, log);
    },
    stop: async () => {
      clearInterval(recovering);
      await stopLooking();
      await boss.stop({ graceful: true, timeout: 5_000, close: false });
    },
  };
}

/** Gives lost jobs a place in the queue again; one that has cost every worker its life is failed, so that people see it. */
async function recoverLost(boss: PgBoss, store: Store, kinds: ReadonlyMap<string, JobKind>): Promise<void> {
  await store.db.transaction().execute(async (tx) => {
    for (const { id, kind, attempts } of await lostJobs(tx)) {
      const envelope: Envelope = { job: id };
      const lane = kinds.get(kind)?.lane;
      if (lane !== undefined && attempts < ATTEMPTS) await boss.send(lane, envelope, { db: fromKysely(tx) });
      else await fail(tx, id, { code: 'JOB_FAILED', said: inputSays('job-not-ended', { attempts }) });
    }
  });
}

/** Acts run as `rogatory_desk`: it may put jobs into the queue and nothing else there. */
async function letActsSend(db: Kysely<Database>): Promise<void> {
  await sql
    .raw(
      `GRANT USAGE ON SCHEMA ${SCHEMA} TO rogatory_desk;
       GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA ${SCHEMA} TO rogatory_desk;
       GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${SCHEMA} TO rogatory_desk;`,
    )
    .execute(db);
}

async function send<Input extends object>(
  boss: PgBoss,
  tx: Transaction<Database>,
  kind: JobKind<Input>,
  { key, input, caseId }: NewJob<Input>,
): Promise<string> {
  const queued = await tx
    .insertInto('job')
    .values({
      id: randomUUID(),
      kind: kind.name,
      key,
      case_id: caseId ?? null,
      input: JSON.stringify(input),
      progress: null,
      result: null,
      error: null,
      started_at: null,
      ended_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'key'])
        .doUpdateSet({ state: 'waiting', error: null, progress: null, attempts: 0, ended_at: null })
        .where('job.state', '=', 'failed'),
    )
    .returning('id')
    .executeTakeFirst();
  if (queued === undefined) {
    const { id } = await tx.selectFrom('job').select('id').where('kind', '=', kind.name).where('key', '=', key).executeTakeFirstOrThrow();
    return id;
  }
  const envelope: Envelope = { job: queued.id };
  await boss.send(kind.lane, envelope, { db: fromKysely(tx) });
  return queued.id;
}

/** @returns the worker of each lane */
async function work(
  boss: PgBoss,
  store: Store,
  kinds: ReadonlyMap<string, JobKind>,
  log: (message: string) => void,
): Promise<ReadonlyMap<string, string>> {
  const workers = new Map<string, string>();
  for (const lane of LANES) {
    const worker = await boss.work<Envelope>(lane, { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 }, async ([taken]) => {
      if (taken !== undefined) await runJob(store, kinds, taken.data.job, taken.signal, log);
    });
    workers.set(lane, worker);
  }
  return workers;
}

/** Wakes the workers of the lanes in which a job is due, and lets the queue look after itself when that is due. @returns what ends it */
function startLooking(
  boss: PgBoss,
  store: Store,
  workers: ReadonlyMap<string, string>,
  log: (message: string) => void,
): () => Promise<void> {
  let looks = 0;
  const look = async (): Promise<void> => {
    looks += 1;
    const { due, silent } = await lookAtQueue(store.db);
    for (const [lane, worker] of workers) if (due.includes(lane)) boss.notifyWorker(worker);
    if ((silent && looks % LISTEN_AT_LOOKS === 0) || looks % TIDY_AT_LOOKS === 0) await boss.supervise();
  };
  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => log(`queue: ${String(error)}`))
      .finally(() => {
        looking = undefined;
      });
  }, LOOK_EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

/** The state of one job. The caller has checked who asks. */
export async function jobState(db: Kysely<Database>, id: string): Promise<JobState | undefined> {
  return await db.selectFrom('job').select(['id', 'kind', 'state', 'progress', 'result', 'error']).where('id', '=', id).executeTakeFirst();
}
