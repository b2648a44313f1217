// SPDX-License-Identifier: Apache-2.0
/** Why records under a professional privilege are not in a bundle: the protection, and what was written when they were sealed. */
import { type Protection, protections } from '../analysis/privilege.ts';

/** Of an exhibit whose records are being held against a new seal at the moment. */
export const NOT_HELD_YET = 'not held against the seals of the case yet';

/** `privileged (lawyer): Talk of the accused with counsel.` */
export function privilegedReason(protection: Protection, written: string): string {
  return `privileged (${protection}): ${written}`;
}

/** @returns undefined for any other reason */
export function parsePrivilegedReason(reason: string): { readonly protection: Protection; readonly written: string } | undefined {
  const [, protection, written] = /^privileged \((\w+)\): (.*)$/su.exec(reason) ?? [];
  const known = protections.find((one) => one === protection);
  return known === undefined || written === undefined ? undefined : { protection: known, written };
}
