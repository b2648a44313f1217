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
import { Badge } from '../../parts/words.tsx';

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
            <Empty what={say('statistics.none')} />
          ) : (
            <>
              {!witnessed && (
                <p className="padded">
                  <Badge tone="warn">{say('log.unwitnessed')}</Badge> <span className="small">{say('statistics.unwitnessed')}</span>
                </p>
              )}
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say(`statistics.by.${by}`)}</th>
                    <th scope="col">{say('statistics.asked')}</th>
                    <th scope="col">{say('statistics.granted')}</th>
                    <th scope="col">{say('statistics.partly')}</th>
                    <th scope="col">{say('statistics.refused')}</th>
                    <th scope="col">{say('statistics.days')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.key}>
                      <th scope="row">
                        <bdi>{nameOf(row.key)}</bdi>
                        <meter
                          className="share"
                          min={0}
                          max={row.asked}
                          value={row.granted + row.partly}
                          aria-label={say('statistics.share', { answered: row.granted + row.partly, asked: row.asked })}
                        />
                      </th>
                      <td>{formats.count(row.asked)}</td>
                      <td>{formats.count(row.granted)}</td>
                      <td>{formats.count(row.partly)}</td>
                      <td>
                        <span className="stacked">
                          {formats.count(row.refused)}
                          {row.reasons.map(({ code, count }) => (
                            <span key={code} className="small faint">
                              {say.maybe('refusal', code)}: {formats.count(count)}
                            </span>
                          ))}
                        </span>
                      </td>
                      <td>{row.medianDays === null ? '' : formats.count(row.medianDays)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )
        }
      </Asked>
    </Section>
  );
}
