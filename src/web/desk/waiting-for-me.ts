// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { asked } from './queries.ts';

const DECIDING = ['approver', 'legal-reviewer'] as const;

/** Requests whose next move is a role of the signed-in person; asked only for people who decide: others may have the same list from another screen. */
export function useWaitingForMe() {
  const { data: session } = useQuery(asked.session());
  const roles = session?.account.roles ?? [];
  const mine = DECIDING.filter((role) => roles.includes(role));
  const decides = mine.length > 0;
  const waiting = useQuery({
    ...asked.requests(),
    enabled: decides,
    select: ({ requests }) => requests.filter((one) => mine.some((role) => role === one.waitsFor)),
  });
  return { ...waiting, decides };
}
