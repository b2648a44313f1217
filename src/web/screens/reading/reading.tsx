// SPDX-License-Identifier: Apache-2.0
/** Records of one reading: filters, a list that fetches as it is scrolled, and the open record with its bytes beside it. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EvidenceItem, ReadingShown } from '../../../core/api/evidence.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked, Waiting } from '../../parts/asked.tsx';
import { Empty, Page } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Identifier } from '../../parts/words.tsx';
import { Filters } from './filters.tsx';
import { ReadingWays } from './reading-page.tsx';
import type { ReadingSearch } from './reading-search.ts';
import { RecordDetail } from './record-detail.tsx';
import { RecordList } from './record-list.tsx';

export function ReadingScreen(): ReactNode {
  const { readingId } = useParams({ from: '/inside/readings/$readingId' });
  const reading = useQuery(asked.reading(readingId));
  const item = useQuery({ ...asked.evidence(reading.data?.evidenceId ?? ''), enabled: reading.data !== undefined });
  return (
    <Asked of={reading} lines={8}>
      {(found) => <Asked of={item}>{(evidence) => <Records reading={found} item={evidence} />}</Asked>}
    </Asked>
  );
}

function Records({ reading, item }: { reading: ReadingShown; item: EvidenceItem }): ReactNode {
  const say = useSay();
  const navigate = useNavigate({ from: '/readings/$readingId' });
  const search = useSearch({ from: '/inside/readings/$readingId' });
  const open = (record: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, record }), replace: search.record !== undefined, resetScroll: false });
  const { caseId } = item;
  return (
    <Page
      title={`${say('records.title')} · ${item.name}`}
      heading={say('records.title')}
      lead={
        <>
          {say('records.of', { name: '' })}
          <Identifier>{item.name}</Identifier>
        </>
      }
      crumbs={[
        { text: say('shell.cases'), link: { to: '/' } },
        { text: say('evidence.title'), link: { to: '/cases/$caseId/evidence', params: { caseId } } },
        { text: item.name, link: { to: '/cases/$caseId/evidence/$evidenceId', params: { caseId, evidenceId: item.id } } },
      ]}
    >
      <ReadingWays readingId={reading.id} coverage={reading.coverage} />
      <Filters key={JSON.stringify({ ...search, record: '' })} reading={reading} search={search} />
      <div className="records" data-open={search.record !== undefined || undefined}>
        <Found readingId={reading.id} search={search} open={open} />
        {search.record !== undefined && (
          <RecordDetail key={search.record} readingId={reading.id} recordId={search.record} caseId={caseId} close={() => open(undefined)} />
        )}
      </div>
    </Page>
  );
}

interface FoundProps {
  readonly readingId: string;
  readonly search: ReadingSearch;
  readonly open: (record: string) => void;
}

function Found({ readingId, search, open }: FoundProps): ReactNode {
  const { say, formats } = useLanguage();
  const { record, ...query } = search;
  const pages = useInfiniteQuery({
    queryKey: ['records', readingId, query],
    queryFn: ({ pageParam, signal: _ }) =>
      call('records', { params: { readingId }, query: { ...query, limit: 100, ...(pageParam !== undefined && { cursor: pageParam }) } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (pages.data === undefined)
    return pages.error === null ? <Waiting lines={10} /> : <Trouble error={pages.error} again={() => void pages.refetch()} />;
  const records = pages.data.pages.flatMap((page) => page.records);
  const counted = pages.data.pages[0]?.counted ?? null;
  const searched = pages.data.pages.at(-1)?.searched;
  if (records.length === 0 && !pages.hasNextPage)
    return (
      <div className="card">
        <Empty what={say('records.none')} todo={say('records.none.do')} />
      </div>
    );
  return (
    <div className="stack tight">
      <p className="dots small faint" role="status">
        {counted !== null && <span>{say('records.counted', { count: counted })}</span>}
        {searched != null && searched.done < searched.of && (
          <span>
            {formats.count(searched.done)} / {formats.count(searched.of)}
          </span>
        )}
        <span>{say('records.logged')}</span>
      </p>
      <RecordList
        records={records}
        chosen={record}
        open={open}
        more={pages.hasNextPage}
        fetching={pages.isFetchingNextPage}
        fetchMore={() => void pages.fetchNextPage()}
      />
      {pages.error !== null && <Trouble error={pages.error} again={() => void pages.fetchNextPage()} />}
    </div>
  );
}
