// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Name, StateBadge } from '../../parts/words.tsx';

/** Has anybody asked about this before? Asked by a button, not by looking: the other side sees that it was asked. */
export function AskedBeforeBox({ caseId, targetId }: { caseId: string; targetId: string }): ReactNode {
  const say = useSay();
  const ask = useAct(() => call('askedBefore', { params: { caseId, targetId }, body: {} }), { quiet: true });
  const found = ask.data;
  return (
    <Section title={say('asked-before.title')}>
      <div className="stack">
        <p className="small faint">{say('asked-before.why')}</p>
        {found !== undefined && found.own.length === 0 && found.askUnits.length === 0 && <p>{say('asked-before.nobody')}</p>}
        {found !== undefined && found.askUnits.length > 0 && (
          <p className="hint" data-tone="warn">
            {say('asked-before.unit')}{' '}
            {found.askUnits.map((unit) => (
              <Name key={unit}>{unit}</Name>
            ))}
          </p>
        )}
        {found !== undefined && found.own.length > 0 && (
          <ul className="rows">
            {found.own.map((one) => (
              <li key={one.id} className="split">
                <Link to="/requests/$requestId" params={{ requestId: one.id }}>
                  <bdi dir="ltr">{one.number}</bdi> {one.title}
                </Link>
                <StateBadge state={one.state} />
              </li>
            ))}
          </ul>
        )}
        {ask.error !== null && <Trouble error={ask.error} />}
        <div className="row end">
          <Button size="xs" variant="default" onClick={() => ask.mutate(undefined)} loading={ask.isPending}>
            {say('asked-before.ask')}
          </Button>
        </div>
      </div>
    </Section>
  );
}
