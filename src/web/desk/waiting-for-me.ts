// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { asked } from './queries.ts';

const DECIDING = ['approver', 'legal-reviewer'] as const;

/** As many as a person decides in a month; there is a screen of all requests for the rest. */
const AT_ONCE = 200;

/** Requests whose next move is a role of the signed-in person, and how many there are; asked only for people who decide. */
export function useWaitingForMe() {
  const { data: session } = useQuery(asked.session());
  const roles = session?.account.roles ?? [];
  const mine = DECIDING.filter((role) => roles.includes(role));
  const decides = mine.length > 0;
  const waiting = useQuery({
    ...asked.requests({ waitsFor: mine.join(), limit: AT_ONCE }),
    enabled: decides,
  });
  return { ...waiting, decides };
}
