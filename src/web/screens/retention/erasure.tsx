// SPDX-License-Identifier: Apache-2.0
/** An erasure: proposed by one person with a reason, confirmed or declined by another who is told what goes and what stays. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Erasure, RetainedItem } from '../../../core/api/retention.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { StepUpClosed } from '../../desk/step-up.tsx';
import { useSay } from '../../language/language.tsx';
import { Textarea } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Moment, Name } from '../../parts/words.tsx';

export function Proposed({ erasure }: { erasure: Erasure }): ReactNode {
  const say = useSay();
  return (
    <span className="stacked small">
      <span className="row tight">
        <Badge tone="warn">{say('erasure.waits')}</Badge>
        <span className="dots">
          <Name>{erasure.proposedBy.name}</Name>
          <Moment at={erasure.proposedAt} />
        </span>
      </span>
      <span>
        {say(`erasure.ground.${erasure.ground}`)}
        {say('shell.colon')}
        <bdi>{erasure.reason}</bdi>
      </span>
      {erasure.derived > 0 && <span>{say('erasure.derived', { count: erasure.derived })}</span>}
    </span>
  );
}

/** By rule where it is due; before that only an order of an authority can have it erased. */
export function Propose({ item, done }: { item: RetainedItem; done: () => void }): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState('');
  const ground = item.due ? 'rule' : 'order';
  const propose = useAct(
    () => call('proposeErasure', { params: { evidenceId: item.evidenceId }, body: { ground, reason: reason.trim() } }),
    { quiet: true, done: say('erasure.proposed'), after: done },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    propose.mutate();
  };
  return (
    <form onSubmit={submit} className="stack">
      <p>{say(`erasure.propose.${ground}`)}</p>
      <Textarea
        label={say(ground === 'rule' ? 'erasure.reason' : 'erasure.order')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        rows={2}
        maxLength={2000}
        data-autofocus
      />
      {propose.error !== null && <Trouble error={propose.error} />}
      <div className="row end">
        <Button variant="default" onClick={done}>
          {say('shell.cancel')}
        </Button>
        <Button type="submit" loading={propose.isPending} disabled={reason.trim() === ''}>
          {say('erasure.propose')}
        </Button>
      </div>
    </form>
  );
}

export function DecideOn({ erasure, mayConfirm, done }: { erasure: Erasure; mayConfirm: boolean; done: () => void }): ReactNode {
  const say = useSay();
  const { data: session } = useQuery(asked.session());
  const [reason, setReason] = useState('');
  const params = { erasureId: erasure.id };
  const confirm = useAct(() => call('confirmErasure', { params }), { quiet: true, done: say('erasure.confirmed'), after: done });
  const decline = useAct(() => call('declineErasure', { params, body: { reason: reason.trim() } }), {
    quiet: true,
    done: say('shell.saved'),
    after: done,
  });
  const canConfirm = mayConfirm && erasure.proposedBy.id !== session?.account.id;
  const trouble = confirm.error ?? decline.error;
  return (
    <div className="stack">
      <Proposed erasure={erasure} />
      <p>{say(canConfirm ? 'erasure.confirm.why' : 'erasure.own')}</p>
      {trouble !== null && !(trouble instanceof StepUpClosed) && <Trouble error={trouble} />}
      {canConfirm && (
        <div className="row end">
          <Button color="brick" loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {say('erasure.confirm')}
          </Button>
        </div>
      )}
      <Textarea
        label={say('erasure.decline.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        rows={2}
        maxLength={2000}
      />
      <div className="row end">
        <Button variant="default" loading={decline.isPending} disabled={reason.trim() === ''} onClick={() => decline.mutate()}>
          {say('erasure.decline')}
        </Button>
      </div>
    </div>
  );
}
