// SPDX-License-Identifier: Apache-2.0
/** Following value through a source that the case allows: what was asked for, and what became of it. The work is that of `follow-source-job.ts`. */
import type { Transaction } from 'kysely';
import type { FollowingShown } from '../../core/api/currency.ts';
import { followableAt } from '../../core/currency/follow/followable.ts';
import type { TracingLimits } from '../../core/currency/report/case-limits.ts';
import { hidden } from '../../core/custody/entry.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { InputError } from '../../core/errors/input.ts';
import type { Said } from '../../core/errors/say.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import type { DeskSource } from '../../ledgers/look-up/desk-sources.ts';
import type { FollowingTable } from '../../store/database/currency-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { findCase, refuseClosed } from '../cases/find-case.ts';
import { caseThing } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';
import { personOf } from '../people.ts';
import { allowedSource, limitsOf, refuseOneMachine, tracingOf } from './case-tracing.ts';
import { receiptsShown, unspentShown } from './checks-shown.ts';
import { followSourceJob } from './follow-source-job.ts';

export interface NewFollowing {
  readonly source: string;
  readonly seeds: readonly string[];
  readonly method: FollowingTable['method'];
  readonly contract?: string | undefined;
  readonly maxHops?: number | undefined;
  /** Smallest units. */
  readonly minAmount?: string | undefined;
  /** Ask also about addresses of other people, as `CrawlQuestion` says; only of Bitcoin. */
  readonly coSigners?: boolean | undefined;
  /** Of Bitcoin: another source, asked about the outputs which the first calls unspent. */
  readonly second?: string | undefined;
  readonly purpose: string;
}

/**
 * Permits it and sends it to the background. That the source will be asked, for what and why, is in the log before anything leaves. Limits that are
 * left open are those of the case.
 * @throws CURRENCY_SOURCE_NOT_ALLOWED, CURRENCY_BEYOND_LIMITS, INPUT_WRONG, CASE_CLOSED
 */
export async function beginFollowing(desk: OpenDesk, asking: Asking, caseId: string, asked: NewFollowing): Promise<FollowingShown> {
  return await act(desk, asking, {
    verb: 'look-up',
    subject: 'trace',
    kind: 'following-begun',
    about: {
      ...{ source: asked.source, why: hidden(asked.purpose), seeds: hidden(asked.seeds.join(' ')), method: asked.method },
      ...(asked.second === undefined ? {} : { second: asked.second }),
      ...(asked.coSigners === undefined ? {} : { 'co-signers': asked.coSigners ? 'asked' : 'not-asked' }),
    },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing, who, now, note }) {
      refuseClosed(thing.row);
      const source = await allowedSource(desk, tx, caseId, asked.source);
      refuseUnfit(source, asked);
      if (asked.second !== undefined) refuseUnlike(desk, source, await allowedSource(desk, tx, caseId, asked.second));
      const limits = withinLimits(asked, limitsOf(await tracingOf(tx, caseId)));
      const id = desk.newId();
      const jobId = await desk.queue.send(tx, followSourceJob, { key: id, caseId, input: { followingId: id } });
      await tx
        .insertInto('following')
        .values({
          ...{ id, case_id: caseId, source: source.id, method: asked.method, purpose: asked.purpose.trim(), ...limits },
          seeds: [...new Set(asked.seeds.map((seed) => seed.trim()))],
          contract: followableAt(source.kind)?.isContract === undefined ? null : (asked.contract?.trim() ?? null),
          ...{ asked_at: now, asked_by: who.id, job_id: jobId },
          ...{ ended_at: null, answers_id: null, answers_count: null, trace_id: null, stopped: [] },
          co_signers: source.kind === 'esplora' ? (asked.coSigners ?? false) : null,
          ...{ receipts_proven: null, receipts_named: null, second: asked.second ?? null },
          ...{ second_answers_id: null, unspent_named: null, unspent_agreed: null, unspent_spent: null },
        })
        .execute();
      note({ following: id });
      return await shownFollowing(tx, await followingsWithJobs(tx).where('following.id', '=', id).executeTakeFirstOrThrow());
    },
  });
}

export async function listFollowings(desk: OpenDesk, asking: Asking, caseId: string): Promise<FollowingShown[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'trace',
    kind: 'trace-shown',
    find: async (tx) => await caseThing(tx, caseId),
    async carryOut({ tx, note }) {
      const rows = await followingsWithJobs(tx)
        .where('following.case_id', '=', caseId)
        .orderBy('following.asked_at', 'desc')
        .orderBy('following.id')
        .execute();
      note({ list: 'followings', count: rows.length });
      const shown: FollowingShown[] = [];
      for (const row of rows) shown.push(await shownFollowing(tx, row));
      return shown;
    },
  });
}

