// SPDX-License-Identifier: Apache-2.0
/** On the way to a portal: whom to ask to open it. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PortalAccountShown } from '../../../core/api/portal-accounts.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { DayOf, Identifier, Name } from '../../parts/words.tsx';

export function HeldBy({ accounts }: { accounts: readonly PortalAccountShown[] }): ReactNode {
  const say = useSay();
  return (
    <Section
      title={say('portal-accounts.here')}
      count={accounts.length}
      flush
      acts={<Link to="/directory/portal-accounts">{say('portal-accounts.title')}</Link>}
    >
      {accounts.length === 0 && <p className="faint padded">{say('portal-accounts.here.none')}</p>}
      <ul className="rows">
        {accounts.map((one) => (
          <li key={one.id} className="stacked">
            <span className="row tight">
              <strong>
                <Name>{one.office}</Name>
              </strong>
              <Identifier>{one.account}</Identifier>
            </span>
            <span className="dots small faint">
              <Name>{one.holder}</Name>
              <span>
                {say('portal-accounts.since')} <DayOf at={one.since} />
              </span>
              <span>{say(`portal-accounts.factor.${one.secondFactor}`)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
