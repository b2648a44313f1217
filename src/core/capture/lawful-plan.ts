// SPDX-License-Identifier: Apache-2.0
/**
 * May this page be visited for this case? Rules before the visit; which addresses are visited at all stands in address-rules.ts.
 * What a capture touches is fixed and not asked: public pages, no sign-in, no click, no message, nothing circumvented.
 */

import type { TargetRole } from '../cases/case.ts';
import { isPrivilegedRole } from '../cases/role-protection.ts';
import { CaptureError } from '../errors/capture.ts';
import { captureSays } from '../errors/sentences/capture.ts';
import { isPageOf } from './page-of-person.ts';

export interface CapturePlan {
  readonly url: string;
  readonly purpose: string;
  readonly legalBasis: string;
  /** Whom the page is of, as far as is known. */
  readonly whose: TargetRole;
  /** The person says that anybody can see the page without signing in. */
  readonly publicPage: boolean;
}

/** What the case knows of addresses: its targets. */
export interface KnownTarget {
  readonly written: string;
  readonly normalised: string;
  readonly service?: string | null;
  readonly role: TargetRole;
}

/**
 * Pages of lawyers and journalists stop here: what they publish is asked for by the roads that protect their sources and clients.
 *
 * @throws CAPTURE_NOT_STATED, CAPTURE_NOT_PUBLIC, CAPTURE_PROTECTED_PERSON
 */
export function refuseUnlawful(plan: CapturePlan, targets: readonly KnownTarget[]): void {
  const missing = [
    ...(plan.purpose.trim() === '' ? (['purpose'] as const) : []),
    ...(plan.legalBasis.trim() === '' ? (['legalBasis'] as const) : []),
  ];
  if (missing.length > 0)
    throw new CaptureError('NOT_STATED', {
      message: captureSays('not-stated', { missing: missing.map((field) => captureSays(field)) }),
      details: { fields: missing },
    });
  if (!plan.publicPage)
    throw new CaptureError('NOT_PUBLIC', {
      message: captureSays('not-public'),
    });
  if (isPrivilegedRole(plan.whose) || isOfProtected(plan.url, targets)) throw refusedAsProtected();
}

/** Whether an address is of a page of somebody whom the case protects. */
export function isOfProtected(url: string, targets: readonly KnownTarget[]): boolean {
  return targets.some((target) => isPrivilegedRole(target.role) && isPageOf(url, target));
}

/** Says neither who it is nor which address was theirs. */
export function refusedAsProtected(): Error {
  return new CaptureError('PROTECTED_PERSON', {
    message: captureSays('protected'),
  });
}
