// SPDX-License-Identifier: Apache-2.0
/** The hand-over: the steps that its way asks for; then the record that it was done, which starts the clocks. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { wayOf } from '../../../core/requests/way-of-sending.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import type { MessageId } from '../../language/messages.ts';
import { Asked } from '../../parts/asked.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Moment } from '../../parts/words.tsx';
import { ChangedFacts } from '../request/changed-facts.tsx';
import { ChannelToConfirm } from '../request/gates.tsx';
import { RequestFrame } from '../request/request-head.tsx';
import { RecordDispatch } from './record-dispatch.tsx';
import { PerhapsSent, SendByMail } from './send-by-mail.tsx';
import { StepsOfWay } from './steps-of-way.tsx';

export function Send(): ReactNode {
  const say = useSay();
  const { requestId } = useParams({ from: '/inside/requests/$requestId/send' });
  return (
    <RequestFrame
      requestId={requestId}
      below
      title={(request) => say('send.title', { number: request.number })}
      lead={(request) => <p>{say(request.sentAt === null ? leadOf(request) : 'send.lead.sent')}</p>}
    >
      {(request) =>
        request.state === 'approved' || request.sentAt !== null || goesFirst(request) ? (
          <Pack request={request} />
        ) : (
          <Empty what={say('send.not-approved')} />
        )
      }
    </RequestFrame>
  );
}

function leadOf(request: RequestDetail): MessageId {
  const way = wayOf(request.plannedChannel ?? undefined);
  return way === 'email' && !offersMail(request) ? 'send.lead.email.own' : `send.lead.${way}`;
}

/** An emergency that has not been approved and may leave all the same. */
const goesFirst = ({ can }: RequestDetail): boolean => can.includes('send-first');

function Pack({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const pack = useQuery(asked.portalPack(request.id));
  return (
    <div className="columns">
      <div className="stack wide-gap">
        <ChangedFacts request={request} />
        <ChannelToConfirm request={request} />
        <Asked of={pack}>{(answer) => <StepsOfWay request={request} pack={answer} />}</Asked>
      </div>
      {request.sentAt !== null && <AlreadySent request={request} />}
      {goesFirst(request) && (
        <div className="stack wide-gap">
          <p className="hint">{say('send.first')}</p>
          <RecordDispatch request={request} />
        </div>
      )}
      {request.state === 'approved' && (
        <div className="stack wide-gap">
          <PerhapsSent request={request} />
          {offersMail(request) && (
            <SendByMail
              request={request}
              pack={pack.data}
              sent={() => void navigate({ to: '/requests/$requestId', params: { requestId: request.id } })}
            />
          )}
          <RecordDispatch request={request} />
        </div>
      )}
    </div>
  );
}

/** Whoever comes back to this page does not hand it in at the portal once more. */
function AlreadySent({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const sent = request.dispatches.findLast(({ state }) => state === 'sent');
  return (
    <div className="stack wide-gap">
      <Section title={say('send.already')}>
        <div className="stack">
          {sent !== undefined && (
            <p className="dots">
              <span>{say('request.dispatch.sent', { channel: say.maybe('send.channel', sent.channel) })}</span>
              <Moment at={sent.sentAt ?? sent.preparedAt} />
              {sent.reference !== null && <span>{say('request.reference', { reference: `\u2066${sent.reference}\u2069` })}</span>}
            </p>
          )}
          <LinkButton to="/requests/$requestId" params={{ requestId: request.id }} variant="default">
            {say('send.already.go')}
          </LinkButton>
        </div>
      </Section>
    </div>
  );
}

/** The desk sends mail, and the addressee takes it or is a provider whose own domains are known. */
const offersMail = (request: RequestDetail): boolean => request.mailAddress !== null || request.addresseeDetail.service !== null;
