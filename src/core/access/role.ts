// SPDX-License-Identifier: Apache-2.0

/** What a person is on the desk. Some of them a person can also be in a case; then both are asked. */
export const roles = [
  'investigator',
  'approver',
  'legal-reviewer',
  'central-authority',
  'analyst',
  'evidence-keeper',
  'overseer',
  'administrator',
  'provider-officer',
] as const;
export type Role = (typeof roles)[number];

/** What a member can be in a case. Overseers recount what was done and administrators keep the desk: neither is in a case. */
export const caseRoles = ['investigator', 'approver', 'legal-reviewer', 'central-authority', 'analyst', 'evidence-keeper'] as const;
export type CaseRole = (typeof caseRoles)[number];

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}

export function isCaseRole(text: string): text is CaseRole {
  return (caseRoles as readonly string[]).includes(text);
}

/** An administrator sees no case, and whoever judges the desk does not work at it: these two roles are held alone. */
export const heldAlone: readonly Role[] = ['administrator', 'overseer'];

/** Whether one person may hold these roles together. */
export function mayHoldTogether(held: readonly Role[]): boolean {
  return held.length <= 1 || !held.some((role) => heldAlone.includes(role));
}
