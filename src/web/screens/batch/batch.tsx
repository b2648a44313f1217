// SPDX-License-Identifier: Apache-2.0
/** Requests that were drafted together: one screen, and still each target with its own link and each paper with its own decision. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BatchShown, ShortRequest } from '../../../core/api/batches.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Moment, Name, StateBadge } from '../../parts/words.tsx';
import { LoweredList } from '../request/lowered-roles.tsx';
import { TargetRows } from './targets-asked.tsx';

export function Batch(): ReactNode {
  const { batchId } = useParams({ from: '/inside/batches/$batchId' });
  const found = useQuery(asked.batch(batchId));
  return (
    <Asked of={found} lines={8}>
      {(batch) => <OneBatch batch={batch} />}
    </Asked>
  );
}

function OneBatch({ batch }: { batch: BatchShown }): ReactNode {
  const say = useSay();
  const { requests } = batch;
  return (
    <Page
      title={say('batch.title', { title: batch.title })}
      crumbs={[
        { text: say('shell.cases'), link: { to: '/' } },
        { text: batch.caseNumber, link: { to: '/cases/$caseId', params: { caseId: batch.caseId } } },
      ]}
      lead={
        <span className="dots">
          <span>{say('batch.counts', { targets: batch.targets, requests: requests.length })}</span>
          <span>
            <Name>{batch.by.name}</Name>
          </span>
          <Moment at={batch.madeAt} />
        </span>
      }
      acts={<ForAll requests={requests} />}
    >
      <div className="stack wide-gap">
        {requests.some(({ lowered }) => lowered.length > 0) && (
          <p className="hint" data-tone="warn">
            {say('lowering.request')}
          </p>
        )}
        {requests.some(({ each }) => each) && <p className="hint">{say('batch.each')}</p>}
        {requests.map((one) => (
          <OneRequest key={one.id} request={one} batchId={batch.id} drafts={requests.filter(({ state }) => state === 'draft').length} />
        ))}
      </div>
    </Page>
  );
}

/** What one person can do on all of them: each is its own act, with its own digest and its own entry. */
function ForAll({ requests }: { requests: readonly ShortRequest[] }): ReactNode {
  const say = useSay();
  const ready = (event: 'submit' | 'approve') => requests.filter(({ can }) => can.includes(event));
  const step = useAct(
    async (event: 'submit' | 'approve') => {
      for (const { id, digest } of ready(event)) await call('takeStep', { params: { requestId: id }, body: { event, digest } });
    },
    { done: say('batch.done') },
  );
  const events = (['submit', 'approve'] as const).filter((event) => ready(event).length > 1);
  return events.map((event) => (
    <Button key={event} onClick={() => step.mutate(event)} loading={step.isPending}>
      {say(`batch.${event}-all`, { count: ready(event).length })}
    </Button>
  ));
}

function OneRequest({ request, batchId, drafts }: { request: ShortRequest; batchId: string; drafts: number }): ReactNode {
  const say = useSay();
  return (
    <Section
      title={request.addressee}
      count={request.asked.length}
      flush
      acts={
        <span className="row">
          <StateBadge state={request.state} />
          <Link to="/requests/$requestId" params={{ requestId: request.id }}>
            <bdi dir="ltr">{request.number}</bdi>
          </Link>
        </span>
      }
    >
      {(request.missing.length > 0 || request.gates.length > 0) && (
        <p className="tags padded">
          {request.missing.length > 0 && <Badge tone="warn">{say('batch.missing', { count: request.missing.length })}</Badge>}
          {request.gates.length > 0 && <Badge tone="warn">{say('batch.gates', { count: request.gates.length })}</Badge>}
        </p>
      )}
      <p className="small faint padded">
        {say(`batch.limit.${request.limit.by}`, { most: request.limit.most })}{' '}
        {request.limit.stated === null && say('batch.limit.unstated')}
      </p>
      <TargetRows request={request} />
      {request.lowered.length > 0 && (
        <div className="padded">
          <LoweredList lowered={request.lowered} />
        </div>
      )}
      <Acts request={request} batchId={batchId} drafts={drafts} />
    </Section>
  );
}

function Acts({ request, batchId, drafts }: { request: ShortRequest; batchId: string; drafts: number }): ReactNode {
  const say = useSay();
  const approve = useAct(
    () => call('takeStep', { params: { requestId: request.id }, body: { event: 'approve', digest: request.digest } }),
    { quiet: true, done: say('step.done', { step: say('step.approve') }) },
  );
  const fill = useAct(() => call('fillBatch', { params: { batchId }, body: { requestId: request.id, digest: request.digest } }), {
    quiet: true,
    done: say('batch.filled'),
  });
  const trouble = approve.error ?? fill.error;
  const params = { requestId: request.id };
  const mayFill = drafts > 1 && request.missing.length === 0 && request.can.includes('edit');
  return (
    <div className="row padded">
      {trouble !== null && <Trouble error={trouble} />}
      {request.can.includes('edit') && (
        <Link to="/requests/$requestId/edit" params={params}>
          {say('request.next.edit')}
        </Link>
      )}
      {mayFill && (
        <Button size="xs" variant="default" onClick={() => fill.mutate()} loading={fill.isPending}>
          {say('batch.fill')}
        </Button>
      )}
      {request.can.includes('send-back') && (
        <Link to="/requests/$requestId/decide" params={params}>
          {say('request.next.decide')}
        </Link>
      )}
      {request.can.includes('approve') && (
        <Button size="xs" onClick={() => approve.mutate()} loading={approve.isPending}>
          {say('step.approve')}
        </Button>
      )}
    </div>
  );
}
