// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { RoleLowering } from '../../../core/api/role-lowerings.ts';
import { useSay } from '../../language/language.tsx';
import { Moment, Name } from '../../parts/words.tsx';

/** From which role to which, who proposed it and why, who decided and why. */
export function OneLowering({ lowering }: { lowering: RoleLowering }): ReactNode {
  const say = useSay();
  const { from, to, by, at, reason, decided } = lowering;
  return (
    <div className="stack tight small">
      <strong>{say('lowering.change', { from: say(`person.${from}`), to: say(`person.${to}`) })}</strong>
      <span className="dots">
        <span>{say('lowering.proposed')}</span>
        <Name>{by.name}</Name>
        <Moment at={at} />
      </span>
      <p dir="auto" translate="no">
        {reason}
      </p>
      {decided !== null && (
        <>
          <span className="dots">
            <strong>{say(`lowering.${decided.decision}`)}</strong>
            <Name>{decided.by.name}</Name>
            <Moment at={decided.at} />
          </span>
          <p dir="auto" translate="no">
            {decided.reason}
          </p>
        </>
      )}
    </div>
  );
}
