// SPDX-License-Identifier: Apache-2.0
/** For the overseer: accounts of which one person has reset all that signs them in. Nobody enters them before somebody else has asked their owner. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Account } from '../../../core/api/session.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { StepUpClosed } from '../../desk/step-up.tsx';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Identifier, Name } from '../../parts/words.tsx';

export function HeldAccounts(): ReactNode {
  const say = useSay();
  const { data: session } = useQuery(asked.session());
  const isOverseer = session?.account.roles.includes('overseer') === true;
  const { data } = useQuery({ ...asked.heldAccounts(), enabled: isOverseer });
  if (data === undefined || data.accounts.length === 0) return null;
  return (
    <Section title={say('accounts.held.title')} count={data.accounts.length}>
      <div className="stack">
        <p className="small">{say('accounts.release.why')}</p>
        {data.accounts.map((one) => (
          <OneHeld key={one.id} account={one} />
        ))}
      </div>
    </Section>
  );
}

function OneHeld({ account: { id, name, login } }: { account: Account }): ReactNode {
  const say = useSay();
  const release = useAct(() => call('releaseAccount', { params: { accountId: id } }), { quiet: true, done: say('shell.saved') });
  return (
    <div className="stack tight">
      <span className="stacked">
        <Name>{name}</Name>
        <span className="small faint">
          <Identifier>{login}</Identifier>
        </span>
      </span>
      <div className="row">
        <Button size="xs" variant="default" onClick={() => release.mutate(undefined)} loading={release.isPending}>
          {say('accounts.release')}
          <span className="hidden-text"> {name}</span>
        </Button>
      </div>
      {release.error !== null && !(release.error instanceof StepUpClosed) && <Trouble error={release.error} />}
    </div>
  );
}
