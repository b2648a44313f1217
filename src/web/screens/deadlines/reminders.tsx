// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DeadlineShown } from '../../../core/api/requests.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { wayOfDeadline } from '../../parts/way-of-deadline.ts';
import { DayOf, DaysLeft } from '../../parts/words.tsx';

/** What the desk has reminded the person of, until they put it away or it is met. */
export function Reminders(): ReactNode {
  const say = useSay();
  const { data } = useQuery(asked.reminders());
  const away = useAct((deadlineId: string) => call('putReminderAway', { params: { deadlineId } }));
  if (data === undefined || data.reminders.length === 0) return null;
  return (
    <Section title={say('reminders.title')} count={data.reminders.length} flush>
      <ul className="rows">
        {data.reminders.map(({ deadline }) => (
          <li key={deadline.id} className="split">
            <span className="stacked">
              <strong>{say.maybe('due', deadline.kind)}</strong>
              <span className="dots small faint">
                <Way deadline={deadline} />
                <DayOf at={deadline.lastDay} />
              </span>
            </span>
            <span className="row tight">
              <DaysLeft days={deadline.daysLeft} />
              <Button size="xs" variant="default" onClick={() => away.mutate(deadline.id)} loading={away.isPending}>
                {say('reminders.away')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Way({ deadline }: { deadline: DeadlineShown }): ReactNode {
  const { link, text } = wayOfDeadline(deadline);
  return (
    <Link {...(link as LinkProps)}>
      <bdi dir="ltr">{text}</bdi>
    </Link>
  );
}
