// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { asked } from './queries.ts';

const DECIDING = ['approver', 'legal-reviewer'] as const;

/** Requests whose next move is a role of the signed-in person; asked only for people who decide. */
export function useWaitingForMe() {
  const { data: session } = useQuery(asked.session());
  const roles = session?.account.roles ?? [];
  const mine = DECIDING.filter((role) => roles.includes(role));
  return useQuery({
    ...asked.requests(),
    enabled: mine.length > 0,
    select: ({ requests }) => requests.filter((one) => mine.some((role) => role === one.waitsFor)),
  });
}
