// SPDX-License-Identifier: Apache-2.0
import type { TargetRole } from './case.ts';

/**
 * What the role of a person in a case brings with it, from the least protected to the most; each rank has what the ranks before it have.
 * It is told here alone, and a test holds the gates of the advisor and the rules of captures against it.
 *
 *  1. `none`. A **suspect** is whom the powers of an investigation are made for; the case as such needs its four eyes and no more. Who is
 *     **unknown** cannot be told from a suspect yet, and is who most requests are to find out. A **witness** is asked about in the ordinary
 *     course of a case, by the gates' own rule (`g-role`); becoming a suspect gives them rights and takes no safeguard of the desk away.
 *  2. `second-look`. A **victim**, a **migrant** and a **rescuer** are in the case because something happened to them or because they helped:
 *     a legal reviewer says why their data and no less is needed before anything leaves (`g-role`; a smuggled migrant is not to be prosecuted
 *     for having been smuggled, Smuggling Protocol, article 5).
 *  3. `privilege`. A **lawyer** and a **journalist** have clients and sources besides: the request is narrowed and filtering is planned
 *     (`g-priv`), and their public pages are not captured.
 */
export const roleProtection = [
  { rank: 'none', roles: ['suspect', 'unknown', 'witness'] },
  { rank: 'second-look', roles: ['victim', 'migrant', 'rescuer'] },
  { rank: 'privilege', roles: ['lawyer', 'journalist'] },
] as const satisfies readonly { readonly rank: string; readonly roles: readonly TargetRole[] }[];

/** Roles from which a person can be lowered. */
export const protectedRoles: readonly TargetRole[] = roleProtection.slice(1).flatMap(({ roles }) => [...roles]);

/** Place in the order; a word that is no role protects nobody. */
export function protectionOf(role: string | undefined): number {
  const rank = roleProtection.findIndex(({ roles }) => roles.some((one) => one === role));
  return Math.max(rank, 0);
}

/** Whether a safeguard falls away when the role becomes another. */
export const isLowering = (from: string | undefined, to: string | undefined): boolean => protectionOf(to) < protectionOf(from);

/** Clients and sources are protected besides the person. */
export const isPrivilegedRole = (role: string | undefined): boolean => roleProtection[protectionOf(role)]?.rank === 'privilege';
