// SPDX-License-Identifier: Apache-2.0

import { type Kysely, sql } from 'kysely';
import type { ErrorKind } from '../core/errors/error-area.ts';
import { asFullDisk } from '../core/errors/full-disk.ts';
import { RogatoryError } from '../core/errors/index.ts';
import type { Said } from '../core/errors/say.ts';
import { inputSays } from '../core/errors/sentences/input.ts';
import { crashPoint } from '../store/crash-point.ts';
import type { Database } from '../store/database/schema.ts';
import type { Store } from '../store/open-store.ts';
import type { Finish, JobKind, Progress } from './job-kind.ts';

/** How often a job is tried when the program fails at it (an error of the catalogue is no reason to try again). */
export const ATTEMPTS = 4;

const REPORT_EVERY_MS = 300;

/** What an input holds as `sealed` is for its job alone and goes when the job has ended, however it has. */
const WITHOUT_SECRETS = sql<string>`input - 'sealed'`;

/**
 * Runs one job to its end: done, failed with a code, or thrown to be tried again. A job that is done already, because another worker was
 * faster or the queue forgot that it was, is left alone.
 */
export async function runJob(
  store: Store,
  kinds: ReadonlyMap<string, JobKind>,
  id: string,
  signal: AbortSignal,
  log: (message: string) => void,
): Promise<void> {
  const job = await store.db
    .updateTable('job')
    .set((row) => ({ state: 'running' as const, started_at: new Date(), attempts: row('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returningAll()
    .executeTakeFirst();
  if (job === undefined) return;
  const kind = kinds.get(job.kind);
  if (kind === undefined) return await fail(store.db, id, { code: 'JOB_UNKNOWN_KIND', said: inputSays('job-unknown', { kind: job.kind }) });
  const reports = reporter(store, id);
  try {
    const finish = await kind.run({ id, key: job.key, input: job.input, store, signal, report: reports.report });
    await reports.settled();
    crashPoint('job-before-finish');
    await end(store, id, finish);
    crashPoint('job-finished');
  } catch (error) {
    // Room may come before the last attempt.
    const known = job.attempts < ATTEMPTS ? error : (asFullDisk(error) ?? error);
    if (known instanceof RogatoryError)
      return await fail(store.db, id, { code: known.fullCode, said: known.said, title: known.kind.text, ...known.details });
    log(`job ${job.kind} ${id}: attempt ${job.attempts}: ${String(error)}`);
    if (job.attempts < ATTEMPTS || signal.aborted) throw error;
    await fail(store.db, id, { code: 'JOB_FAILED', said: inputSays('job-failed', { attempts: ATTEMPTS }) });
  }
}

/** One transaction: what was found, and that it is done. */
async function end(store: Store, id: string, finish: Finish): Promise<void> {
  await store.db.transaction().execute(async (tx) => {
    const { state } = await tx.selectFrom('job').select('state').where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
    if (state === 'done') return;
    const result = await finish(tx);
    await tx
      .updateTable('job')
      .set({ state: 'done', result: JSON.stringify(result), error: null, ended_at: new Date(), input: WITHOUT_SECRETS })
      .where('id', '=', id)
      .execute();
  });
}

/** Ends a job as failed, unless it is done. */
export async function fail(
  db: Kysely<Database>,
  id: string,
  { said, ...error }: { readonly code: string; readonly said: Said; readonly title?: ErrorKind['text'] },
): Promise<void> {
  const kept = { title: inputSays('job-failed-title'), ...error, message: said.en, detail: said };
  await db
    .updateTable('job')
    .set({ state: 'failed', error: JSON.stringify(kept), ended_at: new Date(), input: WITHOUT_SECRETS })
    .where('id', '=', id)
    .where('state', '!=', 'done')
    .execute();
}

/** Writes the newest progress now and then, never two at once; a report that cannot be written is no reason to stop the job. */
function reporter(store: Store, id: string): { report: (progress: Progress) => void; settled: () => Promise<void> } {
  let writing: Promise<unknown> = Promise.resolve();
  let last = Number.NEGATIVE_INFINITY;
  const report = (progress: Progress): void => {
    const now = performance.now();
    if (now - last < REPORT_EVERY_MS) return;
    last = now;
    writing = writing.then(() =>
      store.db
        .updateTable('job')
        .set({ progress: JSON.stringify(progress) })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .execute()
        .catch((error: unknown) => String(error)),
    );
  };
  return { report, settled: async () => void (await writing) };
}
