// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReadingShown } from '../../../core/api/evidence.ts';
import { useSay } from '../../language/language.tsx';
import { Badge } from '../../parts/words.tsx';

/** How many secrets the newest readings hold; 0 where none was found, or texts were not searched yet. */
export function secretsIn(reading: ReadingShown | undefined): number {
  return Object.values(reading?.coverage?.mentions?.secrets ?? {}).reduce((sum, n) => sum + n, 0);
}

/** Raises keys to money and passwords: that they are there, of which class, and the way to their places. Never what they say. */
export function SecretsFound({ readings }: { readings: readonly ReadingShown[] }): ReactNode {
  const say = useSay();
  const holding = readings.filter((one) => secretsIn(one) > 0);
  if (holding.length === 0) return null;
  return (
    <section className="hint alert" data-tone="warn" role="alert" aria-label={say('secrets.title')}>
      <strong>{say('secrets.found', { count: holding.reduce((sum, one) => sum + secretsIn(one), 0) })}</strong>
      <p className="small">{say('secrets.what')}</p>
      {holding.map((one) => (
        <p key={one.id} className="row tight">
          {Object.entries(one.coverage?.mentions?.secrets ?? {}).map(([kind, count]) => (
            <Badge key={kind} tone="bad">
              {say.maybe('secret', kind)}
              {say('shell.colon')}
              {count}
            </Badge>
          ))}
          <Link to="/readings/$readingId/mentions" params={{ readingId: one.id }}>
            {say('secrets.where')}
          </Link>
        </p>
      ))}
    </section>
  );
}
