// SPDX-License-Identifier: Apache-2.0
/** That records of a reading are sealed as privileged, how many and under whose protection: all that whoever investigates learns of them. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReadingShown } from '../../../core/api/evidence.ts';
import { useSay } from '../../language/language.tsx';
import { Badge } from '../../parts/words.tsx';

export function PrivilegedIn({ reading, caseId }: { reading: ReadingShown; caseId: string }): ReactNode {
  const say = useSay();
  const { privileged, endedAt, coverage } = reading;
  if (endedAt === null && coverage !== null)
    return (
      <p className="hint" role="status">
        {say('privilege.parting', { count: 1 })}
      </p>
    );
  if (privileged === null) return null;
  return (
    <section className="hint" data-tone="warn" aria-label={say('privilege.title')}>
      <strong>{say('privilege.sealed-here', { count: privileged.records })}</strong>
      <p className="row tight">
        {Object.entries(privileged.byProtection).map(([protection, count]) => (
          <Badge key={protection} tone="warn">
            {say.maybe('protection', protection)}
            {say('shell.colon')}
            {count}
          </Badge>
        ))}
        <Link to="/cases/$caseId/privilege" params={{ caseId }}>
          {say('privilege.open')}
        </Link>
      </p>
    </section>
  );
}
