// SPDX-License-Identifier: Apache-2.0
/** The central authority's desk: what other States ask of us, what we ask of them, and both counted by country. */
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import type { AssistanceRow, IncomingSummary } from '../../../core/api/incoming.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import { holdsWords } from '../../../core/cases/holds-words.ts';
import { type IncomingState, incomingStates } from '../../../core/incoming/state-table.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Limit, SearchField } from '../../parts/filters.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { More, useFirst } from '../../parts/more.tsx';
import { Empty, Page, Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { DayOf, DueNext, Identifier, Name } from '../../parts/words.tsx';
import { RequestTable } from '../case/case-tables.tsx';
import { CountCells, CountedName, CountHeads } from '../register/counted.tsx';
import { IncomingBadge, Missing } from './incoming-words.tsx';

const PAGE = 100;

export function IncomingList(): ReactNode {
  const { say, formats } = useLanguage();
  const list = useQuery(asked.incomingList());
  const requests = useInfiniteQuery(asked.requestPages({ type: 'mla', limit: PAGE }));
  const [state, setState] = useState<IncomingState | ''>('');
  const [text, setText] = useState('');
  const isShown = (one: IncomingSummary) =>
    (state === '' || one.state === state) &&
    holdsWords(
      `${one.number} ${one.caseNumber} ${one.theirReference} ${one.requestingAuthority} ${formats.country(one.requestingState)}`,
      text,
    );
  return (
    <Page
      title={say('incoming.title')}
      lead={say('incoming.lead')}
      acts={
        <>
          <a className="plain-button" href={pathOf(apiRoutes.incomingFile, {}, { state: state || undefined })} download>
            {say('register.csv')}
          </a>
          <LinkButton to="/incoming/new" leftSection={<IconPlus size={16} aria-hidden="true" />}>
            {say('incoming.register')}
          </LinkButton>
        </>
      }
    >
      <div className="filters">
        <SearchField label={say('register.search')} value={text} change={setText} />
        <Limit
          label={say('register.state')}
          all={say('register.all.states')}
          value={state}
          change={(value) => setState(value as IncomingState | '')}
        >
          {incomingStates.map((one) => ({ value: one, label: say(`incoming.state.${one}`) }))}
        </Limit>
      </div>
      <div className="stack wide-gap">
        <Asked of={list} lines={5}>
          {(answer) => {
            const shown = answer.incoming.filter(isShown);
            return <IncomingTable incoming={shown} narrowed={shown.length < answer.incoming.length} />;
          }}
        </Asked>
        <Asked of={requests} lines={4}>
          {({ pages }) => (
            <RequestTable
              title={say('incoming.out')}
              withCase
              requests={pages.flatMap((page) => page.requests)}
              count={pages[0]?.count ?? 0}
              more={<More pages={requests} />}
            />
          )}
        </Asked>
        <ByCountry />
      </div>
    </Page>
  );
}

function IncomingTable({ incoming, narrowed }: { incoming: readonly IncomingSummary[]; narrowed: boolean }): ReactNode {
  const { say, formats } = useLanguage();
  const [shown, more] = useFirst(incoming);
  return (
    <Section title={say('incoming.in')} count={incoming.length} flush>
      {incoming.length === 0 ? (
        <Empty
          what={say(narrowed ? 'register.none-found' : 'incoming.in.none')}
          todo={say(narrowed ? 'register.none-found.do' : 'incoming.in.none.do')}
        />
      ) : (
        <Table>
          <thead>
            <tr>
              <th scope="col">{say('incoming.state-of')}</th>
              <th scope="col">{say('incoming.their')}</th>
              <th scope="col">{say('incoming.received')}</th>
              <th scope="col">{say('register.state')}</th>
              <th scope="col">{say('case.requests.due')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Link to="/incoming/$incomingId" params={{ incomingId: one.id }} className="row-link stacked">
                    <bdi className="strong">{formats.country(one.requestingState)}</bdi>
                    <bdi dir="ltr" className="small faint">
                      {one.number}
                    </bdi>
                  </Link>
                </th>
                <td>
                  <span className="stacked">
                    <Identifier>{one.theirReference}</Identifier>
                    <span className="small faint">
                      <Name>{one.requestingAuthority}</Name>
                    </span>
                  </span>
                </td>
                <td>
                  <DayOf at={one.receivedOn} />
                </td>
                <td>
                  <span className="stacked">
                    <IncomingBadge state={one.state} />
                    {one.missing > 0 && <Missing count={one.missing} />}
                  </span>
                </td>
                <td>
                  <DueNext due={one.nextDue} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {more}
    </Section>
  );
}

function ByCountry(): ReactNode {
  const say = useSay();
  const found = useQuery(asked.assistance());
  return (
    <Section
      title={say('incoming.statistics')}
      flush
      acts={
        <a className="plain-button" href={pathOf(apiRoutes.assistanceStatisticsFile)} download>
          CSV
        </a>
      }
    >
      <Asked of={found}>
        {({ rows }) =>
          rows.length === 0 ? <Empty what={say('statistics.none')} todo={say('statistics.none.do')} /> : <CountryTable rows={rows} />
        }
      </Asked>
    </Section>
  );
}

function CountryTable({ rows }: { rows: readonly AssistanceRow[] }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <Table>
      <thead>
        <tr>
          <th scope="col">{say('statistics.by.country')}</th>
          <th scope="col">{say('incoming.direction')}</th>
          <CountHeads />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.key} ${row.direction}`}>
            <CountedName row={row} name={formats.country(row.key)} />
            <td>{say(`incoming.direction.${row.direction}`)}</td>
            <CountCells row={row} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
