// SPDX-License-Identifier: Apache-2.0
/** The case page: what to do next, where the case stands, its targets, requests, clocks, evidence and people. */

import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { EvidenceItem } from '../../../core/api/evidence.ts';
import type { DeadlineShown, RequestSummary } from '../../../core/api/requests.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { SecretsFound } from '../mentions/secrets-found.tsx';
import { CaseFrame } from './case-frame.tsx';
import { CaseMarks } from './case-marks.tsx';
import { AboutCase, Deadlines, EvidenceShort } from './case-side.tsx';
import { RequestTable, TargetTable } from './case-tables.tsx';
import { Circle } from './circle.tsx';
import { nextStep } from './next-step.ts';
import { NextStepBox } from './next-step-box.tsx';
import { spineOf } from './spine.ts';
import { Spine } from './spine-line.tsx';

export function CaseOverview(): ReactNode {
  const { caseId } = useParams({ from: '/inside/cases/$caseId' });
  return <CaseFrame caseId={caseId}>{(detail) => <Overview detail={detail} />}</CaseFrame>;
}

function Overview({ detail }: { detail: CaseDetail }): ReactNode {
  const requests = useQuery(asked.requests({ caseId: detail.id }));
  const deadlines = useQuery(asked.deadlines({ caseId: detail.id, met: false }));
  const evidence = useQuery(asked.evidenceOfCase(detail.id));
  const bundles = useQuery(asked.bundles(detail.id));
  const all = {
    requests: requests.data?.requests ?? [],
    deadlines: deadlines.data?.deadlines ?? [],
    evidence: evidence.data?.items ?? [],
  };
  const known = requests.data !== undefined && deadlines.data !== undefined && evidence.data !== undefined;
  return (
    <>
      {known && <Next detail={detail} {...all} />}
      <SecretsFound readings={all.evidence.flatMap(({ readings }) => readings.slice(0, 1))} />
      <Spine stages={spineOf(detail, all.requests, all.evidence, bundles.data?.bundles.length ?? 0)} />
      <div className="columns">
        <div className="stack wide-gap">
          <TargetTable detail={detail} requests={all.requests} acts={<AddTarget detail={detail} />} />
          <Asked of={requests}>{(answer) => <RequestTable requests={answer.requests} />}</Asked>
        </div>
        <div className="stack wide-gap">
          <Asked of={deadlines}>{(answer) => <Deadlines deadlines={answer.deadlines} />}</Asked>
          <Asked of={evidence}>{(answer) => <EvidenceShort caseId={detail.id} items={answer.items} />}</Asked>
          <Circle detail={detail} />
          <CaseMarks detail={detail} />
          <AboutCase detail={detail} />
        </div>
      </div>
    </>
  );
}

interface NextProps {
  readonly detail: CaseDetail;
  readonly requests: readonly RequestSummary[];
  readonly deadlines: readonly DeadlineShown[];
  readonly evidence: readonly EvidenceItem[];
}

function Next(props: NextProps): ReactNode {
  const { data: session } = useQuery(asked.session());
  if (session === undefined) return null;
  const mine = props.detail.members.filter((member) => member.person.id === session.account.id);
  const approves = mine.some((member) => member.role === 'approver');
  const step = nextStep({ ...props, me: { id: session.account.id, approves } });
  return step === undefined ? null : <NextStepBox step={step} caseId={props.detail.id} />;
}

function AddTarget({ detail }: { detail: CaseDetail }): ReactNode {
  const say = useSay();
  if (!detail.may.includes('add-target')) return null;
  return (
    <span className="row">
      {detail.targets.length > 0 && (
        <LinkButton size="xs" variant="subtle" to="/cases/$caseId/batches/new" params={{ caseId: detail.id }}>
          {say('batch.new')}
        </LinkButton>
      )}
      <LinkButton
        size="xs"
        variant="light"
        leftSection={<IconPlus size={15} aria-hidden="true" />}
        to="/cases/$caseId/targets/new"
        params={{ caseId: detail.id }}
      >
        {say('case.targets.add')}
      </LinkButton>
    </span>
  );
}
