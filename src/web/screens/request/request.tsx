// SPDX-License-Identifier: Apache-2.0
/** One request: where it stands, whose move it is, its papers, safeguards, clocks and history. */
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/page.tsx';
import { Identifier, Name } from '../../parts/words.tsx';
import { TargetsOfRequest } from '../batch/targets-asked.tsx';
import { Deadlines } from '../case/case-side.tsx';
import { PerhapsSent } from '../send/send-by-mail.tsx';
import { About } from './about.tsx';
import { ChangedFacts } from './changed-facts.tsx';
import { Changes } from './changes.tsx';
import { Correspondence } from './correspondence.tsx';
import { Enclosed } from './enclosed.tsx';
import { Following } from './following.tsx';
import { ChannelToConfirm, Gates, LawToConfirm, Lints } from './gates.tsx';
import { History } from './history.tsx';
import { NamedInTexts } from './named-in-texts.tsx';
import { Papers } from './papers.tsx';
import { Preservations } from './preservations.tsx';
import { Reconciled } from './reconciled.tsx';
import { departedBy, RequestFrame } from './request-head.tsx';
import { Secrecy } from './secrecy.tsx';
import { SentBack } from './sent-back.tsx';
import { Steps } from './steps.tsx';

export function RequestScreen(): ReactNode {
  const { requestId } = useParams({ from: '/inside/requests/$requestId' });
  return (
    <RequestFrame requestId={requestId} title={(request) => request.title} acts={(request) => <Steps request={request} />}>
      {(request) => <OneRequest request={request} />}
    </RequestFrame>
  );
}

function OneRequest({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  return (
    <>
      <NextAct request={request} />
      <div className="columns">
        <div className="stack wide-gap">
          <SentBack request={request} />
          <PerhapsSent request={request} />
          <ChangedFacts request={request} />
          <ChannelToConfirm request={request} />
          <LawToConfirm request={request} />
          <Gates request={request} />
          <NamedInTexts request={request} />
          <Papers request={request} />
          <Following request={request} />
          <Correspondence request={request} />
          <Changes request={request} />
          <History request={request} />
        </div>
        <div className="stack wide-gap">
          <Deadlines deadlines={request.deadlines} />
          <Secrecy request={request} />
          <About request={request} />
          <Enclosed caseId={request.caseId} of={request} why={say('send.enclosures.why')} />
          {request.batch !== null && <TargetsOfRequest request={request} />}
          <Preservations request={request} />
          <Lints request={request} />
          <CameBack request={request} />
          <AskedAndGiven request={request} />
        </div>
      </div>
    </>
  );
}

function NextAct({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const params = { requestId: request.id };
  const lastCame = request.evidence.at(-1);
  const way: { text: string; link: LinkProps } | undefined =
    request.can.includes('approve') || request.can.includes('review-uphold')
      ? { text: say('request.next.decide'), link: { to: '/requests/$requestId/decide', params } }
      : request.state === 'submitted' && request.can.includes('send-first')
        ? { text: say('step.send-first'), link: { to: '/requests/$requestId/send', params } }
        : request.state === 'draft' && request.can.includes('edit')
          ? { text: say('request.next.edit'), link: { to: '/requests/$requestId/edit', params } }
          : request.state === 'approved' && request.waitsFor === 'drafter' && request.may.includes('record-dispatch')
            ? { text: say('request.next.send'), link: { to: '/requests/$requestId/send', params } }
            : request.sentAt !== null && request.may.includes('receive-return')
              ? {
                  text: say('request.evidence.receive'),
                  link: { to: '/cases/$caseId/evidence', params: { caseId: request.caseId }, search: { request: request.id } },
                }
              : lastCame !== undefined
                ? {
                    text: say('request.next.read'),
                    link: { to: '/cases/$caseId/evidence/$evidenceId', params: { caseId: request.caseId, evidenceId: lastCame } },
                  }
                : undefined;
  return (
    <section className="next-step" aria-label={say('case.next')}>
      <div>
        <h2>{say('request.waits')}</h2>
        <WhoseTurn request={request} />
      </div>
      {way !== undefined && (
        <LinkButton {...way.link} rightSection={<IconArrowRight size={16} aria-hidden="true" className="turns" />}>
          {way.text}
        </LinkButton>
      )}
    </section>
  );
}

/** Whom to talk to while it waits; and that nobody of the circle can do what it waits for, which nobody would notice. */
function WhoseTurn({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const role = ['approver', 'legal-reviewer'].find((one) => one === request.waitsFor);
  const detail = useQuery({ ...asked.case(request.caseId), enabled: role !== undefined });
  const apart = new Set([request.drafter.id, ...(role === 'approver' ? departedBy(request) : [])]);
  const members = role === undefined ? undefined : detail.data?.members.filter((one) => one.role === role && !apart.has(one.person.id));
  const outside = { drafter: request.drafter.name, addressee: request.addressee }[request.waitsFor];
  const names = outside === undefined ? (members ?? []).map(({ person }) => person.name) : [outside];
  return (
    <>
      <p className="dots">
        <span>{say.maybe('waits', request.waitsFor)}</span>
        {names.map((name) => (
          <Name key={name}>{name}</Name>
        ))}
      </p>
      {members?.length === 0 && (
        <p className="warn-text">
          {say('request.waits.none')}{' '}
          <Link to="/cases/$caseId" params={{ caseId: request.caseId }}>
            {say('request.waits.circle')}
          </Link>
        </p>
      )}
    </>
  );
}

/** Once something came back, for who may see what it held. */
function AskedAndGiven({ request }: { request: RequestDetail }): ReactNode {
  const detail = useQuery(asked.case(request.caseId));
  const shown = request.evidence.length > 0 && detail.data?.may.includes('reconcile') === true;
  return shown ? <Reconciled requestId={request.id} /> : null;
}

function CameBack({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const evidence = useQuery({ ...asked.evidenceOfCase(request.caseId), enabled: request.evidence.length > 0 });
  if (request.evidence.length === 0) return null;
  const items = evidence.data?.items.filter((item) => request.evidence.includes(item.id)) ?? [];
  return (
    <Section title={say('request.evidence')} count={request.evidence.length} flush>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id}>
            <Link to="/cases/$caseId/evidence/$evidenceId" params={{ caseId: request.caseId, evidenceId: item.id }}>
              <Identifier>{item.name}</Identifier>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
