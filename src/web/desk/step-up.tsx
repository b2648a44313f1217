// SPDX-License-Identifier: Apache-2.0
/** The window that asks for the second factor again when the desk wants it; the act that waited then goes on by itself. */
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useSay } from '../language/language.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { call, onStepUp } from './call.ts';
import { asked, queryClient } from './queries.ts';

interface Waiting {
  readonly shown: () => void;
  readonly given: (why: Error) => void;
}

/** The person closed the window: the act did not happen, which is not an error to report. */
export class StepUpClosed extends Error {}

export function StepUpWindow(): ReactNode {
  const say = useSay();
  const [waiting, setWaiting] = useState<Waiting>();
  const [code, setCode] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    onStepUp(() => new Promise<void>((shown, given) => setWaiting({ shown, given })));
  }, []);

  const end = () => {
    setWaiting(undefined);
    setCode('');
    setError(undefined);
  };
  const show = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const session = await call('showSecondFactor', { body: { code: code.replaceAll(/\s/g, '') } });
      queryClient.setQueryData(asked.session().queryKey, session);
      waiting?.shown();
      end();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const close = () => {
    waiting?.given(new StepUpClosed('the second factor was not shown'));
    end();
  };

  return (
    <Modal
      opened={waiting !== undefined}
      onClose={close}
      title={say('step-up.title')}
      closeButtonProps={{ 'aria-label': say('shell.close') }}
    >
      <form onSubmit={(event) => void show(event)} className="stack">
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
        {error !== undefined && <Trouble error={error} />}
        <div className="row end">
          <Button variant="default" onClick={close}>
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
