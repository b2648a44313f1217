// SPDX-License-Identifier: Apache-2.0
/** What a search of free text has found so far: it is searched from the start on, and goes on while the list is scrolled. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback } from 'react';
import { call } from '../../desk/call.ts';
import { useLanguage } from '../../language/language.tsx';
import { Waiting } from '../../parts/asked.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { RecordList } from './record-list.tsx';
import { NothingFound, type RecordsQuery } from './records-found.tsx';

const PAGE = 100;
const BEFORE_THE_END = 30;

interface SearchedProps {
  readonly readingId: string;
  readonly query: RecordsQuery;
  readonly chosen: string | undefined;
  readonly open: (record: string) => void;
}

export function RecordsSearched({ readingId, query, chosen, open }: SearchedProps): ReactNode {
  const { say, formats } = useLanguage();
  const pages = useInfiniteQuery({
    queryKey: ['records', readingId, query],
    queryFn: ({ pageParam }) =>
      call('records', { params: { readingId }, query: { ...query, limit: PAGE, ...(pageParam !== undefined && { cursor: pageParam }) } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const records = pages.data?.pages.flatMap((page) => page.records) ?? [];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const inSight = useCallback(
    (_: number, last: number) => {
      if (hasNextPage && !isFetchingNextPage && last >= records.length - BEFORE_THE_END) void fetchNextPage();
    },
    [hasNextPage, isFetchingNextPage, fetchNextPage, records.length],
  );
  if (pages.data === undefined)
    return pages.error === null ? <Waiting lines={10} /> : <Trouble error={pages.error} again={() => void pages.refetch()} />;
  if (records.length === 0 && !hasNextPage) return <NothingFound />;
  const searched = pages.data.pages.at(-1)?.searched;
  return (
    <div className="stack tight">
      <p className="dots small faint" role="status">
        {searched != null && searched.done < searched.of && (
          <span>
            {formats.count(searched.done)} / {formats.count(searched.of)}
          </span>
        )}
        <span>{say('records.logged')}</span>
      </p>
      <RecordList total={records.length} recordAt={(index) => records[index]} inSight={inSight} chosen={chosen} open={open} />
      {pages.error !== null && <Trouble error={pages.error} again={() => void fetchNextPage()} />}
    </div>
  );
}
