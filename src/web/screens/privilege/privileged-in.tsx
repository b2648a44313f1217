// SPDX-License-Identifier: Apache-2.0
/** That records of a reading are sealed as privileged, how many and under whose protection: all that whoever investigates learns of them. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReadingShown } from '../../../core/api/evidence.ts';
import { useWork } from '../../desk/work.ts';
import { useSay } from '../../language/language.tsx';
import { Badge } from '../../parts/words.tsx';

interface OfReading {
  readonly reading: ReadingShown;
  readonly caseId: string;
}

/** Its records are being held against a seal or another scope: until that is done nothing that was made of them is shown. */
export const isParting = ({ endedAt, coverage }: ReadingShown): boolean => endedAt === null && coverage !== null;

export function PrivilegedIn({ reading, caseId }: OfReading): ReactNode {
  const say = useSay();
  const { privileged } = reading;
  if (isParting(reading)) return <Parting reading={reading} />;
  if (privileged === null) return null;
  return (
    <section className="hint alert" data-tone="warn" aria-label={say('privilege.title')}>
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

function Parting({ reading }: Pick<OfReading, 'reading'>): ReactNode {
  const say = useSay();
  useWork(reading.job, ['reading', reading.id]);
  return (
    <p className="hint alert" role="status">
      {say('privilege.parting', { count: 1 })}
    </p>
  );
}
