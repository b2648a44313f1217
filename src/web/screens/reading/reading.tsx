// SPDX-License-Identifier: Apache-2.0
/** Records of one reading: filters, a list that is entered anywhere, and the open record with its bytes beside it. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EvidenceItem, ReadingShown } from '../../../core/api/evidence.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Page } from '../../parts/page.tsx';
import { Identifier } from '../../parts/words.tsx';
import { isParting, PrivilegedIn } from '../privilege/privileged-in.tsx';
import { Filters } from './filters.tsx';
import { ReadingWays } from './reading-page.tsx';
import { RecordDetail } from './record-detail.tsx';
import { RecordsFound } from './records-found.tsx';
import { RecordsSearched } from './records-searched.tsx';

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
  /** The place of the record goes with it, so that whoever is sent here finds the list where it was. */
  const open = (record: string | undefined, index?: number) =>
    void navigate({
      search: (before) => ({ ...before, record, ...(index !== undefined && { row: index + 1 }) }),
      replace: search.record !== undefined,
      resetScroll: false,
    });
  const { record, row, ...query } = search;
  const list = JSON.stringify(query);
  const { caseId } = item;
  return (
    <Page
      title={`${say('records.title')} · ${item.name}`}
      heading={say('records.title')}
      ofCase={caseId}
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
      <PrivilegedIn reading={reading} caseId={caseId} />
      {!isParting(reading) && (
        <>
          <Filters key={list} reading={reading} search={query} />
          <div className="records" data-open={record !== undefined || undefined}>
            {query.text === undefined ? (
              <RecordsFound key={list} readingId={reading.id} query={query} row={row} chosen={record} open={open} />
            ) : (
              <RecordsSearched readingId={reading.id} query={query} chosen={record} open={open} />
            )}
            {record !== undefined && (
              <RecordDetail key={record} readingId={reading.id} recordId={record} caseId={caseId} close={() => open(undefined)} />
            )}
          </div>
        </>
      )}
    </Page>
  );
}
