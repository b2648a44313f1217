// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Section } from '../../parts/page.tsx';
import { Identifier, Moment } from '../../parts/words.tsx';

/** The own deadlines in a calendar elsewhere. Whoever has the address reads them, so it is shown once and can be closed. */
export function CalendarFeedBox(): ReactNode {
  const say = useSay();
  const { data: feed } = useQuery(asked.calendarFeed());
  const make = useAct(() => call('makeCalendarFeed', {}), { done: say('calendar.made') });
  const revoke = useAct(() => call('revokeCalendarFeed', {}), { done: say('calendar.closed'), after: () => make.reset() });
  const address = make.data === undefined ? undefined : `${location.origin}${pathOf(apiRoutes.calendarFile, { token: make.data.token })}`;
  const isOpen = feed?.madeAt != null;
  return (
    <Section title={say('calendar.title')}>
      <div className="stack">
        <p className="small faint">{say('calendar.why')}</p>
        {isOpen && (
          <p>
            {say('calendar.since')} <Moment at={feed.madeAt as string} />
          </p>
        )}
        {address !== undefined && (
          <p className="row tight">
            <Identifier wrap>{address}</Identifier>
            <CopyButton text={address} label={say('send.copy-address')} />
          </p>
        )}
        <div className="row">
          <Button variant="default" onClick={() => make.mutate(undefined)} loading={make.isPending}>
            {say(isOpen ? 'calendar.renew' : 'calendar.make')}
          </Button>
          {isOpen && (
            <Button variant="subtle" color="brick" onClick={() => revoke.mutate(undefined)} loading={revoke.isPending}>
              {say('calendar.close')}
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}
