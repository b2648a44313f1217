// SPDX-License-Identifier: Apache-2.0
/** The approver's desk: the paper as it will be printed, what is asked and why, and the decision. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { TargetsOfRequest } from '../batch/targets-asked.tsx';
import { About } from '../request/about.tsx';
import { ChangedFacts } from '../request/changed-facts.tsx';
import { Changes } from '../request/changes.tsx';
import { Enclosed } from '../request/enclosed.tsx';
import { ChannelToConfirm, Gates, LawToConfirm, Lints } from '../request/gates.tsx';
import { History } from '../request/history.tsx';
import { LoweredRoles } from '../request/lowered-roles.tsx';
import { NamedInTexts } from '../request/named-in-texts.tsx';
import { PaperPreview } from '../request/paper-preview.tsx';
import { Preservations } from '../request/preservations.tsx';
import { departedBy, RequestFrame } from '../request/request-head.tsx';
import { StepForm } from '../request/steps.tsx';
import { categoriesOf } from '../request-editor/values.ts';
import { AlikeReasons } from './likeness.tsx';

export function Decide(): ReactNode {
  const say = useSay();
  const { requestId } = useParams({ from: '/inside/requests/$requestId/decide' });
  return (
    <RequestFrame
      requestId={requestId}
      below
      title={(request) => say('decide.title', { number: request.number })}
      lead={<p>{say('decide.lead')}</p>}
    >
      {(request) => (
        <div className="columns">
          <section className="card" aria-label={say('request.preview')}>
            <div className="card-body">
              <PaperPreview request={request} />
            </div>
          </section>
          <div className="stack wide-gap">
            <ChangedFacts request={request} />
            <LoweredRoles lowered={request.lowered} />
            <NamedInTexts request={request} />
            {request.can.includes('review-uphold') ? <Review request={request} /> : <Decision request={request} />}
            <AlikeReasons request={request} />
            <TargetsOfRequest request={request} />
            <Changes request={request} />
            <ChannelToConfirm request={request} />
            <LawToConfirm request={request} />
            <Gates request={request} />
            <WhatIsAsked request={request} />
            <Enclosed caseId={request.caseId} of={request} why={say('enclose.approved')} />
            <About request={request} />
            <Preservations request={request} />
            <Lints request={request} />
            <History request={request} />
          </div>
        </div>
      )}
    </RequestFrame>
  );
}

function Decision({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const { data: session } = useQuery(asked.session());
  const [writing, setWriting] = useState<'send-back' | 'disapprove'>();
  const back = () => void navigate({ to: '/requests/$requestId', params: { requestId: request.id } });
  const approve = useAct((digest: string) => call('takeStep', { params: { requestId: request.id }, body: { event: 'approve', digest } }), {
    quiet: true,
    done: say('step.done', { step: say('step.approve') }),
    after: back,
  });
  const own = session?.account.id === request.drafter.id;
  const departs = departedBy(request).has(session?.account.id ?? '');
  const mayApprove = request.can.includes('approve');
  return (
    <Section title={say('decide.decision')}>
      {mayApprove || request.can.includes('send-back') ? (
        <div className="stack">
          {mayApprove ? (
            <p className="small faint">{say('decide.approve.why')}</p>
          ) : (
            <p className="hint">{say(departs ? 'decide.departure' : 'decide.not-yet')}</p>
          )}
          {approve.error !== null && approve.variables === request.digest && <Trouble error={approve.error} />}
          <div className="row">
            {mayApprove && (
              <Button onClick={() => approve.mutate(request.digest)} loading={approve.isPending}>
                {say('step.approve')}
              </Button>
            )}
            {request.can.includes('send-back') && (
              <Button variant="default" onClick={() => setWriting('send-back')} aria-expanded={writing === 'send-back'}>
                {say('step.send-back')}
              </Button>
            )}
            {request.can.includes('disapprove') && (
              <Button variant="subtle" color="brick" onClick={() => setWriting('disapprove')} aria-expanded={writing === 'disapprove'}>
                {say('step.disapprove')}
              </Button>
            )}
          </div>
          {writing !== undefined && (
            <StepForm key={writing} request={request} event={writing} done={back} cancel={() => setWriting(undefined)} />
          )}
        </div>
      ) : (
        <p>{say(own && request.state === 'submitted' ? 'decide.own' : 'decide.cannot')}</p>
      )}
    </Section>
  );
}

/** An emergency that went first: a second person says afterwards whether it was right to. */
function Review({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const [writing, setWriting] = useState<'review-uphold' | 'review-reject'>();
  const back = () => void navigate({ to: '/requests/$requestId', params: { requestId: request.id } });
  return (
    <Section title={say('decide.review')}>
      <div className="stack">
        <p className="hint">{say('send.first')}</p>
        <div className="row">
          <Button onClick={() => setWriting('review-uphold')} aria-expanded={writing === 'review-uphold'}>
            {say('step.review-uphold')}
          </Button>
          <Button variant="subtle" color="brick" onClick={() => setWriting('review-reject')} aria-expanded={writing === 'review-reject'}>
            {say('step.review-reject')}
          </Button>
        </div>
        {writing !== undefined && (
          <StepForm key={writing} request={request} event={writing} done={back} cancel={() => setWriting(undefined)} />
        )}
      </div>
    </Section>
  );
}

/** Each category of data with its own reason: where necessity is judged. */
function WhatIsAsked({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const categories = categoriesOf(request.values.data_categories);
  if (categories.length === 0) return null;
  return (
    <Section title={say('decide.asks')} flush>
      <ul className="rows">
        {categories.map((one) => (
          <li key={one.category} className="stacked">
            <span className="strong">{say.maybe('data', one.category)}</span>
            {one.reason.trim() === '' ? (
              <span className="warn-text">{say('decide.no-reason')}</span>
            ) : (
              <span dir="auto" translate="no">
                {one.reason}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
