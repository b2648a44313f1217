// SPDX-License-Identifier: Apache-2.0
import type { TargetRole } from './case.ts';
import { protectionOf } from './role-protection.ts';
import { accountInUrl, suggestTargets } from './target.ts';

/** A target as far as it says which identifier it is, and whose. */
export interface NamedTarget {
  readonly id: string;
  readonly written: string;
  readonly normalised: string;
  readonly role: TargetRole;
}

/**
 * Of all targets of a case that name the same identifier, the one whose role counts: the most protected, so that adding it a second time under
 * a weaker role takes nothing away. The same name at two services, or the same address at two times, counts as one here: who is protected
 * without need is looked at once more, who is not protected was asked about already.
 *
 * @returns for a target of the case the one whose role counts: mostly itself
 */
export function rolesThatCount<Known extends NamedTarget>(ofCase: readonly Known[]): <One extends NamedTarget>(target: One) => One | Known {
  const safe = ofCase.filter(({ role }) => protectionOf(role) > 0).toSorted((a, b) => protectionOf(b.role) - protectionOf(a.role));
  return (target) => {
    const safer = safe.filter(({ role }) => protectionOf(role) > protectionOf(target.role));
    if (safer.length === 0) return target;
    const own = namesOf(target);
    return safer.find((one) => !namesOf(one).isDisjointFrom(own)) ?? target;
  };
}

/** Whether two targets name the same identifier. */
export const isSameIdentifier = (a: Pick<NamedTarget, 'written' | 'normalised'>, b: Pick<NamedTarget, 'written' | 'normalised'>): boolean =>
  !namesOf(a).isDisjointFrom(namesOf(b));

/** A target is looked at many times, and what it names is read once; gone with it. */
const namesRead = new WeakMap<object, ReadonlySet<string>>();

/** Everything that a target names, whatever kind it was called: the address of a profile and the number or name behind it. */
export function namesOf(target: Pick<NamedTarget, 'written' | 'normalised'>): ReadonlySet<string> {
  const names = namesRead.get(target) ?? namesIn(target);
  namesRead.set(target, names);
  return names;
}

function namesIn({ written, normalised }: Pick<NamedTarget, 'written' | 'normalised'>): ReadonlySet<string> {
  const read = suggestTargets(written).map((one) => one.normalised);
  const behind = accountInUrl(normalised)?.normalised;
  return new Set([normalised, ...read, ...(behind === undefined ? [] : [behind])].map(folded));
}

const folded = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
