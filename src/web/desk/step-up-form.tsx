// SPDX-License-Identifier: Apache-2.0
/** The window itself: fetched when it is first wanted. */
import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useSay } from '../language/language.tsx';
import { TextInput } from '../parts/text-fields.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { call } from './call.ts';
import { asked, queryClient } from './queries.ts';
import { useSingle } from './single.ts';

interface FormProps {
  readonly opened: boolean;
  readonly shown: () => void;
  readonly close: () => void;
}

export function StepUpForm({ opened, shown, close }: FormProps): ReactNode {
  const say = useSay();
  const [code, setCode] = useState('');
  const [error, setError] = useState<unknown>();

  const empty = () => {
    setCode('');
    setError(undefined);
  };
  const [busy, show] = useSingle(async () => {
    try {
      const session = await call('showSecondFactor', { body: { code: code.replaceAll(/\s/g, '') } });
      queryClient.setQueryData(asked.session().queryKey, session);
      shown();
      empty();
    } catch (problem) {
      setError(problem);
    }
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void show();
  };
  const leave = () => {
    close();
    empty();
  };

  return (
    <Modal opened={opened} onClose={leave} title={say('step-up.title')} closeButtonProps={{ 'aria-label': say('shell.close') }}>
      <form onSubmit={submit} className="stack">
        <p>{say('step-up.why')}</p>
        <TextInput
          label={say('step-up.code')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="code-field"
          data-autofocus
          required
        />
        <TrainingCode opened={opened} fill={setCode} />
        {error !== undefined && <Trouble error={error} />}
        <div className="row end">
          <Button variant="default" onClick={leave}>
            {say('shell.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {say('step-up.go')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Whoever tries a training desk has no authenticator app: its people are invented, and their codes stand at the door as well. */
function TrainingCode({ opened, fill }: { opened: boolean; fill: (code: string) => void }): ReactNode {
  const say = useSay();
  const session = useQuery(asked.session());
  const desk = useQuery({ ...asked.desk(), enabled: opened });
  const [busy, ask] = useSingle(async () => {
    const { data } = await desk.refetch();
    fill(data?.trainingLogins?.find(({ login }) => login === session.data?.account.login)?.code ?? '');
  });
  if (desk.data?.trainingLogins === undefined) return null;
  return (
    <div className="hint split">
      <span>{say('step-up.training')}</span>
      <Button variant="default" size="compact-sm" onClick={() => void ask()} loading={busy}>
        {say('step-up.training.fill')}
      </Button>
    </div>
  );
}
