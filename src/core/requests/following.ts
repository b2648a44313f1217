// SPDX-License-Identifier: Apache-2.0
/**
 * Papers that follow from a request which is out: the extension of a hold, its release, a supplement, silence towards the person, a
 * withdrawal, the letters it travels with. They go to the same addressee and name the request; nobody asks the advisor again.
 */
import type { FieldValues } from '../documents/form.ts';
import type { Option } from '../routes/advice.ts';
import { isFilledAtApproval } from './desk-fields.ts';
import { type DocumentKind, type RequestType, traitsOf } from './kinds.ts';
import type { RequestState } from './state-table.ts';

interface FollowingRule {
  /** What the request is that it follows. */
  readonly of: (type: RequestType) => boolean;
  readonly when: readonly RequestState[];
}

const OUT: readonly RequestState[] = ['sent', 'acknowledged', 'partly-answered'];
const isHold = (type: RequestType): boolean => type === 'preservation' || type === 'extension';
const isForAuthorities = (type: RequestType): boolean => type === 'mla' || type === 'police-to-police';
const asks = (type: RequestType): boolean => !['covering', 'release', 'withdrawal', 'supplement', 'non-disclosure'].includes(type);

/** In the order a person is likely to want them. */
const rules = {
  preservation_extension: { of: isHold, when: [...OUT, 'answered'] },
  release_of_preservation: { of: isHold, when: [...OUT, 'answered', 'lapsed', 'withdrawn', 'closed'] },
  supplementary_request: { of: asks, when: [...OUT, 'refused'] },
  non_disclosure: { of: (type) => asks(type) && !isForAuthorities(type), when: ['approved', ...OUT] },
  withdrawal: { of: asks, when: [...OUT, 'withdrawn'] },
  covering_letter: { of: isForAuthorities, when: ['approved', ...OUT] },
  note_verbale: { of: isForAuthorities, when: ['approved', ...OUT] },
} as const satisfies Readonly<Partial<Record<DocumentKind, FollowingRule>>>;

export type FollowingKind = keyof typeof rules;
export const followingKinds = Object.keys(rules) as readonly FollowingKind[];

/** The request that is followed, as far as the rules look at it. */
export interface Followed {
  readonly kind: DocumentKind;
  readonly state: RequestState;
  /** Whether it ever left: nobody withdraws or releases what nobody has received. */
  readonly isSent: boolean;
}

/** What may be drafted after it now. */
export function followingOf({ kind, state, isSent }: Followed): readonly FollowingKind[] {
  return followingKinds.filter((following) => {
    const rule: FollowingRule = rules[following];
    return rule.of(traitsOf(kind).type) && rule.when.includes(state) && (isSent || state === 'approved');
  });
}

/** The same addressee and law; the clocks are those of the new paper: an extension holds as long as the hold, the others have none. */
export function optionFollowing(option: Option, kind: FollowingKind): Option {
  const { holdDays, ...rest } = option;
  const holds = kind === 'preservation_extension' && holdDays !== undefined ? { holdDays } : {};
  return { ...rest, ...holds, document: kind, deadline: null, expect: null, also: [], after: [] };
}

/** What the desk knows of the request that is followed. */
export interface FollowedFacts {
  readonly number: string;
  readonly state: RequestState;
  readonly values: FieldValues;
  /** The addressee's own number, once it gave one. */
  readonly theirReference: string | undefined;
  /** `YYYY-MM-DD`, the last day of the hold. */
  readonly holdEnds: string | undefined;
  readonly holdDays: number | undefined;
}

const RECEIVED: Readonly<Partial<Record<RequestState, string>>> = { answered: 'all', closed: 'all', 'partly-answered': 'partly' };

/**
 * The fields that follow from it, under the ids of every form in question; the caller keeps those that its form has (`valuesOfForm`). Whatever asks for a
 * judgement (why, what for) stays empty.
 */
export function valuesFollowing({ number, state, values, theirReference, holdEnds, holdDays }: FollowedFacts): FieldValues {
  const named = theirReference ?? number;
  const kept = Object.entries(values).filter(([field]) => !isFilledAtApproval(field));
  return {
    ...Object.fromEntries(kept),
    earlier_references: number,
    preservation_number: named,
    released_reference: named,
    withdrawn_reference: named,
    what_is_supplemented: named,
    request_covered: named,
    ...(holdEnds === undefined ? {} : { expires_on: holdEnds }),
    ...(holdDays === undefined ? {} : { extension_days: String(holdDays) }),
    data_already_received: RECEIVED[state] ?? 'none',
  };
}

/** What only the request that is followed can say, whatever the desk knows besides. */
export function ownToFollowing({ earlier_references, data_already_received }: FieldValues): FieldValues {
  return { earlier_references, data_already_received };
}
