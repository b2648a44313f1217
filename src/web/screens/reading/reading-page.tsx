// SPDX-License-Identifier: Apache-2.0
/** The frame of a screen about one reading: the way back to its item and its records, and the other ways to look at it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Page } from '../../parts/page.tsx';

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
    <Page title={props.title} lead={props.lead} crumbs={[{ text: say('shell.cases'), link: { to: '/' } }, ...ofItem]}>
      <ReadingWays readingId={props.readingId} kinds={reading.data?.coverage?.records ?? {}} />
      {props.children}
    </Page>
  );
}

/** Records, timeline, and what there is besides: a way that leads to nothing is not shown. */
export function ReadingWays({ readingId, kinds }: { readingId: string; kinds: Readonly<Record<string, number>> }): ReactNode {
  const say = useSay();
  const params = { readingId };
  const here = { activeProps: { 'aria-current': 'page' as const } };
  const some = (...names: string[]): boolean => names.some((name) => (kinds[name] ?? 0) > 0);
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
    </nav>
  );
}
