// SPDX-License-Identifier: Apache-2.0
/** What a return holds beyond its request: how much, why, what was decided, and the decision of who has the right to it. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ReadingShown } from '../../../core/api/evidence.ts';
import { type SetApartDecision, setApartDecisions } from '../../../core/api/readings.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Textarea } from '../../parts/text-fields.tsx';
import { Badge, Moment, Name } from '../../parts/words.tsx';

export function SetApart({ reading, caseId }: { reading: ReadingShown; caseId: string }): ReactNode {
  const say = useSay();
  const outside = reading.outside;
  const apart = useQuery({ ...asked.setApart(reading.id), enabled: outside !== null && outside.records > 0 });
  const detail = useQuery(asked.case(caseId));
  if (outside === null) return null;
  const decided = apart.data?.decided ?? undefined;
  const later = (apart.data?.scopes ?? []).filter(({ why }) => why !== 'read');
  return (
    <section className="hint" data-tone="warn" aria-label={say('set-apart.title')}>
      <strong>{say('reading.outside', { count: outside.records })}</strong>
      <p className="row tight">
        {Object.entries(outside.why).map(([why, count]) => (
          <Badge key={why} tone="warn">
            {say.maybe('outside', why)}
            {say('shell.colon')}
            {count}
          </Badge>
        ))}
        {outside.perhaps > 0 && <span className="small">{say('reading.outside.perhaps', { count: outside.perhaps })}</span>}
      </p>
      {outside.records > 0 && <p className="small">{say(decided === undefined ? 'set-apart.waits' : `set-apart.is.${decided}`)}</p>}
      {(outside.gaps ?? 0) > 0 && <p className="small">{say('set-apart.gaps', { count: outside.gaps ?? 0 })}</p>}
      <ul className="rows">
        {later.map((one) => (
          <li key={one.at + one.why} className="small">
            <span className="dots">
              <strong>{say(`set-apart.scope.${one.why}`)}</strong>
              <Name>{one.by.name}</Name>
              <Moment at={one.at} />
            </span>
          </li>
        ))}
        {apart.data?.decisions.map((one) => (
          <li key={one.at + one.decision} className="small">
            <span className="dots">
              <strong>{say(`set-apart.decision.${one.decision}`)}</strong>
              <Name>{one.by.name}</Name>
              <Moment at={one.at} />
            </span>
            <p dir="auto" translate="no">
              {one.reason}
            </p>
          </li>
        ))}
      </ul>
      {decided === 'keep' && (
        <LinkButton to="/readings/$readingId" params={{ readingId: reading.id }} search={{ setApart: 'yes' }} variant="default">
          {say('set-apart.open')}
        </LinkButton>
      )}
      {outside.records > 0 && decided !== 'return' && detail.data?.may.includes('decide-set-apart') && <Decide readingId={reading.id} />}
    </section>
  );
}

function Decide({ readingId }: { readingId: string }): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState('');
  const decide = useAct(
    (decision: SetApartDecision) => call('decideSetApart', { params: { readingId }, body: { decision, reason: reason.trim() } }),
    { done: say('set-apart.done'), after: () => setReason('') },
  );
  return (
    <details className="facts">
      <summary>{say('set-apart.decide')}</summary>
      <div className="stack tight below">
        <Textarea
          label={say('set-apart.reason')}
          description={say('set-apart.reason.why')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          rows={2}
          maxLength={2000}
        />
        <div className="row end">
          {setApartDecisions.map((decision) => (
            <Button
              key={decision}
              size="xs"
              variant="default"
              loading={decide.isPending && decide.variables === decision}
              disabled={reason.trim() === '' || decide.isPending}
              onClick={() => decide.mutate(decision)}
            >
              {say(`set-apart.decision.${decision}`)}
            </Button>
          ))}
        </div>
      </div>
    </details>
  );
}
