// SPDX-License-Identifier: Apache-2.0
/** The frame of a screen about one reading: the way back to its item and its records, and the other ways to look at it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Coverage } from '../../../core/api/evidence.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Page } from '../../parts/page.tsx';
import { isParting, PrivilegedIn } from '../privilege/privileged-in.tsx';

export function ReadingPage(props: { readingId: string; title: string; lead?: ReactNode; children: ReactNode }): ReactNode {
  const say = useSay();
  const reading = useQuery(asked.reading(props.readingId));
  const item = useQuery({ ...asked.evidence(reading.data?.evidenceId ?? ''), enabled: reading.data !== undefined });
  const ofItem =
    item.data === undefined
      ? []
      : [
          {
            text: item.data.name,
            link: { to: '/cases/$caseId/evidence/$evidenceId' as const, params: { caseId: item.data.caseId, evidenceId: item.data.id } },
          },
        ];
  return (
    <Page
      title={props.title}
      lead={props.lead}
      ofCase={item.data?.caseId}
      crumbs={[{ text: say('shell.cases'), link: { to: '/' } }, ...ofItem]}
    >
      <ReadingWays readingId={props.readingId} coverage={reading.data?.coverage ?? null} />
      {reading.data !== undefined && item.data !== undefined && <PrivilegedIn reading={reading.data} caseId={item.data.caseId} />}
      {(reading.data === undefined || !isParting(reading.data)) && props.children}
    </Page>
  );
}

/** Records, timeline, and what there is besides: a way that leads to nothing is not shown. */
export function ReadingWays({ readingId, coverage }: { readingId: string; coverage: Coverage | null }): ReactNode {
  const say = useSay();
  const params = { readingId };
  const here = { activeProps: { 'aria-current': 'page' as const } };
  const some = (...names: string[]): boolean => names.some((name) => (coverage?.records[name] ?? 0) > 0);
  const { identifiers = 0, secrets = {} } = coverage?.mentions ?? {};
  return (
    <nav className="tabs" aria-label={say('reading.ways')}>
      <Link to="/readings/$readingId" params={params} activeOptions={{ exact: true, includeSearch: false }} {...here}>
        {say('records.title')}
      </Link>
      <Link to="/readings/$readingId/timeline" params={params} {...here}>
        {say('timeline.title')}
      </Link>
      {some('message', 'call') && (
        <Link to="/readings/$readingId/conversations" params={params} activeOptions={{ includeSearch: false }} {...here}>
          {say('talk.title')}
        </Link>
      )}
      {some('location', 'trip') && (
        <Link to="/readings/$readingId/places" params={params} {...here}>
          {say('places.title')}
        </Link>
      )}
      {(identifiers > 0 || Object.keys(secrets).length > 0) && (
        <Link to="/readings/$readingId/mentions" params={params} {...here}>
          {say('mentions.title')}
        </Link>
      )}
    </nav>
  );
}
