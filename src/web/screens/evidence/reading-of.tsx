// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EvidenceItem, ReadingShown } from '../../../core/api/evidence.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useWork } from '../../desk/work.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { CoverageTables } from './coverage-tables.tsx';
import { SetApart } from './set-apart.tsx';

export function ReadingOf({ item }: { item: EvidenceItem }): ReactNode {
  const say = useSay();
  // Newest first: a reading with a password or a newer reader stands in for the one before.
  const reading = item.readings[0];
  const read = useAct(() => call('read', { params: { evidenceId: item.id } }), { done: say('reading.begun') });
  if (reading === undefined)
    return (
      <Section title={say('reading.title')}>
        <Empty what={say('reading.none')}>
          <Button onClick={() => read.mutate()} loading={read.isPending} className="below">
            {say('reading.read')}
          </Button>
        </Empty>
      </Section>
    );
  return <OneReading item={item} reading={reading} />;
}

function OneReading({ item, reading }: { item: EvidenceItem; reading: ReadingShown }): ReactNode {
  const { say, formats } = useLanguage();
  const job = useWork(reading.job, ['evidence', item.id]);
  const fresh = useQuery({ ...asked.reading(reading.id), enabled: reading.coverage === null && job?.state === 'done' });
  const shown = fresh.data ?? reading;
  const read = useAct(() => call('read', { params: { evidenceId: item.id } }), { done: say('reading.begun') });
  if (shown.coverage === null)
    return (
      <Section title={say('reading.title')}>
        {job?.state === 'failed' ? (
          <div className="trouble" role="alert">
            <strong>{say('reading.failed')}</strong>
            {job.error !== null && <p>{job.error.message}</p>}
            <div className="row">
              <Button size="xs" variant="default" onClick={() => read.mutate()} loading={read.isPending}>
                {say('shell.try-again')}
              </Button>
              {job.error !== null && <span className="small faint">{say('shell.error.code', { code: job.error.code })}</span>}
            </div>
          </div>
        ) : (
          <div className="stack" role="status">
            <p>{say('reading.progress', { what: job?.progress?.what ?? say.maybe('job', job?.state ?? 'waiting') })}</p>
            <progress
              max={job?.progress?.of ?? 1}
              {...(job?.progress?.of !== undefined && { value: job.progress.done })}
              aria-label={say('reading.title')}
            />
          </div>
        )}
      </Section>
    );
  const params = { readingId: shown.id };
  return (
    <div className="stack wide-gap">
      <section className="next-step" aria-label={say('reading.title')}>
        <div>
          <h2>{say('reading.title')}</h2>
          <p>
            {say('case.evidence.records', { count: shown.records ?? 0 })}, {say('case.evidence.gaps', { count: shown.gaps ?? 0 })}
          </p>
        </div>
        <div className="row">
          <LinkButton to="/readings/$readingId" params={params}>
            {say('reading.records.open')}
          </LinkButton>
          <LinkButton to="/readings/$readingId/timeline" params={params} variant="default">
            {say('reading.timeline.open')}
          </LinkButton>
        </div>
      </section>
      <SetApart reading={shown} caseId={item.caseId} />
      <CoverageTables reading={shown} coverage={shown.coverage} />
      <details className="facts">
        <summary>{say('reading.readers', { readers: '' })}</summary>
        <p className="small faint">
          <bdi dir="ltr">{shown.readers}</bdi>
        </p>
      </details>
      <Section title={say('reading.kinds')} flush>
        <ul className="rows">
          {Object.entries(shown.coverage.records).map(([kind, count]) => (
            <li key={kind} className="split">
              <Link to="/readings/$readingId" params={params} search={{ kind }}>
                {say.maybe('record-kind', kind)}
              </Link>
              <span className="number">{formats.count(count)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
