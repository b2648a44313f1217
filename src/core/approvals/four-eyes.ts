// SPDX-License-Identifier: Apache-2.0
import type { Approval } from './approval.ts';

/** What four eyes looks at in a request. */
export interface UnderFourEyes {
  readonly version: number;
  readonly drafters: readonly string[];
  readonly approvals: readonly Approval[];
}

/** Nobody decides on what they wrote, not even on one sentence of it. */
export function isOneOfTheDrafters(request: Pick<UnderFourEyes, 'drafters'>, who: string): boolean {
  return request.drafters.includes(who);
}

/** Who wrote why a request departs from what a rule asks: a gate that was lifted, facts that it does not follow. */
export interface Departures {
  readonly gates: readonly { readonly liftedBy?: string }[];
  readonly keptBy?: string;
}

/** Whoever wrote the reason for a departure judges no request that rests on it: that reason is what the other eyes look at. */
export function lifted({ gates }: Departures, who: string): boolean {
  return gates.some(({ liftedBy }) => liftedBy === who);
}
export function keptAgainstTheFacts({ keptBy }: Departures, who: string): boolean {
  return keptBy === who;
}

/** Somebody other than the drafters has approved this very version. */
export function isApproved(request: UnderFourEyes): boolean {
  return request.approvals.some((approval) => approval.version === request.version && !isOneOfTheDrafters(request, approval.by));
}

/**
 * The same person under two spellings on paper: case, spaces, Arabic vowel signs and tatweel, compatibility forms do not make
 * another person. Used where only names are known (a request file); the desk compares accounts.
 */
export function isSamePersonOnPaper(one: string, other: string): boolean {
  return plainName(one) !== '' && plainName(one) === plainName(other);
}

function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}ـ\p{Cf}]/gu, '')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
