// SPDX-License-Identifier: Apache-2.0
/** The window that asks for the second factor again when the desk wants it; the act that waited then goes on by itself. */
import { type ReactNode, useEffect, useState } from 'react';
import { onStepUp } from './call.ts';

interface Waiting {
  readonly shown: () => void;
  readonly given: (why: Error) => void;
}

/** The person closed the window: the act did not happen, which is not an error to report. */
export class StepUpClosed extends Error {}

/** Its form is fetched when it is first wanted; where the line is lost then, the act that waited says so. */
export function StepUpWindow(): ReactNode {
  const [waiting, setWaiting] = useState<Waiting>();
  const [form, setForm] = useState<typeof import('./step-up-form.tsx')>();

  useEffect(() => {
    onStepUp(async () => {
      setForm(await import('./step-up-form.tsx'));
      await new Promise<void>((shown, given) => setWaiting({ shown, given }));
    });
  }, []);

  if (form === undefined) return null;
  const shown = () => {
    waiting?.shown();
    setWaiting(undefined);
  };
  const close = () => {
    waiting?.given(new StepUpClosed('the second factor was not shown'));
    setWaiting(undefined);
  };
  return <form.StepUpForm opened={waiting !== undefined} shown={shown} close={close} />;
}
