// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { asked } from './queries.ts';

/** Whoever keeps evidence decides on its erasure, the central authority on keys of mailboxes, and whoever is in no case on accounts that are held. */
const DECIDING = ['approver', 'legal-reviewer', 'evidence-keeper', 'central-authority', 'administrator', 'overseer'] as const;

/** What waits for a decision of the signed-in person, and how much that is; asked only for people who decide. */
export function useWaitingForMe() {
  const { data: session } = useQuery(asked.session());
  const decides = DECIDING.some((role) => session?.account.roles.includes(role));
  const waiting = useQuery({ ...asked.toDecide(), enabled: decides });
  return { ...waiting, decides };
}
