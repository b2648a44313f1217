// SPDX-License-Identifier: Apache-2.0
/** A seal is lifted by two people: one proposes in writing, another confirms or refuses. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { PrivilegeLift } from '../../../core/api/privilege.ts';
import { call } from '../../desk/call.ts';
import { forgetRecords } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { DecideProposal } from '../../parts/decide-proposal.tsx';
import { WrittenAct } from '../request/gates.tsx';

export function ProposeLift({ sealId }: { sealId: string }): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const propose = (reason: string) => call('proposeLift', { params: { sealId }, body: { reason } });
  if (!open)
    return (
      <span>
        <Button size="xs" variant="subtle" onClick={() => setOpen(true)}>
          {say('privilege.lift.propose')}
        </Button>
      </span>
    );
  return (
    <WrittenAct
      label={say('privilege.lift.reason')}
      why={say('privilege.lift.reason.why')}
      go={say('privilege.lift.propose')}
      least={5}
      most={2000}
      work={propose}
    />
  );
}

export function DecideLift({ lift }: { lift: PrivilegeLift }): ReactNode {
  const say = useSay();
  return (
    <DecideProposal
      proposedBy={lift.by.id}
      words={{
        own: say('privilege.lift.own'),
        reason: say('privilege.lift.decide.reason'),
        why: say('privilege.lift.decide.why'),
        confirm: say('privilege.lift.do.confirm'),
        refuse: say('privilege.lift.do.refuse'),
      }}
      decide={(decision, reason) => call('decideLift', { params: { liftId: lift.id }, body: { decision, reason } })}
      after={forgetRecords}
    />
  );
}
