// SPDX-License-Identifier: Apache-2.0
/** What became of the requests that have left: a table that a bar makes quicker to read, and the same to take away. */
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import { type StatisticsBy, statisticsBy } from '../../../core/requests/statistics.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Badge } from '../../parts/words.tsx';
import { CountCells, CountedName, CountHeads } from './counted.tsx';

export function Statistics(): ReactNode {
  const { say, formats } = useLanguage();
  const [by, setBy] = useState<StatisticsBy>('addressee');
  const found = useQuery(asked.statistics(by));
  const nameOf = (key: string): string => {
    if (by === 'country') return formats.country(key);
    if (by === 'kind') return say.maybe('document', key);
    return by === 'offence' ? say.maybe('family', key) : key;
  };
  return (
    <Section
      title={say('statistics.title')}
      flush
      acts={
        <a className="plain-button" href={pathOf(apiRoutes.statisticsFile, {}, { by })} download>
          CSV
        </a>
      }
    >
      <div className="padded">
        <NativeSelect
          label={say('statistics.by')}
          value={by}
          onChange={(event) => setBy(event.currentTarget.value as StatisticsBy)}
          data={statisticsBy.map((one) => ({ value: one, label: say(`statistics.by.${one}`) }))}
        />
      </div>
      <Asked of={found}>
        {({ rows, witnessed }) =>
          rows.length === 0 ? (
            <Empty what={say('statistics.none')} todo={say('statistics.none.do')} />
          ) : (
            <>
              {!witnessed && (
                <p className="padded">
                  <Badge tone="warn">{say('log.unwitnessed')}</Badge> <span className="small">{say('statistics.unwitnessed')}</span>
                </p>
              )}
              <Table>
                <thead>
                  <tr>
                    <th scope="col">{say(`statistics.by.${by}`)}</th>
                    <CountHeads />
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.key}>
                      <CountedName row={row} name={nameOf(row.key)} />
                      <CountCells row={row} />
                    </tr>
                  ))}
                </tbody>
              </Table>
            </>
          )
        }
      </Asked>
    </Section>
  );
}
