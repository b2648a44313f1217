// SPDX-License-Identifier: Apache-2.0
/**
 * A captured page, seen again from its archive alone: nothing of the page runs, nothing is fetched from anywhere but this desk. Its picture
 * and text come when they are asked for: each look is an entry, and a page may show people who have nothing to do with the case.
 */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { CaptureShown, CaptureSummary } from '../../../core/api/captures.ts';
import type { CaseDetail } from '../../../core/api/cases.ts';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Section } from '../../parts/page.tsx';
import { Badge, Identifier, Moment, Name } from '../../parts/words.tsx';
import { CaseFrame } from '../case/case-frame.tsx';
import { Differences } from './differences.tsx';

export function CaptureScreen(): ReactNode {
  const { caseId, captureId } = useParams({ from: '/inside/cases/$caseId/captures/$captureId' });
  const captures = useQuery(asked.captures(caseId));
  return (
    <CaseFrame caseId={caseId}>
      {(detail) => (
        <Asked of={captures}>
          {(answer) => {
            const capture = answer.captures.find(({ id }) => id === captureId);
            return capture === undefined ? null : <One detail={detail} capture={capture} all={answer.captures} />;
          }}
        </Asked>
      )}
    </CaseFrame>
  );
}

function One({ detail, capture, all }: { detail: CaseDetail; capture: CaptureShown; all: readonly CaptureShown[] }): ReactNode {
  const say = useSay();
  const [shown, setShown] = useState(false);
  const [since, setSince] = useState('');
  const { formats } = useLanguage();
  const again = useAct(() => call('captureAgain', { params: { captureId: capture.id } }), { done: say('capture.begun') });
  const others = all.filter(({ id, url, record }) => id !== capture.id && url === capture.url && record !== null);
  const maySee = detail.may.includes('see-captures') && capture.record !== null;
  return (
    <div className="columns">
      <div className="stack wide-gap">
        {maySee && !shown && (
          <div className="card">
            <div className="empty">
              <p>{say('capture.look.why')}</p>
              {capture.minimisation !== null && (
                <p>
                  {say('capture.minimise')}
                  {say('shell.colon')}
                  <bdi>{capture.minimisation}</bdi>
                </p>
              )}
              <Button onClick={() => setShown(true)}>{say('capture.look')}</Button>
            </div>
          </div>
        )}
        {maySee && shown && <Seen captureId={capture.id} />}
        {maySee && others.length > 0 && (
          <Section title={say('capture.compare')}>
            <div className="stack">
              <NativeSelect
                label={say('capture.compare.with')}
                value={since}
                onChange={(event) => setSince(event.currentTarget.value)}
                data={[{ value: '', label: '—' }, ...others.map(({ id, askedAt }) => ({ value: id, label: formats.moment(askedAt) }))]}
              />
              {since !== '' && <Differences captureId={capture.id} since={since} />}
            </div>
          </Section>
        )}
      </div>
      <Account capture={capture}>
        {detail.may.includes('begin-capture') && (
          <Button variant="default" onClick={() => again.mutate()} loading={again.isPending}>
            {say('capture.again')}
          </Button>
        )}
      </Account>
    </div>
  );
}

