// SPDX-License-Identifier: Apache-2.0
/** One item: what it is and where it came from, and how much of it was read; what was NOT read stands first. */
import { Button, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import type { EvidenceItem } from '../../../core/api/evidence.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Badge, Identifier, Moment, Name } from '../../parts/words.tsx';
import { ReadingOf } from './reading-of.tsx';

export function EvidenceItemScreen(): ReactNode {
  const { caseId, evidenceId } = useParams({ from: '/inside/cases/$caseId/evidence/$evidenceId' });
  const item = useQuery(asked.evidence(evidenceId));
  const detail = useQuery(asked.case(caseId));
  const say = useSay();
  return (
    <Asked of={item} lines={8}>
      {(found) => (
        <Page
          title={found.name}
          heading={<Identifier>{found.name}</Identifier>}
          crumbs={[
            { text: say('shell.cases'), link: { to: '/' } },
            { text: detail.data?.title ?? '…', link: { to: '/cases/$caseId', params: { caseId } } },
            { text: say('evidence.title'), link: { to: '/cases/$caseId/evidence', params: { caseId } } },
          ]}
          lead={
            <span className="dots">
              <span>{say.maybe('how', found.how)}</span>
              <span>
                <Name>{found.receivedFrom}</Name>
              </span>
              <span>
                <Moment at={found.receivedAt} />
              </span>
              {found.handling === 'restricted' && <Badge tone="warn">{say('handling.restricted')}</Badge>}
              {found.erasedAt !== null && <Badge tone="bad">{say('evidence.erased')}</Badge>}
            </span>
          }
        >
          <div className="columns">
            {found.erasedAt === null ? <ReadingOf item={found} /> : <Erased item={found} />}
            <AboutItem item={found} />
          </div>
        </Page>
      )}
    </Asked>
  );
}

/** Nothing of it is shown any more; who had it erased and why is in the case's retention and log. */
function Erased({ item }: { item: EvidenceItem }): ReactNode {
  const say = useSay();
  return (
    <Section title={say('evidence.erased')}>
      <div className="stack tight">
        {item.erasedAt !== null && <Moment at={item.erasedAt} precise />}
        <Link to="/cases/$caseId/retention" params={{ caseId: item.caseId }}>
          {say('case.tab.retention')}
        </Link>
      </div>
    </Section>
  );
}

function AboutItem({ item }: { item: EvidenceItem }): ReactNode {
  const { say, formats } = useLanguage();
  const requests = useQuery(asked.requests({ caseId: item.caseId }));
  const request = requests.data?.requests.find((one) => one.id === item.requestId);
  const [asking, setAsking] = useState(false);
  return (
    <Section title={say('evidence.about')}>
      <dl className="pairs">
        <div>
          <dt>SHA-256</dt>
          <dd>
            <Identifier wrap>{item.sha256}</Identifier>
          </dd>
        </div>
        <div>
          <dt>{say('evidence.size')}</dt>
          <dd>{formats.size(item.bytes)}</dd>
        </div>
        <div>
          <dt>{say('evidence.received-by')}</dt>
          <dd>
            <Name>{item.receivedBy.name}</Name>
          </dd>
        </div>
        {request !== undefined && (
          <div>
            <dt>{say('evidence.request')}</dt>
            <dd>
              <Link to="/requests/$requestId" params={{ requestId: request.id }}>
                <bdi dir="ltr">{request.number}</bdi>
              </Link>
            </dd>
          </div>
        )}
        {item.derivedFrom !== null && (
          <div>
            <dt>{say('evidence.derived')}</dt>
            <dd>
              <Link to="/cases/$caseId/evidence/$evidenceId" params={{ caseId: item.caseId, evidenceId: item.derivedFrom }}>
                {say('shell.open')}
              </Link>
            </dd>
          </div>
        )}
      </dl>
      {item.erasedAt === null && (
        <Button variant="default" size="xs" onClick={() => setAsking(true)} className="below">
          {say('evidence.download')}
        </Button>
      )}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('evidence.download')}
        closeButtonProps={{ 'aria-label': say('shell.close') }}
      >
        <TakeOut item={item} done={() => setAsking(false)} />
      </Modal>
    </Section>
  );
}

function TakeOut({ item, done }: { item: EvidenceItem; done: () => void }): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState('');
  const take = (event: FormEvent) => {
    event.preventDefault();
    location.assign(pathOf(apiRoutes.evidenceBytes, { evidenceId: item.id }, { reason: reason.trim() }));
    done();
  };
  return (
    <form onSubmit={take} className="stack">
      <p>{say('evidence.download.why')}</p>
      <TextInput
        label={say('evidence.download.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        maxLength={500}
        dir="auto"
        data-autofocus
      />
      <div className="row end">
        <Button variant="default" onClick={done}>
          {say('shell.cancel')}
        </Button>
        <Button type="submit" disabled={reason.trim() === ''}>
          {say('shell.download')}
        </Button>
      </div>
    </form>
  );
}
