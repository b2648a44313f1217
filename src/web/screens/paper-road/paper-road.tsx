// SPDX-License-Identifier: Apache-2.0
/** The paper road of a request: what is printed, what came back signed, what happened outside the desk, the translator's pack. */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import type { OriginalShown, PaperRoad } from '../../../core/api/paper-road.ts';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked, Waiting } from '../../parts/asked.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier, Moment, Name } from '../../parts/words.tsx';
import { KeptPapers } from '../companions/kept-papers.tsx';
import { RequestFrame } from '../request/request-head.tsx';
import { PaperSteps } from './paper-steps.tsx';
import { Translation } from './translation.tsx';

const PaperBesideScan = lazy(async () => ({ default: (await import('./paper-beside-scan.tsx')).PaperBesideScan }));

export function PaperRoadScreen(): ReactNode {
  const say = useSay();
  const { requestId } = useParams({ from: '/inside/requests/$requestId/paper' });
  const road = useQuery(asked.paperRoad(requestId));
  return (
    <RequestFrame
      requestId={requestId}
      below
      title={(request) => say('paper.title', { number: request.number })}
      lead={<p>{say('paper.lead')}</p>}
    >
      {(request) => (
        <Asked of={road} lines={6}>
          {(found) => (
            <div className="stack wide-gap">
              {found.papers.length === 0 ? (
                <div className="card">
                  <Empty what={say('paper.none')} todo={say('paper.none.do')} />
                </div>
              ) : (
                <Printed request={request} road={found} />
              )}
              <Originals originals={found.originals} />
              {found.mayBind && found.papers.length > 0 && <Bind request={request} road={found} />}
              <PaperSteps requestId={request.id} road={found} />
              {found.mayTranslate && <Translation request={request} road={found} />}
              <KeptPapers caseId={request.caseId} requestId={request.id} />
            </div>
          )}
        </Asked>
      )}
    </RequestFrame>
  );
}

function Printed({ request, road }: { request: RequestDetail; road: PaperRoad }): ReactNode {
  const say = useSay();
  return (
    <Section title={say('paper.print')} count={road.papers.length} flush>
      <ul className="rows">
        {road.papers.map((paper) => (
          <li key={paper.document} className="split">
            <span className="stacked">
              <strong>{say.maybe('request.language', paper.language)}</strong>
              <span className="dots small faint">
                <span>{say('request.version', { version: paper.version })}</span>
                <span>{say('paper.pages', { count: paper.pages })}</span>
              </span>
              <span className="small">
                {say('request.paper.code')} <Identifier>{paper.code}</Identifier>
              </span>
            </span>
            <a
              className="plain-button"
              href={pathOf(apiRoutes.documentBytes, { requestId: request.id, sha256: paper.document })}
              target="_blank"
              rel="noopener"
            >
              {say('paper.open')}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Originals({ originals }: { originals: readonly OriginalShown[] }): ReactNode {
  const say = useSay();
  return (
    <Section title={say('paper.originals')} count={originals.length} flush>
      {originals.length === 0 && <p className="faint padded">{say('paper.originals.none')}</p>}
      <ul className="rows">
        {originals.map((one) => (
          <li key={one.id} className="stacked">
            <span className="row tight">
              <Badge tone="good">{say(`paper.original.${one.kind}`)}</Badge>
              <strong>
                <bdi>{one.name}</bdi>
              </strong>
            </span>
            <span className="dots small faint">
              <span>{say('request.version', { version: one.version })}</span>
              <Identifier>{one.code}</Identifier>
              <span>{say('paper.pages', { count: one.pages })}</span>
              {one.signedBy !== null && <Name>{one.signedBy}</Name>}
              <Name>{one.by.name}</Name>
              <Moment at={one.at} />
            </span>
            <Identifier wrap>{`SHA-256 ${one.sha256}`}</Identifier>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A person holds the paper in hand: which scan, which code stands on it, does every page say the same. */
function Bind({ request, road }: { request: RequestDetail; road: PaperRoad }): ReactNode {
  const say = useSay();
  const bound = new Set(road.originals.map(({ evidenceId }) => evidenceId));
  const scans = road.scans.filter(({ id }) => !bound.has(id));
  const [evidenceId, setEvidenceId] = useState('');
  const [document, setDocument] = useState(road.papers[0]?.document ?? '');
  const [code, setCode] = useState('');
  const [compared, setCompared] = useState(0);
  const paper = road.papers.find((one) => one.document === document);
  const bind = useAct(
    () => call('bindOriginal', { params: { requestId: request.id }, body: { evidenceId, code: code.trim(), pages: compared } }),
    {
      quiet: true,
      done: say('paper.bound'),
      after: () => {
        setEvidenceId('');
        setCode('');
        setCompared(0);
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    bind.mutate(undefined);
  };
  return (
    <Section title={say('paper.bind')}>
      <form onSubmit={submit} className="stack">
        <p className="small faint">
          {say('paper.bind.why')}{' '}
          <Link to="/cases/$caseId/evidence" params={{ caseId: request.caseId }}>
            {say('evidence.title')}
          </Link>
        </p>
        <div className="pair">
          <NativeSelect
            label={say('paper.scan')}
            value={evidenceId}
            onChange={(event) => {
              setEvidenceId(event.currentTarget.value);
              setCompared(0);
            }}
            data={[{ value: '', label: say('incoming.item.none') }, ...scans.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <NativeSelect
            label={say('paper.ours')}
            value={document}
            onChange={(event) => {
              setDocument(event.currentTarget.value);
              setCompared(0);
            }}
            data={road.papers.map((one) => ({ value: one.document, label: say.maybe('request.language', one.language) }))}
          />
        </div>
        {paper !== undefined && evidenceId !== '' && (
          <Suspense fallback={<Waiting lines={8} />}>
            <PaperBesideScan
              key={`${document} ${evidenceId}`}
              requestId={request.id}
              paper={paper}
              evidenceId={evidenceId}
              compared={setCompared}
            />
          </Suspense>
        )}
        <TextInput
          label={say('paper.code')}
          description={say('paper.code.why')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          required
          maxLength={60}
          dir="ltr"
          autoComplete="off"
        />
        {bind.error !== null && <Trouble error={bind.error} />}
        <div className="split">
          <span className="small faint" role="status">
            {say('paper.compared', { compared, pages: paper?.pages ?? 0 })}
          </span>
          <Button type="submit" loading={bind.isPending} disabled={evidenceId === '' || compared !== paper?.pages}>
            {say('paper.bind.do')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
