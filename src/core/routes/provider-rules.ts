// SPDX-License-Identifier: Apache-2.0
/**
 * What a provider accepts, from its own rules and the packs it uses. A rule of the provider comes before a rule of a pack; `replaces`
 * removes the named pack rules when the rule matches; a rule without a route only fills in addressee and channel. An unknown key in
 * `when` never matches (the schema refuses it before).
 */
import type { HeldData, IsoCountry, Knowledge, Provider, ProviderRule } from './knowledge.ts';
import { covers } from './sets.ts';

/** The question in the words of the provider files. `purpose` is one of preserve, disclose, emergency, freeze, testimony. */
export interface ProviderQuestion {
  readonly requester: IsoCountry;
  readonly requester_kind?: string;
  readonly user_region?: IsoCountry | undefined;
  readonly purpose: string;
  readonly data: readonly string[];
  readonly danger: readonly string[];
  readonly offence?: string;
  readonly service?: string;
  readonly account_type?: string;
  readonly asset?: string;
  readonly identifier?: string;
  readonly has_port?: boolean;
  readonly age_of_event_days?: number;
  readonly wants_secrecy?: boolean;
  readonly victim_is_user?: boolean;
  readonly operator_country?: IsoCountry | undefined;
  readonly channel_known: boolean;
}

/** The rules that match, in order of precedence, without those that another one replaces. */
export function matchingProviderRules(knowledge: Knowledge, provider: Provider, asked: ProviderQuestion): readonly ProviderRule[] {
  const matches = (rule: ProviderRule): boolean =>
    Object.entries(rule.when).every(([key, want]) => keyMatches(key, want, asked, knowledge));
  const own = provider.rules.filter(matches);
  const replaced = new Set(own.flatMap((rule) => rule.replaces ?? []));
  const packs = provider.use.flatMap((pack) => knowledge.packs[pack] ?? []).filter((rule) => !replaced.has(rule.id) && matches(rule));
  return [...own, ...packs];
}

function keyMatches(key: string, want: unknown, asked: ProviderQuestion, knowledge: Knowledge): boolean {
  const value = asked[key as keyof ProviderQuestion];
  if (key === 'operator_country') return (asked.operator_country === asked.requester) === (want === 'SAME_AS_REQUESTER');
  if (key === 'age_of_event_days') return typeof value === 'number' && typeof want === 'string' && value > Number(want.slice(1));
  if (typeof want === 'boolean') return value === want;
  if (!Array.isArray(want) || value === undefined) return false;
  if (!Array.isArray(value)) return covers(want, String(value), knowledge.sets);
  const shut = want.filter((item) => item.startsWith('!')).map((item) => item.slice(1));
  const open = want.filter((item) => !item.startsWith('!'));
  return !shut.some((item) => value.includes(item)) && (open.length === 0 || open.some((item) => value.includes(item)));
}

/** What a provider does with one category when a foreign authority asks it directly. */
export interface Stance {
  readonly answer: 'yes' | 'no' | 'unknown';
  /** The provider says that it cannot have it at all. */
  readonly impossible: boolean;
  /** The rule or the row of held data it follows from. */
  readonly rule?: ProviderRule;
  readonly held?: HeldData;
}

const ASKS_DIRECTLY = new Set(['direct_voluntary', 'domestic_order', 'emergency']);
const SENDS_ELSEWHERE = new Set(['mla', 'not_available', 'other_provider', 'police_channel']);
const FOREIGN_YES = new Set(['discretionary', 'domestic_order', 'court_order', 'written_request']);
const FOREIGN_NO = new Set(['mla', 'mla_or_cloud_act', 'impossible']);

/** Rules first, then the table of held data; what neither says is unknown, never a guess. */
export function stanceOn(knowledge: Knowledge, provider: Provider, category: string, asked: ProviderQuestion): Stance {
  const held = provider.data.find((row) => row.cat === category);
  const rules = matchingProviderRules(knowledge, provider, { ...asked, data: [category] });
  for (const rule of rules) {
    const route = rule.then.route ?? '';
    if (route === 'domestic_order' && rule.then.to !== undefined) continue; // a local company of its own: not an answer to a foreign paper
    if (ASKS_DIRECTLY.has(route)) return { answer: 'yes', impossible: false, rule, ...(held && { held }) };
    if (SENDS_ELSEWHERE.has(route)) return { answer: 'no', impossible: rule.then.status === 'impossible', rule, ...(held && { held }) };
  }
  if (held?.foreign === undefined) return { answer: 'unknown', impossible: false };
  const answer = FOREIGN_YES.has(held.foreign) ? 'yes' : FOREIGN_NO.has(held.foreign) ? 'no' : 'unknown';
  return { answer, impossible: held.foreign === 'impossible', held };
}
