// SPDX-License-Identifier: Apache-2.0
/** A list whose length is known: it is entered anywhere, and only the pages that somebody rests on are asked for, since each is an entry of the log. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { RecordShown } from '../../../core/api/evidence.ts';
import { call } from '../../desk/call.ts';
import { queryClient } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Waiting } from '../../parts/asked.tsx';
import { Empty } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { GoTo } from './go-to.tsx';
import type { ReadingSearch } from './reading-search.ts';
import { type Aim, RecordList } from './record-list.tsx';

/** What the list is narrowed to, and its order. */
export type RecordsQuery = Omit<ReadingSearch, 'record' | 'row'>;

const PAGE = 50;
/** A list of fewer is seen to its end by scrolling once. */
const MORE_THAN_IN_SIGHT = 17;
/** Pages that are only rushed past are not asked for. */
const REST_MS = 120;

interface Page {
  readonly records: readonly RecordShown[];
  readonly counted: number;
}

interface FoundProps {
  readonly readingId: string;
  readonly query: RecordsQuery;
  /** Counted from 1. */
  readonly row: number | undefined;
  readonly chosen: string | undefined;
  readonly open: (record: string, index: number) => void;
}

export function RecordsFound({ readingId, query, row, chosen, open }: FoundProps): ReactNode {
  const { say } = useLanguage();
  const navigate = useNavigate({ from: '/readings/$readingId' });
  const [aim, setAim] = useState<Aim | undefined>(row === undefined ? undefined : { index: row - 1 });
  const [pages, setPages] = useState<readonly number[]>([pageOf(aim?.index ?? 0)]);
  const [at, setAt] = useState(0);
  const first = useQuery({ ...pageQuery(readingId, query, pages[0] ?? 0), placeholderData: keepPreviousData });
  const rest = useQueries({ queries: pages.slice(1).map((page) => pageQuery(readingId, query, page)) });
  const resting = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  const inSight = useCallback((from: number, to: number) => {
    setAt(from);
    clearTimeout(resting.current);
    resting.current = window.setTimeout(() => setPages(pagesBetween(from, to)), REST_MS);
  }, []);
  const recordAt = (index: number): RecordShown | undefined =>
    queryClient.getQueryData<Page>(pageQuery(readingId, query, pageOf(index)).queryKey)?.records[index % PAGE];
  const goTo = (index: number, order?: 'time') => {
    void navigate({
      search: (before) => ({ ...before, ...(order !== undefined && { order }), record: undefined, row: index + 1 }),
      replace: true,
      resetScroll: false,
    });
    setAim({ index });
  };
  if (first.data === undefined)
    return first.error === null ? <Waiting lines={10} /> : <Trouble error={first.error} again={() => void first.refetch()} />;
  const total = first.data.counted;
  if (total === 0) return <NothingFound />;
  const failed = [first, ...rest].find(({ error }) => error !== null);
  return (
    <div className="stack tight">
      <p className="dots small faint" role="status">
        <span>{say('records.counted', { count: total })}</span>
        <span>{say('records.logged')}</span>
      </p>
      {total > MORE_THAN_IN_SIGHT && <GoTo readingId={readingId} query={query} total={total} at={at} go={goTo} />}
      <RecordList total={total} recordAt={recordAt} inSight={inSight} aim={aim} chosen={chosen} open={open} />
      {failed?.error != null && <Trouble error={failed.error} again={() => void failed.refetch()} />}
    </div>
  );
}

const pageOf = (index: number): number => Math.floor(index / PAGE);

function pagesBetween(first: number, last: number): readonly number[] {
  const from = pageOf(first);
  return Array.from({ length: pageOf(last) - from + 1 }, (_, n) => from + n);
}

function pageQuery(readingId: string, query: RecordsQuery, page: number) {
  return {
    queryKey: ['records', readingId, query, page],
    queryFn: async (): Promise<Page> => {
      const ask = (skip: number, limit: number) => call('records', { params: { readingId }, query: { ...query, skip, limit } });
      let answer = await ask(page * PAGE, PAGE);
      const counted = answer.counted ?? 0;
      const records = [...answer.records];
      // Records of megabytes come fewer at a time.
      while (answer.next !== null && records.length < PAGE && answer.records.length > 0) {
        answer = await ask(page * PAGE + records.length, PAGE - records.length);
        records.push(...answer.records);
      }
      return { records, counted };
    },
    staleTime: Number.POSITIVE_INFINITY,
  };
}

export function NothingFound(): ReactNode {
  const say = useSay();
  return (
    <div className="card">
      <Empty what={say('records.none')} todo={say('records.none.do')} />
    </div>
  );
}
