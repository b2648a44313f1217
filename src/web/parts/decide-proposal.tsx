// SPDX-License-Identifier: Apache-2.0
/** What one person has proposed another confirms or refuses, in writing, and with the second factor where the act asks for it. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useAct } from '../desk/act.ts';
import { asked } from '../desk/queries.ts';
import { StepUpClosed } from '../desk/step-up.tsx';
import { useSay } from '../language/language.tsx';
import { Textarea } from './text-fields.tsx';
import { Trouble } from './trouble.tsx';

type Decision = 'confirm' | 'refuse';

interface DecideProposalProps {
  /** The account that proposed it: nobody decides on what they proposed. */
  readonly proposedBy: string;
  readonly words: Readonly<Record<Decision | 'own' | 'reason' | 'why', string>>;
  readonly decide: (decision: Decision, reason: string) => Promise<unknown>;
  readonly after?: () => Promise<unknown>;
}

export function DecideProposal({ proposedBy, words, decide, after }: DecideProposalProps): ReactNode {
  const say = useSay();
  const { data: session } = useQuery(asked.session());
  const [reason, setReason] = useState('');
  const act = useAct((decision: Decision) => decide(decision, reason.trim()), {
    quiet: true,
    done: say('shell.done'),
    after: () => void Promise.resolve(after?.()).then(() => setReason('')),
  });
  if (proposedBy === session?.account.id) return <p className="small">{words.own}</p>;
  const button = (decision: Decision): ReactNode => (
    <Button
      size="xs"
      variant="default"
      loading={act.isPending && act.variables === decision}
      disabled={reason.trim() === '' || act.isPending}
      onClick={() => act.mutate(decision)}
    >
      {words[decision]}
    </Button>
  );
  return (
    <div className="stack tight">
      <Textarea
        label={words.reason}
        description={words.why}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        rows={2}
        maxLength={2000}
      />
      {act.error !== null && !(act.error instanceof StepUpClosed) && <Trouble error={act.error} />}
      <div className="row end">
        {button('refuse')}
        {button('confirm')}
      </div>
    </div>
  );
}
