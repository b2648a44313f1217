// SPDX-License-Identifier: Apache-2.0
/** What one figure was counted from, one by one, to be recounted by hand; each entry opens to its bytes and its proof. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { CountedShown, CountedThing } from '../../../core/api/oversight.ts';
import { call } from '../../desk/call.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Waiting } from '../../parts/asked.tsx';
import { More } from '../../parts/more.tsx';
import { type Crumb, Empty, Page } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { DayOf, Identifier, Moment, Name } from '../../parts/words.tsx';
import { ProofWindow } from '../log/log.tsx';
import { keyName } from './key-name.ts';
import { LogCounted } from './log-counted.tsx';

export function Counted(): ReactNode {
  const { say, language } = useLanguage();
  const { figure } = useParams({ from: '/inside/figures/$figure' });
  const search = useSearch({ from: '/inside/figures/$figure' });
  const { hideBelow: _, ...asked } = search;
  const pages = useInfiniteQuery({
    queryKey: ['counted', figure, asked, language],
    queryFn: ({ pageParam }) =>
      call('countedInFigure', { params: { figure: figure as 'looks' }, query: { ...asked, by: asked.by as 'kind', skip: pageParam } }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const { by: _by, key: _key, ...period } = search;
  const crumbs: readonly Crumb[] = [{ text: say('figures.title'), link: { to: '/figures', search: period } }];
  const first = pages.data?.pages[0];
  if (first === undefined)
    return (
      <Page title={say('figures.title')} crumbs={crumbs}>
        {pages.error === null ? <Waiting lines={8} /> : <Trouble error={pages.error} again={() => void pages.refetch()} />}
      </Page>
    );
  return (
    <Page title={first.title} crumbs={crumbs} lead={first.how}>
      <div className="stack">
        <Under first={first} by={search.by} searchKey={search.key} />
        <LogCounted log={first.log} />
        <ThingTable things={pages.data?.pages.flatMap((page) => page.things) ?? []} />
        <More pages={pages} />
      </div>
    </Page>
  );
}

function Under({ first, by, searchKey }: { first: CountedShown; by?: string | undefined; searchKey?: string | undefined }): ReactNode {
  const { say, formats } = useLanguage();
  const { period, total, things } = first;
  const word = things[0]?.words.find((one) => one.by === by && one.key === searchKey);
  return (
    <p>
      <strong>{say('figures.total', { count: total })}</strong> ·{' '}
      {say('figures.period', { from: formats.day(period.from), to: formats.day(period.to) })} <Identifier>{period.zone}</Identifier>
      {word !== undefined && (
        <>
          {' '}
          · {word.title}
          {say('shell.colon')}
          <bdi>{word.by === 'month' ? formats.month(word.key) : keyName(say, word.by, word.key, word.name)}</bdi>
        </>
      )}
    </p>
  );
}

function ThingTable({ things }: { things: readonly CountedThing[] }): ReactNode {
  const say = useSay();
  const [opened, setOpened] = useState<string>();
  if (things.length === 0) return <Empty what={say('figures.nothing')} />;
  return (
    <div className="card table-card">
      <Table className="counted">
        <thead>
          <tr>
            <th scope="col" className="number">
              {say('figures.place')}
            </th>
            <th scope="col">{say('figures.what')}</th>
            <th scope="col">{say('log.when')}</th>
            <th scope="col">{say('log.who')}</th>
            <th scope="col">{say('figures.words')}</th>
          </tr>
        </thead>
        <tbody>
          {things.map((thing) => (
            <ThingRow key={thing.place} thing={thing} open={setOpened} />
          ))}
        </tbody>
      </Table>
      <ProofWindow entryId={opened} close={() => setOpened(undefined)} />
    </div>
  );
}

function ThingRow({ thing, open }: { thing: CountedThing; open: (entryId: string) => void }): ReactNode {
  const { say, formats } = useLanguage();
  const { place, entry, index, at, kind, request, item, by, role, words, reason, keptUntil } = thing;
  return (
    <tr>
      <td className="number">{formats.count(place)}</td>
      <th scope="row">
        <span className="stacked">
          {entry === null || kind === null ? (
            <span>{say(item === null ? 'figures.identifier' : 'figures.item')}</span>
          ) : (
            <button type="button" className="link-like" onClick={() => open(entry)}>
              {say.maybe('entry', kind)} <span className="faint">{formats.count(index ?? 0)}</span>
            </button>
          )}
          {request !== null && (
            <span className="small faint">
              {say('figures.request')} <Identifier wrap>{request}</Identifier>
            </span>
          )}
          {item !== null && <Identifier wrap>{item}</Identifier>}
          {reason !== null && (
            <span className="small">
              {say('figures.reason')}
              {say('shell.colon')}
              <q dir="auto">{reason}</q>
            </span>
          )}
        </span>
      </th>
      <td>{at === null ? '–' : <Moment at={at} precise />}</td>
      <td>
        <span className="stacked">
          {by === null ? <span className="faint">–</span> : <Name>{by.name}</Name>}
          {role !== null && <span className="small faint">{say.maybe('role', role)}</span>}
        </span>
      </td>
      <td>
        <ul className="plain small">
          {words.map((word) => (
            <li key={`${word.by} ${word.key}`}>
              <span className="faint">
                {word.title}
                {say('shell.colon')}
              </span>
              <bdi>{word.by === 'month' ? formats.month(word.key) : keyName(say, word.by, word.key, word.name)}</bdi>
            </li>
          ))}
          {keptUntil !== null && (
            <li>
              {say('figures.kept-until')} <DayOf at={keptUntil} />
            </li>
          )}
        </ul>
      </td>
    </tr>
  );
}
