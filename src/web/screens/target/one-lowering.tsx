// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { RoleLowering } from '../../../core/api/role-lowerings.ts';
import { useSay } from '../../language/language.tsx';
import { ProposalShown } from '../../parts/proposal-shown.tsx';

/** From which role to which, who proposed it and why, who decided and why. */
export function OneLowering({ lowering }: { lowering: RoleLowering }): ReactNode {
  const say = useSay();
  return (
    <div className="stack tight small">
      <strong>{say('lowering.change', { from: say(`person.${lowering.from}`), to: say(`person.${lowering.to}`) })}</strong>
      <ProposalShown
        proposal={lowering}
        proposed={<span>{say('lowering.proposed')}</span>}
        words={{ confirm: say('lowering.confirm'), refuse: say('lowering.refuse') }}
      />
    </div>
  );
}
