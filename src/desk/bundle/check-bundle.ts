// SPDX-License-Identifier: Apache-2.0
import type { BundleCheck } from '../../core/api/proof.ts';
import type { JobState } from '../../jobs/queue.ts';
import { act, type Doing } from '../act.ts';
import type { Asking } from '../asking.ts';
import { shownJob } from '../evidence/shown-reading.ts';
import type { OpenDesk } from '../open-desk.ts';
import { bundleThing, refuseUnmade, verbToOpen } from './bundles.ts';
import { type BundleChecked, checkBundleJob } from './check-bundle-job.ts';

type Thing = NonNullable<Awaited<ReturnType<typeof bundleThing>>>;

/** Begins a check of a bundle of this desk; while one runs it is that one. @throws BUNDLE_NOT_READY, EVIDENCE_ERASED */
export async function beginBundleCheck(desk: OpenDesk, asking: Asking, bundleId: string): Promise<BundleCheck> {
  return await act<Thing, BundleCheck>(desk, asking, {
    verb: await verbToOpen(desk, bundleId),
    subject: 'bundle',
    kind: 'bundle-checked',
    find: async (tx) => await bundleThing(tx, bundleId),
    async carryOut({ tx, thing: { row, caseId }, now, note }) {
      const sha256 = refuseUnmade(row);
      note({ bundle: bundleId, 'bundle-hash': sha256 });
      const newest = await newestCheck(tx, bundleId);
      if (newest === undefined || newest.state === 'done' || newest.state === 'failed')
        await desk.queue.send(tx, checkBundleJob, { key: `${bundleId} ${now.toISOString()}`, caseId, input: { bundleId, sha256 } });
      return shownCheck(await newestCheck(tx, bundleId));
    },
  });
}

/** The newest check of a bundle, as far as it is. */
export async function showBundleCheck(desk: OpenDesk, asking: Asking, bundleId: string): Promise<BundleCheck> {
  return await act<Thing, BundleCheck>(desk, asking, {
    verb: await verbToOpen(desk, bundleId),
    subject: 'bundle',
    kind: 'bundles-listed',
    find: async (tx) => await bundleThing(tx, bundleId),
    async carryOut({ tx, note }) {
      note({ list: 'check', bundle: bundleId });
      return shownCheck(await newestCheck(tx, bundleId));
    },
  });
}

async function newestCheck(tx: Doing<unknown>['tx'], bundleId: string) {
  return await tx
    .selectFrom('job')
    .select(['id', 'kind', 'state', 'progress', 'result', 'error', 'created_at', 'ended_at'])
    .where('kind', '=', checkBundleJob.name)
    .where('key', 'like', `${bundleId} %`)
    .orderBy('key', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function shownCheck(job: (JobState & { readonly ended_at: Date | null }) | undefined): BundleCheck {
  if (job === undefined) return { job: null, checkedAt: null, answers: [] };
  const { answers } = (job.result as BundleChecked | null) ?? { answers: [] };
  return { job: shownJob(job), checkedAt: job.ended_at?.toISOString() ?? null, answers: [...answers] as BundleCheck['answers'] };
}
