// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { refuseUnlawful } from '../../core/capture/lawful-plan.ts';
import { DEFAULT_LIMITS } from '../../core/capture/limits.ts';
import { nextVisit, type Visited } from '../../core/capture/visit-list.ts';
import { hidden } from '../../core/custody/entry.ts';
import { RogatoryError } from '../../core/errors/index.ts';
import type { Queue } from '../../jobs/queue.ts';
import type { Database } from '../../store/database/schema.ts';
import type { Store } from '../../store/open-store.ts';
import { recordEntry } from '../record-entry.ts';
import type { CaptureListRow } from './capture-lists.ts';
import { capturePageJob } from './capture-page-job.ts';
import { knownTargets } from './known-targets.ts';

const LOOK_EVERY_MS = 5_000;

export interface VisitingDesk {
  readonly store: Store;
  readonly queue: Queue;
  readonly now: () => Date;
}

/** Begins what is due of approved lists, one visit of each at a time, while the desk works. @returns what ends it */
export function startVisiting(desk: VisitingDesk, trouble: (error: unknown) => void): () => Promise<void> {
  let looking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(() => visitDue(desk)).catch(trouble);
  }, LOOK_EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

/** What is due follows from what was begun, and both are in one transaction: a desk that dies goes on where it was, and visits nothing twice. */
export async function visitDue({ store, queue, now }: VisitingDesk): Promise<number> {
  return await store.db.transaction().execute(async (tx) => {
    const lists = await tx
      .selectFrom('capture_list')
      .selectAll()
      .where('approved_at', 'is not', null)
      .where('stopped_at', 'is', null)
      .where('ends_at', '>', now())
      .forUpdate()
      .skipLocked()
      .execute();
    let begun = 0;
    for (const list of lists) if (await beginNext(tx, queue, list, now())) begun += 1;
    return begun;
  });
}

async function beginNext(tx: Transaction<Database>, queue: Queue, list: CaptureListRow, now: Date): Promise<boolean> {
  const visited = await tx
    .selectFrom('capture')
    .innerJoin('job', 'job.id', 'capture.job_id')
    .select(['capture.url', 'capture.visit', 'capture.attempt', 'capture.asked_at', 'job.state', 'job.error'])
    .where('capture.list_id', '=', list.id)
    .execute();
  const done = visited.map(({ url, visit, attempt, asked_at, state, error }) => ({
    url,
    visit: visit ?? 1,
    attempt,
    begunAt: asked_at,
    state: stateOf(state, (error as { readonly code?: string } | null)?.code),
  }));
  const plan = {
    urls: list.urls,
    visits: list.visits,
    everyHours: list.every_hours,
    delaySeconds: list.delay_seconds,
    endsAt: list.ends_at,
    approvedAt: list.approved_at,
    stoppedAt: list.stopped_at,
  };
  const next = nextVisit(plan, done, now);
  if (next === undefined || (await stoppedByRule(tx, list, next.url, now))) return false;
  const id = randomUUID();
  const jobId = await queue.send(tx, capturePageJob, { key: id, caseId: list.case_id, input: { captureId: id } });
  await tx
    .insertInto('capture')
    .values({
      id,
      case_id: list.case_id,
      url: next.url,
      purpose: list.purpose,
      legal_basis: list.legal_basis,
      minimisation: list.minimisation,
      whose: list.whose,
      max_seconds: DEFAULT_LIMITS.maxSeconds,
      asked_at: now,
      asked_by: list.asked_by,
      job_id: jobId,
      ended_at: null,
      evidence_id: null,
      record: null,
      list_id: list.id,
      visit: next.visit,
      attempt: next.attempt,
    })
    .execute();
  const about = {
    ...{ capture: id, list: list.id, visit: next.visit, attempt: next.attempt, page: hidden(next.url) },
    ...(list.minimisation === null ? {} : { minimisation: hidden(list.minimisation) }),
  };
  await recordEntry(tx, { now: () => now, newId: randomUUID }, { kind: 'capture-begun', role: 'desk', caseId: list.case_id, about });
  return true;
}

/** What another try may mend: a server that is down, an authority or a browser that is. What a rule refused stays refused. */
const MAY_PASS = new Set(['CAPTURE_UNREACHABLE', 'CAPTURE_NO_BROWSER', 'EXCHANGE_NO_TIME_STAMP', 'JOB_FAILED']);

function stateOf(job: string, code: string | undefined): Visited['state'] {
  if (job === 'failed') return code !== undefined && MAY_PASS.has(code) ? 'unanswered' : 'ended';
  return job === 'done' ? 'ended' : 'going-on';
}

/** The case may have learned since that the page is a journalist's: the list then stops, for all its pages, until it is asked for anew. */
async function stoppedByRule(tx: Transaction<Database>, list: CaptureListRow, url: string, now: Date): Promise<boolean> {
  const closed = await tx.selectFrom('case_file').select('closed_at').where('id', '=', list.case_id).executeTakeFirstOrThrow();
  const targets = await knownTargets(tx, list.case_id);
  let rule = closed.closed_at === null ? undefined : 'CASE_CLOSED';
  try {
    refuseUnlawful({ url, purpose: list.purpose, legalBasis: list.legal_basis, whose: list.whose, publicPage: true }, targets);
  } catch (error) {
    if (!(error instanceof RogatoryError)) throw error;
    rule ??= error.fullCode;
  }
  if (rule === undefined) return false;
  await tx.updateTable('capture_list').set({ stopped_at: now }).where('id', '=', list.id).execute();
  const entry = { kind: 'capture-list-stopped', refused: { rule }, role: 'desk', caseId: list.case_id, about: { list: list.id } } as const;
  await recordEntry(tx, { now: () => now, newId: randomUUID }, entry);
  return true;
}