function refuseUnfit(source: DeskSource, { seeds, contract }: NewFollowing): void {
  const wrong = (field: string, message: Said) => new InputError('WRONG', { message, details: { fields: [field] } });
  const followable = followableAt(source.kind);
  if (followable === undefined) throw wrong('source', currencySays('no-following', { source: source.id, kind: source.kind }));
  const { isSeed, isContract } = followable;
  const unfit = seeds.find((seed) => !isSeed(seed.trim()))?.slice(0, 100);
  if (unfit !== undefined)
    throw wrong('seeds', currencySays(isContract === undefined ? 'seed-of-output' : 'seed-of-account', { found: unfit }));
  if (isContract !== undefined && !isContract(contract?.trim() ?? ''))
    throw wrong('contract', currencySays(source.kind === 'evm' ? 'ether-unfollowed' : 'contract-needed'));
}

/** A second source can be asked about outputs of the same chain, on a machine of its own. */
function refuseUnlike(desk: OpenDesk, first: DeskSource, second: DeskSource): void {
  if (first.kind !== 'esplora' || second.kind !== 'esplora' || first.network !== second.network)
    throw new InputError('WRONG', {
      message: currencySays('second-unlike', { source: first.id, second: second.id }),
      details: { fields: ['second'] },
    });
  refuseOneMachine(desk, first.id, second.id);
}

/** What is asked for, no further than the case allows. */
function withinLimits({ maxHops, minAmount }: NewFollowing, limits: TracingLimits) {
  const beyond: string[] = [];
  if (maxHops !== undefined && limits.maxHops !== null && maxHops > limits.maxHops) beyond.push('maxHops');
  if (minAmount !== undefined && limits.minAmount !== null && BigInt(minAmount) < BigInt(limits.minAmount)) beyond.push('minAmount');
  if (beyond.length > 0)
    throw new CurrencyError('BEYOND_LIMITS', {
      message: currencySays('would-be-beyond', { limits: beyond }),
      details: { limits: beyond },
    });
  return { max_hops: maxHops ?? limits.maxHops, min_amount: minAmount ?? limits.minAmount, until_day: limits.untilDay };
}

/** In one statement, so that a job that ends meanwhile is not told as done beside a row that does not know its trace yet. */
function followingsWithJobs(tx: Transaction<Database>) {
  return tx
    .selectFrom('following')
    .leftJoin('job', 'job.id', 'following.job_id')
    .selectAll('following')
    .select(['job.kind as job_kind', 'job.state as job_state', 'job.progress as job_progress', 'job.error as job_error']);
}

type RowWithJob = Awaited<ReturnType<ReturnType<typeof followingsWithJobs>['execute']>>[number];

const jobOf = ({ job_id: id, job_kind: kind, job_state: state, job_progress: progress, job_error: error }: RowWithJob) =>
  (kind === null ? null : { id, kind, state, progress, error }) as FollowingShown['job'];

async function shownFollowing(tx: Transaction<Database>, row: RowWithJob): Promise<FollowingShown> {
  const itemOf = async (id: string | null) =>
    id === null ? undefined : await tx.selectFrom('evidence').select(['id', 'sha256']).where('id', '=', id).executeTakeFirst();
  const [answers, second] = [await itemOf(row.answers_id), await itemOf(row.second_answers_id)];
  return {
    id: row.id,
    caseId: row.case_id,
    source: row.source,
    seeds: row.seeds,
    method: row.method,
    contract: row.contract,
    maxHops: row.max_hops,
    minAmount: row.min_amount,
    purpose: row.purpose,
    askedAt: row.asked_at.toISOString(),
    askedBy: await personOf(tx, row.asked_by),
    job: jobOf(row),
    answers: answers === undefined ? null : { evidenceId: answers.id, sha256: answers.sha256, count: row.answers_count ?? 0 },
    traceId: row.trace_id,
    stopped: row.stopped,
    coSigners: row.co_signers,
    receipts: receiptsShown(row),
    second: row.second,
    unspent: unspentShown(row),
    secondAnswers: second === undefined ? null : { evidenceId: second.id, sha256: second.sha256 },
  };
}
