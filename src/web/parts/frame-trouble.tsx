// SPDX-License-Identifier: Apache-2.0
/** What stands where no screen could be opened. */
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { isSignedOut } from '../desk/call.ts';
import { useSay } from '../language/language.tsx';
import { Page } from './page.tsx';
import { Trouble } from './trouble.tsx';

/** Trouble in place of the frame itself, where no screen could be opened. */
export function FrameTrouble(props: ErrorComponentProps): ReactNode {
  return (
    <main className="page">
      <ScreenTrouble {...props} />
    </main>
  );
}

export function ScreenTrouble({ error, reset }: ErrorComponentProps): ReactNode {
  const say = useSay();
  const router = useRouter();
  useEffect(() => {
    if (isSignedOut(error)) void router.navigate({ to: '/sign-in', search: { ended: true, next: router.state.location.href } });
  }, [error, router]);
  return (
    <Page title={say('shell.error')}>
      <Trouble
        error={error}
        again={() => {
          reset();
          void router.invalidate();
        }}
      />
    </Page>
  );
}

export function NotFound(): ReactNode {
  const say = useSay();
  return (
    <main className="page">
      <Page title={say('shell.not-found')} lead={say('shell.not-found.do')}>
        <Link to="/">{say('shell.cases')}</Link>
      </Page>
    </main>
  );
}
