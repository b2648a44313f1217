// SPDX-License-Identifier: Apache-2.0
/** Requests of the case that keep the data which this one asks for, until when, and whether this one names them. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PreservationShown, RequestDetail } from '../../../core/api/requests.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Badge, Identifier } from '../../parts/words.tsx';

interface PreservationsProps {
  readonly request: RequestDetail;
  /** Writes the reference into the request, where it can be written. */
  readonly name?: (reference: string) => void;
}

export function Preservations({ request, name }: PreservationsProps): ReactNode {
  const say = useSay();
  if (request.preservations.length === 0) return null;
  return (
    <Section title={say('held.title')} count={request.preservations.length} flush>
      <ul className="rows">
        {request.preservations.map((one) => (
          <OnePreservation key={one.requestId} one={one} name={name} />
        ))}
      </ul>
    </Section>
  );
}

const TONES = { kept: 'good', 'not-sent': 'warn', over: 'bad' } as const;

function OnePreservation({ one, name }: { one: PreservationShown; name: PreservationsProps['name'] }): ReactNode {
  const { say, formats } = useLanguage();
  const { standing, until } = one;
  const day = until === null ? '' : formats.day(until);
  return (
    <li className="stack tight">
      <span className="row tight">
        <Link to="/requests/$requestId" params={{ requestId: one.requestId }}>
          <Identifier>{one.number}</Identifier>
        </Link>
        <Badge tone={TONES[standing]}>{say(standing === 'kept' && until === null ? 'held.endless' : `held.${standing}`, { day })}</Badge>
      </span>
      <span className="dots small faint">
        {one.reference !== one.number && <span>{say('held.reference', { reference: `\u2066${one.reference}\u2069` })}</span>}
        {one.named && <span>{say('held.named')}</span>}
      </span>
      {name !== undefined && standing === 'kept' && !one.named && (
        <div>
          <Button size="xs" variant="light" onClick={() => name(one.reference)}>
            {say('held.name')}
          </Button>
        </div>
      )}
    </li>
  );
}
