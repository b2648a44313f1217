// SPDX-License-Identifier: Apache-2.0
/** The portal pack: where to go, what to paste, what to attach; then the record that it was done, which starts the clocks. */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { PortalPack, RequestDetail } from '../../../core/api/requests.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { deskNow } from '../../desk/clock.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { MomentInput } from '../../parts/day-field.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { NumberInput } from '../../parts/number-field.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Identifier, Moment } from '../../parts/words.tsx';
import { HeldBy } from '../portal-accounts/held-by.tsx';
import { ChangedFacts } from '../request/changed-facts.tsx';
import { ChannelToConfirm } from '../request/gates.tsx';
import { BeingSealed, PaperList } from '../request/papers.tsx';
import { RequestFrame } from '../request/request-head.tsx';
import { PerhapsSent, SendByMail } from './send-by-mail.tsx';

const CHANNELS = ['portal', 'email', 'post', 'in-person', 'central_authority', 'diplomatic', 'n247', 'interpol'] as const;

export function Send(): ReactNode {
  const say = useSay();
  const { requestId } = useParams({ from: '/inside/requests/$requestId/send' });
  return (
    <RequestFrame
      requestId={requestId}
      below
      title={(request) => say('send.title', { number: request.number })}
      lead={(request) => <p>{say(request.sentAt === null ? 'send.lead' : 'send.lead.sent')}</p>}
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

/** An emergency that has not been approved and may leave all the same. */
const goesFirst = ({ can }: RequestDetail): boolean => can.includes('send-first');

function Pack({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const pack = useQuery(asked.portalPack(request.id));
  const sealing = request.papers.find(({ document }) => document === null);
  return (
    <div className="columns">
      <div className="stack wide-gap">
        <ChangedFacts request={request} />
        <ChannelToConfirm request={request} />
        <Asked of={pack}>
          {(answer) => (
            <>
              <Portal pack={answer} />
              <HeldBy accounts={answer.accounts} />
              <Section title={say('send.fields')} flush>
                <PackFields pack={answer} />
              </Section>
              <Section
                title={say('send.papers')}
                flush
                acts={
                  <Link to="/requests/$requestId/paper" params={{ requestId: request.id }} className="plain-button">
                    {say('paper.way')}
                  </Link>
                }
              >
                {sealing !== undefined && <BeingSealed requestId={request.id} job={sealing.job} />}
                <PaperList
                  requestId={request.id}
                  documents={answer.documents.length > 0 ? answer.documents : request.documents}
                  papers={request.papers}
                />
              </Section>
              <Enclosures caseId={request.caseId} of={answer.enclosures} />
            </>
          )}
        </Asked>
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
            <SendByMail request={request} sent={() => void navigate({ to: '/requests/$requestId', params: { requestId: request.id } })} />
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

function Portal({ pack }: { pack: PortalPack }): ReactNode {
  const say = useSay();
  return (
    <Section title={say('send.open')}>
      {pack.portal === null ? (
        <p>{say('send.open.none')}</p>
      ) : (
        <div className="split">
          <div className="stacked">
            <strong>
              <bdi>{pack.portal.name}</bdi>
            </strong>
            <Identifier>{pack.portal.url}</Identifier>
            <span className={pack.portal.ownDomain ? 'small faint' : 'small warn-text'}>
              {say(pack.portal.ownDomain ? 'send.open.check' : 'advice.not-own-domain')}
            </span>
          </div>
          {/* Copied, not opened: this desk does not go out by itself, and the portal may have to be opened on another machine. */}
          <CopyButton text={pack.portal.url} label={say('send.copy-address')}>
            {say('send.copy-address')}
          </CopyButton>
        </div>
      )}
    </Section>
  );
}

function PackFields({ pack }: { pack: PortalPack }): ReactNode {
  const say = useSay();
  return (
    <ol className="rows">
      {pack.fields.map((field) => (
        <li key={field.id} className="split">
          <div className="stacked" translate="no">
            <span className="small faint">{field.label}</span>
            {field.unconfirmed ? (
              <span className="small warn-text" translate="yes">
                {say('send.unconfirmed')}
              </span>
            ) : (
              <span dir="auto" className="pack-text">
                {field.text}
              </span>
            )}
          </div>
          {!field.unconfirmed && <CopyButton text={field.text} label={say('send.copy-field', { label: `\u2068${field.label}\u2069` })} />}
        </li>
      ))}
    </ol>
  );
}

function Enclosures({ caseId, of: enclosures }: { caseId: string; of: PortalPack['enclosures'] }): ReactNode {
  const say = useSay();
  if (enclosures.length === 0) return null;
  return (
    <Section title={say('send.enclosures')} count={enclosures.length}>
      <div className="stack">
        <p className="small faint">{say('send.enclosures.why')}</p>
        {enclosures.map(({ name, sha256, traceId }) => (
          <div key={sha256} className="split">
            <div className="stacked">
              <bdi>{name}</bdi>
              <Identifier>{sha256}</Identifier>
            </div>
            <Link to="/cases/$caseId/money/$traceId" params={{ caseId, traceId }} className="plain-button">
              {say('send.enclosures.open')}
            </Link>
          </div>
        ))}
      </div>
    </Section>
  );
}

function RecordDispatch({ request }: { request: RequestDetail }): ReactNode {
  const { say, formats } = useLanguage();
  const navigate = useNavigate();
  const first = request.values.channel ?? request.addresseeDetail.channel?.type;
  const [channel, setChannel] = useState<string>(CHANNELS.find((one) => one === first) ?? 'portal');
  const [sentAt, setSentAt] = useState(() => deskNow().toISOString().slice(0, 16));
  const [reference, setReference] = useState('');
  const [holdDays, setHoldDays] = useState<number | string>('');
  const holds = request.kind.startsWith('preservation') || request.kind === 'freeze_request';
  const record = useAct(
    () =>
      call('recordDispatch', {
        params: { requestId: request.id },
        body: {
          channel,
          sentAt: `${sentAt}:00.000Z`,
          ...(reference.trim() !== '' && { reference: reference.trim() }),
          ...(typeof holdDays === 'number' && { holdDays }),
        },
      }),
    { quiet: true, done: say('send.done'), after: () => void navigate({ to: '/requests/$requestId', params: { requestId: request.id } }) },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate();
  };
  return (
    <Section title={say('send.record')}>
      <form onSubmit={submit} className="stack">
        <p className="small faint">{say('send.record.why')}</p>
        <NativeSelect
          label={say('send.channel')}
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value)}
          data={CHANNELS.map((one) => ({ value: one, label: say(`send.channel.${one}`) }))}
        />
        <MomentInput
          label={say('send.at')}
          description={
            formats.zone === 'UTC' || sentAt === ''
              ? undefined
              : say('send.at.here', { moment: formats.here(`${sentAt}Z`), zone: formats.zone })
          }
          value={sentAt}
          onChange={(event) => setSentAt(event.currentTarget.value)}
          required
        />
        <TextInput
          label={say('send.reference')}
          description={say('send.reference.why')}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
          dir="ltr"
        />
        {holds && (
          <NumberInput
            label={say('send.hold')}
            value={holdDays}
            onChange={setHoldDays}
            min={1}
            max={3650}
            allowDecimal={false}
            hideControls
          />
        )}
        {record.error !== null && <Trouble error={record.error} />}
        <Button type="submit" loading={record.isPending}>
          {say('send.record')}
        </Button>
      </form>
    </Section>
  );
}
