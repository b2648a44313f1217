// SPDX-License-Identifier: Apache-2.0
import type { Scope } from './request.ts';

/** True when `next` asks for something less than `now` and for nothing that `now` did not ask for. */
export function isNarrower(now: Scope, next: Scope): boolean {
  const inside =
    isSubset(next.identifiers, now.identifiers) &&
    isSubset(next.categories, now.categories) &&
    startsNoEarlier(now.from, next.from) &&
    endsNoLater(now.to, next.to);
  return inside && !isSame(now, next) && next.identifiers.length > 0 && next.categories.length > 0;
}

const isSubset = (part: readonly string[], whole: readonly string[]) => part.every((item) => whole.includes(item));

// An open start or end is the widest of all.
const startsNoEarlier = (now: string | undefined, next: string | undefined) => now === undefined || (next !== undefined && next >= now);
const endsNoLater = (now: string | undefined, next: string | undefined) => now === undefined || (next !== undefined && next <= now);

const isSame = (a: Scope, b: Scope) =>
  isSubset(a.identifiers, b.identifiers) && isSubset(a.categories, b.categories) && a.from === b.from && a.to === b.to;
