// SPDX-License-Identifier: Apache-2.0
/** Where a case stands on the way from a target to a bundle: each stage with its count, the first open one marked as here. */
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { EvidenceItem } from '../../../core/api/evidence.ts';
import type { RequestSummary } from '../../../core/api/requests.ts';

export const stages = ['targets', 'advice', 'request', 'approval', 'dispatch', 'return', 'records', 'bundle'] as const;
export type Stage = (typeof stages)[number];

export interface StageShown {
  readonly stage: Stage;
  readonly count: number;
  readonly standing: 'done' | 'here' | 'later';
}

const SENT = new Set(['sent', 'acknowledged', 'partly-answered', 'answered', 'refused', 'lapsed', 'closed']);
const PAST_APPROVAL = new Set([...SENT, 'approved']);

export function spineOf(
  detail: Pick<CaseDetail, 'targets'>,
  requests: readonly RequestSummary[],
  evidence: readonly EvidenceItem[],
  bundles: number,
): readonly StageShown[] {
  const count = (states: ReadonlySet<string>) => requests.filter((one) => states.has(one.state)).length;
  const readings = evidence.filter(({ erasedAt }) => erasedAt === null).flatMap((item) => item.readings);
  const records = readings.reduce((sum, reading) => sum + (reading.records ?? 0), 0);
  const counts: Readonly<Record<Stage, number>> = {
    targets: detail.targets.length,
    // A request stands on an advice; a target with one has been asked about.
    advice: detail.targets.filter((target) => target.requests.length > 0).length,
    request: requests.length,
    approval: requests.filter((one) => one.state === 'submitted').length,
    dispatch: count(SENT),
    return: evidence.length,
    records,
    bundle: bundles,
  };
  const reached: Readonly<Record<Stage, boolean>> = {
    targets: counts.targets > 0,
    advice: counts.advice > 0,
    request: counts.request > 0,
    approval: count(PAST_APPROVAL) > 0,
    dispatch: counts.dispatch > 0,
    return: counts.return > 0,
    records: counts.records > 0,
    bundle: counts.bundle > 0,
  };
  const here = stages.find((stage) => !reached[stage]);
  return stages.map((stage) => ({ stage, count: counts[stage], standing: reached[stage] ? 'done' : stage === here ? 'here' : 'later' }));
}
