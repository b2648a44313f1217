// SPDX-License-Identifier: Apache-2.0
/** One item: what it is and where it came from, and how much of it was read; what was NOT read stands first. */
import { Button, Modal, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import type { EvidenceItem } from '../../../core/api/evidence.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
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
          ofCase={caseId}
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
      {item.erasedAt === null && <Tie item={item} />}
    </Section>
  );
}

function TakeOut({ item, done }: { item: EvidenceItem; done: () => void }): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState('');
  const outside = item.readings.find((one) => (one.outside?.records ?? 0) > 0);
  const apart = useQuery({ ...asked.setApart(outside?.id ?? ''), enabled: outside !== undefined });
  const heldBack = apart.data !== undefined && apart.data.decided !== 'keep';
  const take = (event: FormEvent) => {
    event.preventDefault();
    location.assign(pathOf(apiRoutes.evidenceBytes, { evidenceId: item.id }, { reason: reason.trim() }));
    done();
  };
  return (
    <form onSubmit={take} className="stack">
      <p>{say('evidence.download.why')}</p>
      {item.readings.some(({ privileged }) => privileged !== null) && (
        <p className="hint" data-tone="warn">
          {say('evidence.download.privileged')}
        </p>
      )}
      {heldBack && (
        <p className="hint" data-tone="warn">
          {say('evidence.download.held')}
        </p>
      )}
      <TextInput
        label={say('evidence.download.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        maxLength={500}
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

/** It turned out that the item answers another request than was said when it came. */
function Tie({ item }: { item: EvidenceItem }): ReactNode {
  const say = useSay();
  const requests = useQuery(asked.requests({ caseId: item.caseId }));
  const others = (requests.data?.requests ?? []).filter((one) => one.id !== item.requestId && one.sentAt !== null);
  const [requestId, setRequestId] = useState('');
  const [reason, setReason] = useState('');
  const tie = useAct(() => call('tieEvidence', { params: { evidenceId: item.id }, body: { requestId, reason: reason.trim() } }), {
    done: say('evidence.tie.done'),
    after: () => setReason(''),
  });
  if (others.length === 0) return null;
  return (
    <details className="facts below">
      <summary>{say('evidence.tie')}</summary>
      <form
        className="stack tight below"
        onSubmit={(event) => {
          event.preventDefault();
          tie.mutate(undefined);
        }}
      >
        <p className="small">{say('evidence.tie.why')}</p>
        <NativeSelect
          label={say('evidence.tie.which')}
          value={requestId}
          onChange={(event) => setRequestId(event.currentTarget.value)}
          data={[{ value: '', label: '—' }, ...others.map((one) => ({ value: one.id, label: `${one.number} · ${one.title}` }))]}
        />
        <TextInput
          label={say('evidence.tie.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          maxLength={500}
        />
        <div className="row end">
          <Button type="submit" size="xs" variant="default" loading={tie.isPending} disabled={requestId === '' || reason.trim() === ''}>
            {say('evidence.tie')}
          </Button>
        </div>
      </form>
    </details>
  );
}
