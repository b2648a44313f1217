// SPDX-License-Identifier: Apache-2.0
/** The question with everything that follows from it and the facts: who holds the data, what the provider answers, what the statute marks. */
import { isPrivilegedRole } from '../cases/role-protection.ts';
import { holderOf, providerQuestion } from './holder.ts';
import type { Entity, IsoCountry, Knowledge, Offence, Provider, ProviderRule } from './knowledge.ts';
import { providerFor } from './provider-for.ts';
import { matchingProviderRules, type ProviderQuestion, type Stance, stanceOn } from './provider-rules.ts';
import type { AdviceQuery } from './query.ts';

export interface Situation {
  readonly knowledge: Knowledge;
  readonly query: AdviceQuery;
  /** The day whose law applies, `YYYY-MM-DD`. */
  readonly date: string;
  readonly provider: Provider | undefined;
  /** The company of the provider that is asked. */
  readonly entity: Entity | undefined;
  readonly holder: IsoCountry;
  readonly holderKind: string;
  readonly sameState: boolean;
  readonly userCountry: IsoCountry | undefined;
  readonly voluntary: string;
  readonly preserve: string;
  readonly retention: Retention | undefined;
  readonly offence: Offence | undefined;
  readonly flags: ReadonlySet<string>;
  /** What the provider says of each category that was asked. */
  readonly stances: ReadonlyMap<string, Stance>;
  /** Rules of the provider that match, for addressee, channel, caveats: by purpose. */
  readonly providerRules: (purpose: string, data?: readonly string[]) => readonly ProviderRule[];
  /** Codes of warnings that the derivation itself gives, with their facts. */
  readonly notes: readonly DerivationNote[];
}

/** The code of a warning, what fills its sentence, the facts it stands on. */
export interface DerivationNote {
  readonly id: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly facts: readonly string[];
}

export interface Retention {
  readonly days: number;
  readonly facts: readonly string[];
}

/** Reads everything from the facts that the rules ask about. */
export function situationOf(knowledge: Knowledge, query: AdviceQuery, date: string): Situation {
  const provider = providerFor(knowledge, query.service);
  const held = holderOf(knowledge, query, provider);
  const holderKind = query.holder_kind ?? kindOf(provider, query);
  const ask = (purpose: string, data: readonly string[] = query.data): ProviderQuestion =>
    providerQuestion(query, purpose, data, held.userCountry, held.holder, provider);
  const providerRules = (purpose: string, data?: readonly string[]): readonly ProviderRule[] => {
    if (provider === undefined) return [];
    const rules = matchingProviderRules(knowledge, provider, ask(purpose, data));
    return purpose === 'disclose' ? rules : rules.filter((rule) => rule.then.route === undefined || rule.when.purpose !== undefined);
  };
  const stances = new Map(
    provider === undefined
      ? []
      : query.data.map((category) => [category, stanceOn(knowledge, provider, category, ask('disclose'))] as const),
  );
  const [statuteCountry = '', statuteId = ''] = (query.statute ?? '').split(':');
  const offence = knowledge.countries.get(statuteCountry)?.offences?.[statuteId];
  const derivedVoluntary = voluntaryFrom(stances);
  const derivedPreserve = preserveFrom(provider, providerRules('preserve'));
  return {
    knowledge,
    query,
    date,
    provider,
    entity: held.entity,
    holder: held.holder,
    holderKind,
    sameState: query.requester === held.holder,
    userCountry: held.userCountry,
    voluntary: said(query.voluntary) ?? derivedVoluntary,
    preserve: said(query.preserve) ?? derivedPreserve,
    retention: retentionOf(knowledge, query, held.holder, holderKind),
    offence,
    flags: flagsOf(query, offence),
    stances,
    providerRules,
    notes: [
      ...held.notes,
      ...disagreement('voluntary', query.voluntary, derivedVoluntary, provider),
      ...disagreement('preserve', query.preserve, derivedPreserve, provider),
    ],
  };
}

/** `unknown` leaves the word to the facts. */
function said(answer: string | undefined): string | undefined {
  return answer === 'unknown' ? undefined : answer;
}

function disagreement(what: string, asked: string | undefined, facts: string, provider: Provider | undefined): Situation['notes'] {
  if (said(asked) === undefined || facts === 'unknown' || asked === facts || provider === undefined) return [];
  return [{ id: 'w-provider-differs', values: { what, provider: provider.name }, facts: [`provider/${provider.id}`] }];
}

const KINDS: readonly (readonly [string, string])[] = [
  ['virtual_asset_exchange', 'exchange'],
  ['stablecoin_issuer', 'exchange'],
  ['ride_hailing', 'ride'],
  ['isp', 'isp'],
  ['mobile_operator', 'isp'],
  ['payments', 'bank'],
];

function kindOf(provider: Provider | undefined, query: AdviceQuery): string {
  if (query.data.includes('domain_registration') && (provider === undefined || provider.kind.includes('registrar'))) return 'registrar';
  return KINDS.find(([kind]) => provider?.kind.includes(kind))?.[1] ?? 'provider';
}

/** Content is never given for the asking, so the answer is about the rest; one yes opens the road for that part. */
function voluntaryFrom(stances: ReadonlyMap<string, Stance>): string {
  const found = [...stances].filter(([category]) => !CONTENT.has(category)).map(([, stance]) => stance.answer);
  if (found.includes('yes')) return 'yes';
  return found.length === 0 || found.includes('unknown') ? 'unknown' : 'no';
}

export const CONTENT: ReadonlySet<string> = new Set(['content', 'stored_files', 'live_content']);

function preserveFrom(provider: Provider | undefined, rules: readonly ProviderRule[]): string {
  const rule = rules.find((one) => one.then.route !== undefined && one.when.purpose !== undefined);
  if (rule?.then.route === 'police_channel') return 'no';
  if (rule?.then.route === 'direct_voluntary') return 'yes';
  const accepted = provider?.preservation?.accepted;
  return accepted === true ? 'yes' : accepted === false ? 'no' : 'unknown';
}

function retentionOf(knowledge: Knowledge, query: AdviceQuery, holder: IsoCountry, kind: string): Retention | undefined {
  const rows = knowledge.countries.get(holder)?.retention ?? [];
  const row = rows.find((one) => one.holder_kind.includes(kind) && one.data.some((category) => query.data.includes(category)));
  const facts = row === undefined ? [] : [`retention/${holder}/${rows.indexOf(row)}`];
  const days = query.retention_days ?? row?.days;
  return days === undefined ? undefined : { days, facts };
}

/** What the query says and what the statute and the role of the target say without being asked. */
function flagsOf(query: AdviceQuery, offence: Offence | undefined): ReadonlySet<string> {
  const flags = new Set<string>(query.flags);
  const marks = offence?.marks ?? [];
  if (query.offence === 'speech' || marks.some((mark) => mark === 'speech' || mark === 'morality' || mark === 'association'))
    flags.add('speech');
  if (marks.includes('political')) flags.add('political');
  if (marks.includes('death')) flags.add('death_penalty');
  if (isPrivilegedRole(query.target_role)) flags.add('privileged');
  return flags;
}
