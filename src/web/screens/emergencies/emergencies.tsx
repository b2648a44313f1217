// SPDX-License-Identifier: Apache-2.0
/** For the overseer: requests that went before approval, whose reviews are late or failed, and nothing of their cases. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { EmergenciesShown } from '../../../core/api/register.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Page, Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Badge, Moment, Name, type Tone } from '../../parts/words.tsx';

export function Emergencies(): ReactNode {
  const say = useSay();
  const found = useQuery(asked.emergencies());
  return (
    <Page title={say('emergencies.title')} lead={say('emergencies.lead')}>
      <Asked of={found} lines={6}>
        {({ officers, emergencies }) =>
          emergencies.length === 0 ? (
            <Empty what={say('emergencies.none')} todo={say('emergencies.none.do')} />
          ) : (
            <div className="stack wide-gap">
              <Officers officers={officers} />
              <Each emergencies={emergencies} />
            </div>
          )
        }
      </Asked>
    </Page>
  );
}

function Officers({ officers }: Pick<EmergenciesShown, 'officers'>): ReactNode {
  const { say, formats } = useLanguage();
  const columns = ['sentFirst', 'due', 'overdue', 'upheld', 'rejected', 'late'] as const;
  return (
    <Section title={say('emergencies.officers')} count={officers.length} flush>
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('emergencies.officer')}</th>
            {columns.map((one) => (
              <th key={one} scope="col">
                {say(one === 'late' ? 'emergencies.reviewed-late' : `emergencies.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {officers.map((row) => (
            <tr key={row.person.id}>
              <th scope="row">
                <span className="stacked">
                  <Name>{row.person.name}</Name>
                  <span className="small faint">
                    <Name>{row.unit}</Name>
                  </span>
                  {row.blocked && <Badge tone="bad">{say('emergencies.blocked')}</Badge>}
                </span>
              </th>
              {columns.map((one) => (
                <td key={one}>{formats.count(row[one])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

const TONES: Readonly<Record<string, Tone>> = { upheld: 'good', rejected: 'bad', due: 'plain' };

function Each({ emergencies }: Pick<EmergenciesShown, 'emergencies'>): ReactNode {
  const say = useSay();
  return (
    <Section title={say('emergencies.each')} count={emergencies.length} flush>
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('emergencies.request')}</th>
            <th scope="col">{say('emergencies.sent')}</th>
            <th scope="col">{say('emergencies.review')}</th>
          </tr>
        </thead>
        <tbody>
          {emergencies.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <span className="stacked">
                  <span>{one.title}</span>
                  <span className="small faint">
                    <Name>{one.by.name}</Name>
                  </span>
                </span>
              </th>
              <td>{one.sentAt !== null && <Moment at={one.sentAt} />}</td>
              <td>
                <span className="stacked">
                  <Badge tone={one.overdue ? 'bad' : (TONES[one.result] ?? 'plain')}>
                    {say(one.overdue ? 'emergencies.late' : `emergencies.result.${one.result}`)}
                  </Badge>
                  {one.late && <Badge tone="warn">{say('emergencies.reviewed-late')}</Badge>}
                  <span className="dots small faint">
                    {one.reviewedBy === null ? (
                      <Moment at={one.dueAt} />
                    ) : (
                      <>
                        <Name>{one.reviewedBy.name}</Name>
                        {one.reviewedAt !== null && <Moment at={one.reviewedAt} />}
                      </>
                    )}
                  </span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
