// SPDX-License-Identifier: Apache-2.0
/** Where records say that something was: a map that asks nobody for tiles, and the same places as a table. */
import './places.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked, Waiting } from '../../parts/asked.tsx';
import { More, useFirst } from '../../parts/more.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { ReadingPage } from '../reading/reading-page.tsx';
import { type PlaceNamed, placesOf } from './place-words.ts';

// The outline of the land is fetched with the map and not before.
const PlaceMap = lazy(async () => ({ default: (await import('./place-map.tsx')).PlaceMap }));
const PAGE = 500;

export function Places(): ReactNode {
  const say = useSay();
  const { readingId } = useParams({ from: '/inside/readings/$readingId/places' });
  const reading = useQuery(asked.reading(readingId));
  return (
    <ReadingPage readingId={readingId} title={say('places.title')} lead={say('places.lead')}>
      <Asked of={reading}>
        {({ coverage }) => {
          const kinds = (['location', 'trip'] as const).filter((kind) => (coverage?.records[kind] ?? 0) > 0);
          return kinds.length === 0 ? (
            <div className="card">
              <Empty what={say('places.none')} todo={say('places.none.do')} />
            </div>
          ) : (
            <div className="stack wide-gap">
              {kinds.map((kind) => (
                <PlacesOfKind key={kind} readingId={readingId} kind={kind} of={coverage?.records[kind] ?? 0} />
              ))}
            </div>
          );
        }}
      </Asked>
    </ReadingPage>
  );
}

function PlacesOfKind({ readingId, kind, of }: { readingId: string; kind: 'location' | 'trip'; of: number }): ReactNode {
  const say = useSay();
  const [chosen, setChosen] = useState<string>();
  const pages = useInfiniteQuery({
    queryKey: ['places', readingId, kind],
    queryFn: ({ pageParam }) =>
      call('records', {
        params: { readingId },
        query: { kind, order: 'time', limit: PAGE, ...(pageParam !== undefined && { cursor: pageParam }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const records = useMemo(() => pages.data?.pages.flatMap((page) => page.records) ?? [], [pages.data]);
  const places = useMemo(() => records.flatMap(placesOf), [records]);
  if (pages.data === undefined)
    return pages.error === null ? <Waiting lines={8} /> : <Trouble error={pages.error} again={() => void pages.refetch()} />;
  return (
    <Section title={say.maybe('record-kind', kind)} count={places.length} flush>
      <Suspense fallback={<Waiting lines={6} />}>
        <PlaceMap key={records.length} places={places} chosen={chosen} choose={setChosen} />
      </Suspense>
      <p className="padded small faint">
        {say('places.legend')} {records.length < of && say('places.part', { count: records.length, of })}
      </p>
      <More pages={pages} />
      <PlaceTable readingId={readingId} places={places} chosen={chosen} choose={setChosen} />
    </Section>
  );
}

interface TableProps {
  readonly readingId: string;
  readonly places: readonly PlaceNamed[];
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
}

function PlaceTable({ readingId, places, chosen, choose }: TableProps): ReactNode {
  const { say, formats } = useLanguage();
  const [first, more] = useFirst(places);
  // What was chosen on the map stands in the table, however far down.
  const far = first.some(({ id }) => id === chosen) ? undefined : places.find(({ id }) => id === chosen);
  return (
    <div className="map-table">
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('records.column.time')}</th>
            <th scope="col">{say('places.where')}</th>
            <th scope="col" className="number">
              {say('places.accuracy')}
            </th>
            <th scope="col">{say('places.basis')}</th>
            <th scope="col">{say('places.source')}</th>
          </tr>
        </thead>
        <tbody>
          {[...(far === undefined ? [] : [far]), ...first].map((place) => (
            <tr key={place.id} data-chosen={place.id === chosen || undefined}>
              <th scope="row" className="nowrap">
                {place.when === undefined ? (
                  <span className="faint">{say('records.no-time')}</span>
                ) : place.when.utc === undefined ? (
                  <bdi dir="ltr">{place.when.local ?? place.when.raw} ?</bdi>
                ) : (
                  <bdi>{formats.second(place.when.utc)}</bdi>
                )}
              </th>
              <td>
                <button type="button" className="link-like" onClick={() => choose(place.id)} aria-pressed={place.id === chosen}>
                  <bdi dir="ltr">
                    {place.lat}, {place.lon}
                  </bdi>
                </button>
              </td>
              <td className="number">
                {place.accuracyMeters === undefined ? say('places.accuracy.none') : say('places.meters', { meters: place.accuracyMeters })}
              </td>
              <td>{say.maybe('place-basis', place.basis)}</td>
              <td>
                <Link to="/readings/$readingId" params={{ readingId }} search={{ record: place.record }}>
                  <bdi>{place.source ?? say('places.record')}</bdi>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {more}
    </div>
  );
}
