// SPDX-License-Identifier: Apache-2.0
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { ReadingPage } from '../reading/reading-page.tsx';
import { binsOf } from './bins.ts';
import { DayChart } from './day-chart.tsx';

export function Timeline(): ReactNode {
  const { say } = useLanguage();
  const { readingId } = useParams({ from: '/inside/readings/$readingId/timeline' });
  const [account, setAccount] = useState('');
  const timeline = useQuery({ ...asked.timeline(readingId, account === '' ? {} : { account }), placeholderData: (before) => before });
  return (
    <ReadingPage readingId={readingId} title={say('timeline.title')} lead={say('timeline.lead')}>
      <Asked of={timeline} lines={6}>
        {(answer) => (
          <div className="stack wide-gap">
            <div className="filters">
              <NativeSelect
                label={say('records.account')}
                value={account}
                onChange={(event) => setAccount(event.currentTarget.value)}
                data={[
                  { value: '', label: say('timeline.all') },
                  ...answer.accounts.map((one) => ({ value: one.account, label: `${one.account} (${one.count})` })),
                ]}
              />
            </div>
            {answer.days.length === 0 ? (
              <Empty what={say('timeline.none')} todo={say('timeline.none.do')} />
            ) : (
              <>
                <DayChart readingId={readingId} days={answer.days} />
                <DayTable readingId={readingId} days={answer.days} />
              </>
            )}
            <p className="small faint">{say('timeline.without', { count: answer.withoutTime })}</p>
          </div>
        )}
      </Asked>
    </ReadingPage>
  );
}

interface Days {
  readonly readingId: string;
  readonly days: readonly { readonly day: string; readonly kind: string; readonly count: number }[];
}

/** The chart in words, for whoever does not see it or wants the numbers. */
function DayTable({ readingId, days }: Days): ReactNode {
  const { formats } = useLanguage();
  const say = useSay();
  const { bins, kinds } = binsOf(days);
  return (
    <details className="closed-roads">
      <summary>{say('timeline.table')}</summary>
      <div className="card table-card">
        <Table>
          <thead>
            <tr>
              <th scope="col">{say('timeline.day')}</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col" className="number">
                  {say.maybe('record-kind', kind)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bins
              .filter((bin) => bin.total > 0)
              .map((bin) => (
                <tr key={bin.from}>
                  <th scope="row">
                    <Link
                      to="/readings/$readingId"
                      params={{ readingId }}
                      search={{ from: `${bin.from}T00:00:00.000Z`, to: `${bin.to}T23:59:59.999Z`, order: 'time' }}
                    >
                      {bin.from === bin.to ? formats.day(bin.from) : `${formats.day(bin.from)} – ${formats.day(bin.to)}`}
                    </Link>
                  </th>
                  {kinds.map((kind) => (
                    <td key={kind} className="number">
                      {formats.count(bin.counts[kind] ?? 0)}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </Table>
      </div>
    </details>
  );
}
