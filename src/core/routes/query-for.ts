// SPDX-License-Identifier: Apache-2.0
/** The question that follows from a case and one of its targets, so that nobody types what the desk already knows. */
import type { TargetRole } from '../cases/case.ts';
import { isLowering } from '../cases/role-protection.ts';
import type { Knowledge } from './knowledge.ts';
import { ruleFamilyOf } from './offences-of.ts';
import { type AdviceQuery, readQuery, refuseWithoutOperator, targetRoles } from './query.ts';

/** What the desk knows. Everything but the requester may be missing; what is missing is asked, or left out. */
export interface CaseAndTarget {
  /** The state and role of the person who asks. */
  readonly requester: string;
  readonly requesterRole?: string;
  readonly offences: readonly { readonly family: string; readonly statute?: string; readonly maxYears?: number }[];
  readonly transnationalGroup?: boolean;
  readonly handling?: { readonly minors?: boolean; readonly privileged?: boolean };
  readonly stage?: string;
  readonly target: {
    /** Kind of identifier (core/identifiers): `ip`, `profile-url`, `phone`, … */
    readonly kind: string;
    readonly service?: string;
    /** State of the operator or company, where the target itself tells it. */
    readonly holder?: string;
    readonly holderKind?: string;
    readonly role?: string;
    readonly hasPort?: boolean;
    /** Day of the event, `YYYY-MM-DD`; with `today` it gives the age. */
    readonly eventOn?: string;
    readonly userIn?: string;
    readonly userCountry?: string;
  };
}

/**
 * The overrides of the person come last and win; what the case flags (minors, privileged) stays flagged, and the role of the target counts
 * where the one they answer would protect less. Where the operator of an address sits is told by nothing of the case, and is never guessed: the
 * road, the law and the treaty hang on it. Throws as `readQuery` does.
 */
export function queryFor(
  about: CaseAndTarget,
  overrides: Readonly<Record<string, unknown>>,
  knowledge: Knowledge,
  today: string,
): AdviceQuery {
  const { target } = about;
  const gravest = about.offences.toSorted((a, b) => (b.maxYears ?? 0) - (a.maxYears ?? 0))[0];
  const family = ruleFamilyOf(gravest?.family);
  const age = target.eventOn === undefined ? undefined : Math.floor((Date.parse(today) - Date.parse(target.eventOn)) / 86_400_000);
  const flags = flagsOf(about.handling);
  const known = {
    requester: about.requester,
    requester_role: about.requesterRole,
    holder: target.holder,
    holder_kind: target.holderKind ?? holderKindOf(target),
    service: serviceName(target.service),
    user_in: target.userIn ?? 'requester',
    user_country: target.userCountry,
    data: ['subscriber'],
    purpose: 'identify',
    offence: family !== undefined && (family in knowledge.vocabulary.offenceFamilies || family === 'other') ? family : 'other',
    max_years: gravest?.maxYears,
    statute: gravest?.statute?.includes(':') ? gravest.statute : undefined,
    transnational_group: about.transnationalGroup,
    flags,
    stage: about.stage,
    target_role: target.role,
    identifier: identifierOf(target.kind),
    has_port: target.hasPort,
    age_days: age !== undefined && age >= 0 ? age : undefined,
  };
  const stated = {
    ...(overrides.flags === undefined ? {} : { flags: withFlags(flags, overrides.flags) }),
    ...(protectsLess(overrides.target_role, target.role) ? { target_role: target.role } : {}),
  };
  const merged = Object.entries({ ...known, ...overrides, ...stated }).filter(([, value]) => value !== undefined);
  if (isAddress(target.kind) && !merged.some(([name, value]) => name === 'holder' && value !== null)) refuseWithoutOperator();
  return readQuery(Object.fromEntries(merged), knowledge);
}

type Handling = NonNullable<CaseAndTarget['handling']>;

/**
 * A question that was asked before, as the case protects today whom it is about: what has come to protect them since is added.
 *
 * @returns the question itself where nothing has
 */
export function protectedToday(
  query: AdviceQuery,
  { role, handling }: { readonly role: TargetRole; readonly handling: Handling },
): AdviceQuery {
  const flags = flagsOf(handling).filter((flag) => !query.flags.includes(flag));
  const raised = isLowering(role, query.target_role);
  if (flags.length === 0 && !raised) return query;
  return { ...query, flags: [...query.flags, ...flags], ...(raised ? { target_role: role } : {}) };
}

const flagsOf = (handling: Handling = {}): AdviceQuery['flags'] => [
  ...(handling.minors ? (['minor'] as const) : []),
  ...(handling.privileged ? (['privileged'] as const) : []),
];

/** Whether an answered role would protect less than the case does. What is no role is left for `readQuery` to refuse. */
function protectsLess(stated: unknown, role: string | undefined): boolean {
  if (stated === null || stated === '') return isLowering(role, undefined);
  const answered = targetRoles.find((one) => one === stated);
  return answered !== undefined && isLowering(role, answered);
}

/** A list is added to; whatever else was stated is left for `readQuery` to refuse. */
const withFlags = (flags: readonly string[], stated: unknown): unknown =>
  Array.isArray(stated) ? [...new Set([...flags, ...stated])] : stated;

/** What rules ask about the identifier: an address needs its port, a site its host, a name its registrar. */
function identifierOf(kind: string): string | undefined {
  if (isAddress(kind)) return 'ip';
  return kind === 'domain' || kind === 'url' ? kind : undefined;
}

/** An address of a virtual currency at a service is an account of its customer. */
function holderKindOf({ kind, service }: CaseAndTarget['target']): string | undefined {
  if (isAddress(kind)) return 'isp';
  return kind === 'crypto-address' && service !== undefined ? 'exchange' : undefined;
}

export const isAddress = (kind: string): boolean => kind.startsWith('ip');

/** A person names the service in words; the question takes what a name of a rule may hold. */
function serviceName(written: string | undefined): string | undefined {
  const name = written
    ?.replace(/[^\w .+-]+/g, ' ')
    .trim()
    .slice(0, 80);
  return name === '' ? undefined : name;
}
