// SPDX-License-Identifier: Apache-2.0
import { looksMistyped } from '../currency/addresses/mistyped.ts';
import { accountUrl } from '../identifiers/account-url.ts';
import { findIdentifiers } from '../identifiers/find-identifiers.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import type { TargetEvent } from './case.ts';

/** What a pasted text may be as a target. Nothing is fetched: looking a suspect up on a public service tells the world. */
export interface TargetSuggestion {
  readonly kind: string;
  readonly written: string;
  readonly normalised: string;
  readonly service: string | null;
  readonly port?: number;
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
}

/** Everything in a text that names an account, a device or a person to a service, the likeliest reading first. */
export function suggestTargets(text: string): readonly TargetSuggestion[] {
  const found = findIdentifiers(text).filter((one): one is Identifier => one.kind !== 'sealed-secret');
  const suggestions = found.flatMap((one) => [suggestionOf(one), ...accountBehind(one)]);
  return suggestions.length > 0 ? suggestions : nameAlone(text.trim());
}

function suggestionOf(one: Identifier): TargetSuggestion {
  const service = one.service ?? null;
  return {
    kind: one.kind,
    written: one.written,
    normalised: one.canonical ?? one.normalised,
    service,
    ...(one.port === undefined ? {} : { port: one.port }),
    missing: missingOn({
      kind: one.kind,
      normalised: one.normalised,
      service,
      event: null,
      ...(one.port === undefined ? {} : { port: one.port }),
    }),
    warnings: one.warnings ?? [],
  };
}

/** The number or name that a profile's address holds: providers answer by it, and a name can change while the number stays. */
function accountBehind({ kind, normalised, written, service }: Identifier): readonly TargetSuggestion[] {
  if (kind !== 'profile-url' || service === undefined) return [];
  const account = accountInUrl(normalised);
  if (account === undefined) return [];
  return [{ ...account, written, service, missing: [], warnings: [] }];
}

/** `https://facebook.com/profile.php?id=100012345` → a provider's own number; `https://x.com/name` → a user name. */
export function accountInUrl(url: string): { readonly kind: 'provider-user-id' | 'username'; readonly normalised: string } | undefined {
  const known = accountUrl(url);
  if (known === undefined) return undefined;
  const { pathname, searchParams } = new URL(known.normalised);
  const number = searchParams.get('id') ?? /^\/(?:i\/user|people\/[^/]+|users)\/(\d+)/.exec(pathname)?.[1];
  if (number !== null && number !== undefined) return { kind: 'provider-user-id', normalised: number };
  const name = /^\/@?([A-Za-z0-9._-]+)$/.exec(pathname)?.[1];
  return name === undefined ? undefined : { kind: 'username', normalised: name };
}

/** A bare name or number says nothing of where: the service is asked for. */
function nameAlone(text: string): readonly TargetSuggestion[] {
  if (!/^@?[\p{L}\p{N}._-]{2,100}$/u.test(text)) return [];
  const bare = text.replace(/^@/, '');
  const kind = /^\d{5,20}$/.test(bare) ? 'provider-user-id' : 'username';
  const warnings = looksMistyped(text) ? ['checksum-wrong'] : [];
  return [{ kind, written: text, normalised: bare, service: null, missing: ['service'], warnings }];
}

/** What the missing members are told from. */
export interface TargetAsKnown {
  readonly kind: string;
  readonly normalised: string;
  readonly service: string | null;
  readonly event: TargetEvent | null;
  readonly port?: number;
}

/** Kinds that mean something at one service only. */
const AT_A_SERVICE = new Set(['username', 'provider-user-id', 'trip-id', 'message-id', 'post-id']);

/**
 * What nobody could answer without: the service of a name; the time, its zone and, for IPv4, the source port of an address, because
 * operators share one address among thousands of subscribers (RFC 6302).
 */
export function missingOn({ kind, normalised, service, event, port }: TargetAsKnown): string[] {
  if (AT_A_SERVICE.has(kind)) return service === null ? ['service'] : [];
  if (kind !== 'ip') return [];
  const needsPort = !normalised.includes(':') || /^\d+\.\d+\.\d+\.\d+:/.test(normalised);
  return [
    ...(event === null ? ['time'] : []),
    ...(event?.zone === undefined && !statesZone(event?.at) ? ['zone'] : []),
    ...(needsPort && event?.port === undefined && port === undefined ? ['port'] : []),
  ];
}

/** `…Z`, `… UTC`, `… +02:00`: a time that says its own zone. */
function statesZone(at: string | undefined): boolean {
  return at !== undefined && /(Z|UTC|GMT|[+-]\d{2}:?\d{2})\s*$/i.test(at);
}
