// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { EvidenceItem, ReadingShown } from '../../../core/api/evidence.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useWork } from '../../desk/work.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Identifier } from '../../parts/words.tsx';
import { SecretsFound } from '../mentions/secrets-found.tsx';
import { PrivilegedIn } from '../privilege/privileged-in.tsx';
import { CoverageTables } from './coverage-tables.tsx';
import { givenOf, isZoneOrNone, NOTHING_GIVEN } from './given.ts';
import { GivenFields } from './given-fields.tsx';
import { readSoFar } from './read-so-far.ts';
import { SetApart } from './set-apart.tsx';

export function ReadingOf({ item }: { item: EvidenceItem }): ReactNode {
  const say = useSay();
  // Newest first: a reading with a password or a newer reader stands in for the one before.
  const reading = item.readings[0];
  if (reading === undefined)
    return (
      <Section title={say('reading.title')}>
        <Empty what={say('reading.none')} />
        <ReadIt item={item} word={say('reading.read')} />
      </Section>
    );
  return <OneReading key={reading.id} item={item} reading={reading} />;
}

/** Reads the item, with what is given to it. */
function ReadIt({ item, word }: { item: EvidenceItem; word: string }): ReactNode {
  const say = useSay();
  const [given, setGiven] = useState(NOTHING_GIVEN);
  const read = useAct(() => call('read', { params: { evidenceId: item.id }, body: givenOf(given) }), {
    quiet: true,
    done: say('reading.begun'),
    after: () => setGiven(NOTHING_GIVEN),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    read.mutate(undefined);
  };
  return (
    <form onSubmit={submit} className="stack">
      <GivenFields given={given} put={setGiven} />
      {read.error !== null && <Trouble error={read.error} />}
      <div>
        <Button type="submit" size="xs" variant="default" loading={read.isPending} disabled={!isZoneOrNone(given.zone)}>
          {word}
        </Button>
      </div>
    </form>
  );
}

/** The zone, keys by their SHA-256, and how many passwords: what they were, nobody keeps. */
function GivenTo({ given }: { given: NonNullable<ReadingShown['given']> }): ReactNode {
  const say = useSay();
  return (
    <p className="small faint dots">
      {given.zone !== null && (
        <span>
          {say('given.was.zone')} <Identifier>{given.zone}</Identifier>
        </span>
      )}
      {given.passwords > 0 && <span>{say('given.was.passwords', { count: given.passwords })}</span>}
      {given.keys.map((key) => (
        <span key={key}>
          {say('given.was.key')} <Identifier>{key.slice(0, 16)}</Identifier>
        </span>
      ))}
    </p>
  );
}

function OneReading({ item, reading }: { item: EvidenceItem; reading: ReadingShown }): ReactNode {
  const { say, language, formats } = useLanguage();
  const job = useWork(reading.job, ['evidence', item.id]);
  const fresh = useQuery({ ...asked.reading(reading.id), enabled: reading.coverage === null && job?.state === 'done' });
  const shown = fresh.data ?? reading;
  if (shown.coverage === null)
    return (
      <Section title={say('reading.title')}>
        {job?.state === 'failed' ? (
          <div className="trouble" role="alert">
            <strong>{say('reading.failed')}</strong>
            {job.error?.title !== undefined && <p>{job.error.title[language]}</p>}
            {job.error !== null && <p dir="auto">{job.error.detail?.[language] ?? job.error.message}</p>}
            {job.error !== null && <span className="small faint">{say('shell.error.code', { code: job.error.code })}</span>}
            <ReadIt item={item} word={say('shell.try-again')} />
          </div>
        ) : (
          <div className="stack" role="status">
            <p>
              {job?.progress == null
                ? say('reading.progress', { what: say.maybe('job', job?.state ?? 'waiting') })
                : readSoFar(job.progress, say, formats)}
            </p>
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
            {say('case.evidence.records', { count: shown.records ?? 0 })} · {say('case.evidence.gaps', { count: shown.gaps ?? 0 })}
          </p>
          {shown.given !== null && <GivenTo given={shown.given} />}
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
      <SecretsFound readings={[shown]} />
      <PrivilegedIn reading={shown} caseId={item.caseId} />
      <SetApart reading={shown} caseId={item.caseId} />
      <CoverageTables reading={shown} coverage={shown.coverage} />
      {shown.coverage.files.some(({ parser }) => parser === null) && (
        <div className="row">
          <LinkButton
            to="/cases/$caseId/evidence/$evidenceId/tables"
            params={{ caseId: item.caseId, evidenceId: item.id }}
            variant="default"
          >
            {say('tables.open')}
          </LinkButton>
        </div>
      )}
      <details className="facts">
        <summary>{say('reading.readers')}</summary>
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
      {(shown.coverage.mentions?.identifiers ?? 0) > 0 && (
        <Section title={say('mentions.title')}>
          <p className="split">
            <span>{say('mentions.count', { count: shown.coverage.mentions?.identifiers ?? 0 })}</span>
            <Link to="/readings/$readingId/mentions" params={params}>
              {say('mentions.open')}
            </Link>
          </p>
        </Section>
      )}
      <Section title={say('reading.otherwise')}>
        <ReadIt item={item} word={say('reading.again')} />
      </Section>
    </div>
  );
}
