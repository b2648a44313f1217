// SPDX-License-Identifier: Apache-2.0
import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { DeadlineShown } from '../../../core/api/requests.ts';
import { deskToday } from '../../desk/clock.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked, Waiting } from '../../parts/asked.tsx';
import { useFirst } from '../../parts/more.tsx';
import { Empty, Page } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { wayOfDeadline } from '../../parts/way-of-deadline.ts';
import { DayOf, Identifier, Standing } from '../../parts/words.tsx';
import { CalendarFeedBox } from './calendar-feed.tsx';
import { Reminders } from './reminders.tsx';

const DeadlineCalendar = lazy(async () => ({ default: (await import('./deadline-calendar.tsx')).DeadlineCalendar }));

export function DeadlinesScreen(): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const { as } = useSearch({ from: '/inside/deadlines' });
  const [met, setMet] = useState(false);
  const deadlines = useQuery(asked.deadlines({ met }));
  return (
    <Page title={say('deadlines.title')} lead={say('deadlines.lead')}>
      <Reminders />
      <div className="split filter-box">
        <Checkbox label={say('deadlines.met')} checked={met} onChange={(event) => setMet(event.currentTarget.checked)} />
        <fieldset className="switch" aria-label={say('deadlines.as')}>
          {(['list', 'calendar'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={(as ?? 'list') === one}
              onClick={() => void navigate({ to: '/deadlines', search: one === 'list' ? {} : { as: one }, replace: true })}
            >
              {say(`deadlines.as.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <Asked of={deadlines} lines={6}>
        {(answer) =>
          answer.deadlines.length === 0 ? (
            <Empty what={say('deadlines.none')} todo={say('deadlines.none.do')} />
          ) : as === 'calendar' ? (
            <Suspense fallback={<Waiting lines={6} />}>
              <DeadlineCalendar deadlines={answer.deadlines} today={deskToday()} />
            </Suspense>
          ) : (
            <DeadlineTable deadlines={answer.deadlines} />
          )
        }
      </Asked>
      <CalendarFeedBox />
    </Page>
  );
}

function DeadlineTable({ deadlines }: { deadlines: readonly DeadlineShown[] }): ReactNode {
  const say = useSay();
  const [shown, more] = useFirst(deadlines);
  return (
    <div className="card table-card">
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('deadlines.left')}</th>
            <th scope="col">{say('deadlines.what')}</th>
            <th scope="col">{say('deadlines.last-day')}</th>
            <th scope="col">{say('case.requests.number')}</th>
            <th scope="col">{say('deadlines.rule')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <Row key={one.id} of={one} />
          ))}
        </tbody>
      </Table>
      {more}
    </div>
  );
}

function Row({ of: one }: { of: DeadlineShown }): ReactNode {
  const { say, formats } = useLanguage();
  const way = wayOfDeadline(one);
  return (
    <tr>
      <td>
        <Standing of={one} />
      </td>
      <th scope="row" className="strong">
        {say.maybe('due', one.kind)}
      </th>
      <td>
        <span className="stacked">
          <span>
            <DayOf at={one.lastDay} /> <bdi className="small faint">({one.zone})</bdi>
          </span>
          {one.movedFrom !== null && <span className="small faint">{say('deadlines.moved', { day: formats.day(one.movedFrom) })}</span>}
          {one.holidaysUnknown && <span className="small warn-text">{say('case.deadlines.holidays')}</span>}
        </span>
      </td>
      <td>
        <span className="stacked">
          {(one.requestId ?? one.incomingId) !== null && (
            <Link {...(way.link as LinkProps)}>
              <bdi dir="ltr">{way.text}</bdi>
            </Link>
          )}
          <Link to="/cases/$caseId" params={{ caseId: one.caseId }} className="small">
            <bdi dir="ltr">{one.caseNumber}</bdi>
          </Link>
        </span>
      </td>
      <td className="small faint">
        {one.rule === 'product' || one.rule === 'requesting-state' ? say(`due-rule.${one.rule}`) : <Identifier>{one.rule}</Identifier>}
      </td>
    </tr>
  );
}
