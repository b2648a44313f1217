// SPDX-License-Identifier: Apache-2.0
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { CaseSummary } from '../../../core/api/cases.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { SearchField } from '../../parts/filters.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { useFirst } from '../../parts/more.tsx';
import { Empty, Page } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Badge, DayOf, DueNext } from '../../parts/words.tsx';
import { casesMatching } from './cases-matching.ts';

export function Cases(): ReactNode {
  const say = useSay();
  const cases = useQuery(asked.cases());
  const [text, setText] = useState('');
  return (
    <Page title={say('cases.title')} lead={say('cases.lead')} acts={<NewCase />}>
      <Asked of={cases} lines={6}>
        {({ cases: all }) =>
          all.length === 0 ? (
            <Empty what={say('cases.none')} todo={say('cases.none.do')} />
          ) : (
            <>
              <SearchField alone label={say('cases.search')} value={text} change={setText} />
              <CaseTable cases={casesMatching(all, text)} text={text} />
            </>
          )
        }
      </Asked>
    </Page>
  );
}

function NewCase(): ReactNode {
  const say = useSay();
  const { data: session } = useQuery(asked.session());
  if (session?.account.roles.includes('investigator') !== true) return null;
  return (
    <LinkButton to="/cases/new" leftSection={<IconPlus size={16} aria-hidden="true" />}>
      {say('cases.new')}
    </LinkButton>
  );
}

function CaseTable({ cases, text }: { cases: readonly CaseSummary[]; text: string }): ReactNode {
  const say = useSay();
  const [shown, more] = useFirst(cases);
  if (cases.length === 0) return <Empty what={say('cases.none-found', { text })} />;
  return (
    <div className="card table-card">
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('cases.column.case')}</th>
            <th scope="col">{say('cases.column.offence')}</th>
            <th scope="col" className="number">
              {say('cases.column.requests')}
            </th>
            <th scope="col" className="number">
              {say('cases.column.approve')}
            </th>
            <th scope="col">{say('cases.column.due')}</th>
            <th scope="col">{say('cases.column.opened')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to="/cases/$caseId" params={{ caseId: one.id }} className="row-link stacked">
                  <bdi className="strong">{one.title}</bdi>
                  <bdi dir="ltr" className="small faint">
                    {one.number}
                  </bdi>
                </Link>
              </th>
              <td>
                <span className="tags">
                  {one.families.map((family) => (
                    <span key={family}>{say.maybe('family', family)}</span>
                  ))}
                  {one.handling.restricted && <Badge tone="warn">{say('handling.restricted')}</Badge>}
                </span>
              </td>
              <td className="number">{one.counts.requestsOpen}</td>
              <td className="number">{one.counts.toApprove > 0 ? <Badge tone="warn">{one.counts.toApprove}</Badge> : 0}</td>
              <td>{one.closedAt === null ? <DueNext due={one.nextDue} /> : <Badge>{say('cases.closed')}</Badge>}</td>
              <td>
                <DayOf at={one.openedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {more}
    </div>
  );
}