function Seen({ captureId }: { captureId: string }): ReactNode {
  const say = useSay();
  const view = useQuery(asked.captureView(captureId));
  return (
    <Asked of={view} lines={8}>
      {({ text, links, pictures }) => (
        <>
          <Section title={say('capture.picture')}>
            <div className="stack">
              {Array.from({ length: pictures }, (_, index) => index + 1).map((number) => (
                <img
                  key={number}
                  src={pathOf(apiRoutes.capturePicture, { captureId, number: String(number) })}
                  alt={say('capture.picture.of', { number, of: pictures })}
                  className="page-picture"
                />
              ))}
            </div>
          </Section>
          <Section title={say('capture.text')}>
            <pre className="page-text" dir="auto" translate="no">
              {text}
            </pre>
          </Section>
          <Section title={say('capture.links')} count={links.length}>
            <ul className="page-list">
              {links.map((link) => (
                <li key={link}>
                  <Identifier wrap>{link}</Identifier>
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Asked>
  );
}

/** What the capture says of itself: plan, servers, hash, stamp, gaps. */
function Account({ capture, children }: { capture: CaptureShown; children: ReactNode }): ReactNode {
  const { say, formats } = useLanguage();
  const { record } = capture;
  return (
    <Section title={say('capture.account')}>
      <dl className="stack small">
        <Said what={say('capture.url')}>
          <Identifier wrap>{capture.url}</Identifier>
        </Said>
        <Said what={say('capture.when')}>
          <Moment at={capture.askedAt} precise /> · <Name>{capture.askedBy.name}</Name>
        </Said>
        <Said what={say('capture.purpose')}>
          <span dir="auto" translate="no">
            {capture.purpose}
          </span>
        </Said>
        <Said what={say('capture.basis')}>
          <span dir="auto" translate="no">
            {capture.legalBasis}
          </span>
        </Said>
        <Said what={say('capture.minimise')}>
          <span dir="auto" translate={capture.minimisation === null ? undefined : 'no'}>
            {capture.minimisation ?? say('capture.minimise.none')}
          </span>
        </Said>
        {capture.how !== 'visit' && <Said what={say('capture.how')}>{say(`capture.how.${capture.how}`)}</Said>}
        {record?.others !== undefined && <Others capture={capture} others={record.others} />}
        {record !== null && capture.how !== 'others' && (
          <>
            <Said what={say('capture.served')}>
              {say('capture.served.what', { requests: record.requests, size: formats.size(record.bytes) })}
            </Said>
            <Said what={say('capture.servers')}>
              {record.servers.map(({ host, address }) => (
                <div key={host + address}>
                  <Identifier wrap>{`${host} ${address}`}</Identifier>
                </div>
              ))}
            </Said>
            <Said what="SHA-256">
              <Identifier wrap>{capture.sha256 ?? ''}</Identifier>
            </Said>
            <Said what={say('capture.stamp')}>
              {record.stampedBy === null ? say('capture.stamp.none') : <Identifier wrap>{record.stampedBy}</Identifier>}
            </Said>
            <Said what={say('capture.gaps')}>
              <Badge tone={record.gaps.length === 0 ? 'good' : 'warn'}>{say('capture.gaps.count', { count: record.gaps.length })}</Badge>
              <ul className="page-list">
                {record.gaps.map((gap) => (
                  <li key={gap.why + gap.what + (gap.url ?? '')}>
                    {say.maybe('capture.gap', gap.why)} {gap.url !== undefined && <Identifier wrap>{gap.url}</Identifier>}
                  </li>
                ))}
              </ul>
            </Said>
          </>
        )}
      </dl>
      {children}
    </Section>
  );
}

function Others({ capture, others }: { capture: CaptureShown; others: NonNullable<CaptureSummary['others']> }): ReactNode {
  const say = useSay();
  return (
    <>
      <Said what={say('capture.made-by')}>
        <span className="stacked">
          <Name>{capture.madeBy ?? ''}</Name>
          <bdi>{[others.format.toUpperCase(), others.software, others.madeAt].filter((one) => one !== null).join(' · ')}</bdi>
        </span>
      </Said>
      <Said what={say('capture.check')}>
        <Badge tone={others.check === 'good' ? 'good' : others.check === 'bad' ? 'bad' : 'warn'}>
          {say(`capture.check.${others.check}`)}
        </Badge>
        <p className="small plain">{say(`capture.text-from.${others.textFrom}`)}</p>
      </Said>
      {capture.originalId !== null && (
        <Said what={say('capture.original')}>
          <Link to="/cases/$caseId/evidence/$evidenceId" params={{ caseId: capture.caseId, evidenceId: capture.originalId }}>
            {say('capture.original')}
          </Link>
        </Said>
      )}
    </>
  );
}

function Said({ what, children }: { what: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt className="faint">{what}</dt>
      <dd className="plain">{children}</dd>
    </div>
  );
}
