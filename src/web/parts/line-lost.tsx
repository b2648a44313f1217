// SPDX-License-Identifier: Apache-2.0
import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { isLost } from '../desk/call.ts';
import { useSay } from '../language/language.tsx';

/** A bar that says that the desk does not answer, until it does: by the browser's own word, or by a question that stayed without answer. */
export function LineLost(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
  const [unanswered, setUnanswered] = useState(false);
  useEffect(
    () =>
      client.getQueryCache().subscribe(({ query }) => {
        const { fetchFailureReason, fetchStatus, status } = query.state;
        if (isLost(fetchFailureReason)) setUnanswered(true);
        else if (status === 'success' && fetchStatus === 'idle') setUnanswered(false);
      }),
    [client],
  );
  return (
    <div role="status" aria-live="polite">
      {(!online || unanswered) && <div className="line-lost">{say('shell.lost')}</div>}
    </div>
  );
}
