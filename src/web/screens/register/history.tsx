// SPDX-License-Identifier: Apache-2.0
/** Requests of a register that was kept before the desk: asked for when somebody wants to see them, and marked as what they are. */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import type { HistoricRequest } from '../../../core/api/old-register.ts';
import { isOtherYear } from '../../../core/old-register/read-cell.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { useFirst } from '../../parts/more.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Badge, DayOf } from '../../parts/words.tsx';

export function History(): ReactNode {
  const say = useSay();
  const [isShown, setShown] = useState(false);
  return (
    <Section
      title={say('old.history')}
      flush
      acts={
        <a className="plain-button" href={pathOf(apiRoutes.historicFile)} download>
          CSV
        </a>
      }
    >
      <div className="split padded">
        <span className="small faint">{say('old.history.why')}</span>
        <Button variant="default" size="xs" onClick={() => setShown(!isShown)} aria-expanded={isShown}>
          {say('old.history.show')}
        </Button>
      </div>
      {isShown && <Shown />}
    </Section>
  );
}

function Shown(): ReactNode {
  const say = useSay();
  const found = useQuery(asked.historicRequests());
  const cases = useQuery(asked.cases());
  const [caseId, setCaseId] = useState('');
  const open = (cases.data?.cases ?? []).filter(({ closedAt }) => closedAt === null);
  const chosen = caseId === '' ? open[0]?.id : caseId;
  return (
    <>
      <div className="row padded">
        <NativeSelect
          label={say('incoming.case')}
          value={chosen ?? ''}
          onChange={(event) => setCaseId(event.currentTarget.value)}
          data={open.map(({ id, number, title }) => ({ value: id, label: `${number} · ${title}` }))}
        />
        {chosen !== undefined && (
          <Link to="/cases/$caseId/old-register" params={{ caseId: chosen }} className="plain-button">
            {say('old.take')}
          </Link>
        )}
      </div>
      <Asked of={found} lines={4}>
        {({ requests }) =>
          requests.length === 0 ? (
            <Empty what={say('old.history.none')} todo={say('old.history.none.do')} />
          ) : (
            <HistoryTable requests={requests} />
          )
        }
      </Asked>
    </>
  );
}

function HistoryTable({ requests }: { requests: readonly HistoricRequest[] }): ReactNode {
  const say = useSay();
  const [shown, more] = useFirst(requests);
  return (
    <>
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('old.field.number')}</th>
            <th scope="col">{say('old.field.sentOn')}</th>
            <th scope="col">{say('old.field.addressee')}</th>
            <th scope="col">{say('old.field.kind')}</th>
            <th scope="col">{say('old.field.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <Row key={one.id} of={one} />
          ))}
        </tbody>
      </Table>
      {more}
    </>
  );
}

function Row({ of: one }: { of: HistoricRequest }): ReactNode {
  const say = useSay();
  const cell = (field: HistoricRequest['cells'][number]['field']) => one.cells.find((found) => found.field === field);
  const written = (field: HistoricRequest['cells'][number]['field']) => (
    <span className="stacked">
      <bdi>{cell(field)?.written ?? ''}</bdi>
      {one.doubts.includes(field) && <span className="small warn-text">{say.maybe('old.doubt', cell(field)?.doubt ?? '')}</span>}
    </span>
  );
  return (
    <tr>
      <th scope="row">
        <span className="row tight">
          {written('number')}
          <Badge>{say('old.history.badge')}</Badge>
        </span>
      </th>
      <td>
        {one.sentOn === null ? (
          written('sentOn')
        ) : (
          <span className="stacked">
            <DayOf at={one.sentOn} />
            {isOtherYear(cell('sentOn')?.written ?? one.sentOn, one.sentOn) && <bdi className="small faint">{cell('sentOn')?.written}</bdi>}
          </span>
        )}
      </td>
      <td>{written('addressee')}</td>
      <td>{written('kind')}</td>
      <td>{written('outcome')}</td>
    </tr>
  );
}
