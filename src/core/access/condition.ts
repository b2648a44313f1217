// SPDX-License-Identifier: Apache-2.0
import type { CaseRole, Role } from './role.ts';
import type { Thing, Who } from './who.ts';

/**
 * When somebody may do something, as data: one sentence gives the check of a single act here and the filter of a list in SQL
 * (store/access/rows-of.ts), so the two cannot say different things.
 */
export type Condition =
  | { readonly is: 'anybody' }
  | { readonly is: 'role'; readonly roles: readonly Role[] }
  | { readonly is: 'member'; readonly as: readonly CaseRole[] }
  | { readonly is: 'own' }
  | { readonly is: 'drafter' }
  | { readonly is: 'not'; readonly of: Condition }
  | { readonly is: 'all'; readonly of: readonly Condition[] }
  | { readonly is: 'any'; readonly of: readonly Condition[] };

/** Whoever is signed in. */
export const anybody: Condition = { is: 'anybody' };
/** It is their own: their account, their session. */
export const own: Condition = { is: 'own' };
/** They wrote some part of the request's version. */
export const drafter: Condition = { is: 'drafter' };
/** They hold one of these roles on the desk. */
export const hasRole = (...held: readonly Role[]): Condition => ({ is: 'role', roles: held });
/** They are in the case's need-to-know circle, in a role that they still hold on the desk. */
export const member: Condition = { is: 'member', as: [] };
/** They are in the circle as one of these, and still hold that role on the desk. */
export const memberAs = (...as: readonly CaseRole[]): Condition => ({ is: 'member', as });
export const not = (of: Condition): Condition => ({ is: 'not', of });
export const all = (...of: readonly Condition[]): Condition => ({ is: 'all', of });
export const any = (...of: readonly Condition[]): Condition => ({ is: 'any', of });
/** They do not investigate the case, whatever else they are in it. */
export const notInvestigating: Condition = not(memberAs('investigator', 'analyst'));

/** Whether it holds for this person and this thing. What a thing does not say counts against whoever asks. */
export function holds(condition: Condition, who: Who, thing: Thing): boolean {
  switch (condition.is) {
    case 'anybody':
      return true;
    case 'role':
      return condition.roles.some((role) => who.roles.includes(role));
    case 'member':
      return isMember(who, thing.caseId, condition.as);
    case 'own':
      return thing.accountId === who.id;
    case 'drafter':
      return thing.drafterIds === undefined || thing.drafterIds.includes(who.id);
    case 'not':
      return !holds(condition.of, who, thing);
    case 'all':
      return condition.of.every((part) => holds(part, who, thing));
    case 'any':
      return condition.of.some((part) => holds(part, who, thing));
  }
}

function isMember(who: Who, caseId: string | undefined, as: readonly CaseRole[]): boolean {
  const here = caseId === undefined ? [] : (who.cases.get(caseId) ?? []);
  return here.some((role) => who.roles.includes(role) && (as.length === 0 || as.includes(role)));
}
