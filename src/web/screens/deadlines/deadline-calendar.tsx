// SPDX-License-Identifier: Apache-2.0
/** Deadlines by their last day, a month at a time. The list beside it says the same with rule and zone. */
import './deadline-calendar.css';
import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { DeadlineShown } from '../../../core/api/requests.ts';
import { useLanguage } from '../../language/language.tsx';
import { locales } from '../../language/messages.ts';
import { wayOfDeadline } from '../../parts/way-of-deadline.ts';
import { monthAfter, monthOf } from './month-of.ts';

/** Where the week begins: Saturday in Egypt, Monday in France. Browsers that do not say begin on Monday. */
function firstDayOf(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return known.getWeekInfo?.().firstDay ?? 1;
}

export function DeadlineCalendar({ deadlines, today }: { deadlines: readonly DeadlineShown[]; today: string }): ReactNode {
  const { say, language } = useLanguage();
  const next = deadlines.map(({ lastDay }) => lastDay).filter((day) => day >= today);
  const [month, setMonth] = useState((next.sort()[0] ?? today).slice(0, 7));
  const locale = locales[language];
  const { weeks } = monthOf(month, firstDayOf(locale));
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T00:00:00Z`),
  );
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return (
    <section className="card calendar" aria-label={say('deadlines.calendar')}>
      <header className="card-head">
        <ActionIcon variant="default" onClick={() => setMonth(monthAfter(month, -1))} aria-label={say('deadlines.month.before')}>
          <IconChevronLeft size={16} aria-hidden="true" className="turns" />
        </ActionIcon>
        <h2 aria-live="polite">{name}</h2>
        <ActionIcon variant="default" onClick={() => setMonth(monthAfter(month, 1))} aria-label={say('deadlines.month.after')}>
          <IconChevronRight size={16} aria-hidden="true" className="turns" />
        </ActionIcon>
      </header>
      <table>
        <thead>
          <tr>
            {weeks[0]?.map(({ day }) => (
              <th key={day} scope="col">
                {weekday.format(new Date(`${day}T00:00:00Z`))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map(({ day, inMonth }) => (
                <td key={day} data-out={!inMonth || undefined} data-today={day === today || undefined}>
                  <time dateTime={day} className="small">
                    {Number(day.slice(8))}
                  </time>
                  <span className="calendar-weekday small faint"> {weekday.format(new Date(`${day}T00:00:00Z`))}</span>
                  {deadlines
                    .filter(({ lastDay }) => lastDay === day)
                    .map((one) => (
                      <OnThatDay key={one.id} deadline={one} />
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!deadlines.some(({ lastDay }) => lastDay.startsWith(month)) && <p className="calendar-none faint">{say('deadlines.month.none')}</p>}
    </section>
  );
}

function OnThatDay({ deadline: one }: { deadline: DeadlineShown }): ReactNode {
  const { say } = useLanguage();
  const urgent = one.metAt === null && one.daysLeft <= 7;
  const { link, text } = wayOfDeadline(one);
  return (
    <Link {...(link as LinkProps)} className="calendar-due" data-urgent={urgent || undefined} data-met={one.metAt !== null || undefined}>
      <span>{say.maybe('due', one.kind)}</span> <bdi dir="ltr">{text}</bdi>
    </Link>
  );
}
