// SPDX-License-Identifier: Apache-2.0
/** A seal is lifted by two people: one proposes in writing, another confirms or refuses. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { LiftDecision, PrivilegeLift } from '../../../core/api/privilege.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked, forgetRecords } from '../../desk/queries.ts';
import { StepUpClosed } from '../../desk/step-up.tsx';
import { useSay } from '../../language/language.tsx';
import { Textarea } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
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
  const { data: session } = useQuery(asked.session());
  const [reason, setReason] = useState('');
  const decide = useAct(
    (decision: LiftDecision) => call('decideLift', { params: { liftId: lift.id }, body: { decision, reason: reason.trim() } }),
    { quiet: true, done: say('shell.done'), after: () => void forgetRecords().then(() => setReason('')) },
  );
  if (lift.by.id === session?.account.id) return <p className="small">{say('privilege.lift.own')}</p>;
  const button = (decision: LiftDecision): ReactNode => (
    <Button
      size="xs"
      variant="default"
      loading={decide.isPending && decide.variables === decision}
      disabled={reason.trim() === '' || decide.isPending}
      onClick={() => decide.mutate(decision)}
    >
      {say(`privilege.lift.do.${decision}`)}
    </Button>
  );
  return (
    <div className="stack tight">
      <Textarea
        label={say('privilege.lift.decide.reason')}
        description={say('privilege.lift.decide.why')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        rows={2}
        maxLength={2000}
      />
      {decide.error !== null && !(decide.error instanceof StepUpClosed) && <Trouble error={decide.error} />}
      <div className="row end">
        {button('refuse')}
        {button('confirm')}
      </div>
    </div>
  );
}
