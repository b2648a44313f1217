// SPDX-License-Identifier: Apache-2.0
/** What a person does to hand a request over, step by step; each way has its own. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PortalPack, RequestDetail } from '../../../core/api/requests.ts';
import { useSay } from '../../language/language.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Section } from '../../parts/page.tsx';
import { Badge, Identifier, Name } from '../../parts/words.tsx';
import { HeldBy } from '../portal-accounts/held-by.tsx';
import { Enclosed } from '../request/enclosed.tsx';
import { BeingSealed, PaperList } from '../request/papers.tsx';
import { SubjectOfMail } from './subject-of-mail.tsx';

interface StepsProps {
  readonly request: RequestDetail;
  readonly pack: PortalPack;
}

export function StepsOfWay({ request, pack }: StepsProps): ReactNode {
  return pack.way === 'portal' ? <AtPortal request={request} pack={pack} /> : <ByPaper request={request} pack={pack} />;
}

function AtPortal({ request, pack }: StepsProps): ReactNode {
  const say = useSay();
  return (
    <>
      <Portal pack={pack} />
      <HeldBy accounts={pack.accounts} />
      <Section title={say('send.step', { step: 2, what: say('send.fields') })} flush>
        <Asks pack={pack} />
        {pack.subject.fact !== null && (
          <div className="padded">
            <SubjectOfMail pack={pack} copies />
          </div>
        )}
        <PackFields pack={pack} />
      </Section>
      <PapersToGive request={request} pack={pack} title={say('send.step', { step: 3, what: say('send.papers') })} />
    </>
  );
}

/** Mail, an authority, a contact point, post: the paper is all that goes. */
function ByPaper({ request, pack }: StepsProps): ReactNode {
  const say = useSay();
  const way = pack.way as Exclude<PortalPack['way'], 'portal'>;
  return (
    <>
      <Section title={say('send.step', { step: 1, what: say(`send.to.${way}`) })}>
        <div className="stack">
          <WhereTo request={request} way={way} />
          <p className="small faint">{say(`send.to.${way}.why`)}</p>
          {(way === 'email' || pack.subject.fact !== null) && <SubjectOfMail pack={pack} copies />}
        </div>
      </Section>
      <PapersToGive
        request={request}
        pack={pack}
        title={say('send.step', { step: 2, what: say(way === 'email' ? 'send.papers' : 'send.papers.print') })}
      />
      {pack.asks !== null && pack.asks.missing.length > 0 && (
        <Section title={say('send.asks')} flush>
          <Asks pack={pack} />
        </Section>
      )}
    </>
  );
}

function Portal({ pack: { portal } }: { pack: PortalPack }): ReactNode {
  const say = useSay();
  return (
    <Section title={say('send.step', { step: 1, what: say('send.open') })}>
      {portal === null ? (
        <p>{say('send.open.none')}</p>
      ) : (
        <div className="split">
          <div className="stacked">
            <strong>
              <bdi>{portal.name}</bdi>
            </strong>
            <Identifier>{portal.url}</Identifier>
            <span className={portal.ownDomain ? 'small faint' : 'small warn-text'}>
              {say(portal.ownDomain ? 'send.open.check' : 'advice.not-own-domain')}
            </span>
          </div>
          {/* Copied, not opened: this desk does not go out by itself, and the portal may have to be opened on another machine. */}
          <CopyButton text={portal.url} label={say('send.copy-address')}>
            {say('send.copy-address')}
          </CopyButton>
        </div>
      )}
    </Section>
  );
}

function WhereTo({ request, way }: { request: RequestDetail; way: PortalPack['way'] }): ReactNode {
  const say = useSay();
  const to = request.addresseeDetail;
  const mail = way === 'email' ? request.mailAddress : null;
  const off = mail !== null && to.channel?.type === 'email' && !to.channel.ownDomain;
  return (
    <div className="split">
      <div className="stacked">
        <strong>
          <Name>{to.name}</Name>
        </strong>
        {mail !== null && <Identifier>{mail}</Identifier>}
        {way === 'email' && mail === null && <span className="small warn-text">{say('send.to.email.none')}</span>}
        {off && <span className="small warn-text">{say('advice.not-own-domain')}</span>}
        {way !== 'email' && <AddressLines request={request} />}
      </div>
      {mail !== null && (
        <CopyButton text={mail} label={say('send.copy-address')}>
          {say('send.copy-address')}
        </CopyButton>
      )}
    </div>
  );
}

/** Whatever the facts say of where it is reached besides a page to fill in. */
function AddressLines({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const { address, email, channel } = request.addresseeDetail;
  const other = channel !== null && channel.type !== 'portal' && channel.type !== 'web_form' ? channel.address : null;
  const known = [...new Set([address, email, other])].filter((one) => one !== null);
  if (known.length === 0) return <span className="small warn-text">{say('send.to.none')}</span>;
  return known.map((one) => (
    <span key={one}>
      <bdi>{one}</bdi>
    </span>
  ));
}

/** What the provider says it must be told and no value of the paper answers: whoever hands it over sees it before the provider sends it back. */
function Asks({ pack: { asks, provider, way } }: { pack: PortalPack }): ReactNode {
  const say = useSay();
  if (asks === null) return null;
  const named = { provider: `\u2068${provider}\u2069` };
  return (
    <div className="stack tight padded">
      {way === 'portal' && <p className="small faint">{say('send.fields.order', named)}</p>}
      {asks.missing.length > 0 && (
        <p className="hint" data-tone="warn">
          {say('send.asks.missing', { ...named, what: asks.missing.join(say('send.asks.comma')) })}{' '}
          {asks.state !== 'fresh' && asks.state !== 'confirmed' && <Badge tone="warn">{say.maybe('fact', asks.state)}</Badge>}
        </p>
      )}
    </div>
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

function PapersToGive({ request, pack, title }: StepsProps & { readonly title: string }): ReactNode {
  const say = useSay();
  const sealing = request.papers.find(({ document }) => document === null);
  return (
    <>
      <Section
        title={title}
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
          documents={pack.documents.length > 0 ? pack.documents : request.documents}
          papers={request.papers}
        />
      </Section>
      <Enclosed caseId={request.caseId} of={pack} why={say('send.enclosures.why')} />
    </>
  );
}
