// SPDX-License-Identifier: Apache-2.0
/** Rules on identifiers, periods and data categories. */

import { providerFor } from '../../routes/provider-for.ts';
import { nameIn } from '../../routes/service-names.ts';
import { categoriesOf, identifiersOf } from '../conditions.ts';
import { isFilled, listOf, member, saidText } from '../values.ts';
import { codesInWords } from './in-words.ts';
import type { Linted, LintRule } from './rules.ts';

const NAMES_NOBODY = new Set(['display_name', 'display-name', 'name', 'full_name', 'nickname', 'photo']);

const displayNameOnly: LintRule = ({ values }) => {
  const all = identifiersOf(values);
  return all.length > 0 && all.every((one) => NAMES_NOBODY.has(one.kind)) ? {} : undefined;
};

/** Kinds as providers write them: `profile_url`, `phone_e164`, `user_id`. */
const same: Readonly<Record<string, string>> = {
  provider_user_id: 'user_id',
  phone: 'phone_e164',
  wallet: 'crypto_address',
  url: 'profile_url',
};
const canonical = (kind: string): string => {
  const plain = kind.trim().toLowerCase().replaceAll('-', '_');
  return same[plain] ?? plain;
};

const identifierKind: LintRule = (linted) => {
  const { values, about } = linted;
  const service = saidText(values.service_name).trim().toLowerCase();
  const provider = providerFor(about.knowledge, service);
  const rules = provider?.identifiers as Readonly<Record<string, { accepts?: readonly string[] }>> | undefined;
  const name =
    rules === undefined
      ? undefined
      : (Object.keys(rules).find((one) => one === service) ?? (Object.keys(rules).length === 1 ? Object.keys(rules)[0] : undefined));
  const accepts = name === undefined ? undefined : rules?.[name]?.accepts;
  if (provider === undefined || accepts === undefined) return undefined;
  const refused = identifiersOf(values).filter((one) => one.kind !== '' && !accepts.map(canonical).includes(canonical(one.kind)));
  if (refused.length === 0) return undefined;
  return {
    facts: [`identifier/${provider.id}/${name}`],
    said: {
      kinds: codesInWords(
        linted,
        refused.map((one) => one.kind),
      ),
      accepts: codesInWords(linted, accepts),
      provider: nameIn(provider, linted.lang),
    },
  };
};

/** Latin and Cyrillic or Greek letters in one word, or an invisible character: another account than it looks like. */
const lookAlike: LintRule = ({ values }) => {
  const doubtful = identifiersOf(values).filter(({ written }) =>
    written
      .split(/[\s@/.:_-]+/)
      .some((word) => /\p{Cf}/u.test(word) || (/\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word))),
  );
  return doubtful.length === 0 ? undefined : { said: { count: String(doubtful.length) } };
};

const rangeOpen: LintRule = ({ values, form }) => {
  if (!form.fields.some((one) => one.field === 'date_range')) return undefined;
  const range = values.date_range;
  if (!isFilled(range)) return {};
  return typeof range === 'object' && (!isFilled(member(range, 'from')) || !isFilled(member(range, 'to'))) ? {} : undefined;
};

const LONG_DAYS = 90;
const DAY_MS = 86_400_000;

const rangeLong: LintRule = ({ values }) => {
  const days = daysAsked(values);
  return days !== undefined && days > LONG_DAYS
    ? { facts: ['safeguard/necessity_proportionality'], said: { days: String(days) } }
    : undefined;
};

function daysAsked(values: Linted['values']): number | undefined {
  const [from, to] = ['from', 'to'].map((end) => Date.parse(saidText(member(values.date_range, end))));
  return from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to) ? undefined : Math.round((to - from) / DAY_MS);
}

const rangeBackwards: LintRule = ({ values }) => {
  const days = daysAsked(values);
  return days !== undefined && days < 0 ? {} : undefined;
};

const reasonMissing: LintRule = ({ values }) => {
  const without = listOf(values.data_categories).filter((one) => !isFilled(member(one, 'reason')));
  return without.length === 0 ? undefined : { facts: ['safeguard/necessity_proportionality'] };
};

const sameReason: LintRule = ({ values }) => {
  const reasons = listOf(values.data_categories)
    .map((one) => saidText(member(one, 'reason')).trim().toLowerCase())
    .filter(Boolean);
  return reasons.length > 1 && new Set(reasons).size === 1 ? { facts: ['safeguard/necessity_proportionality'] } : undefined;
};

/** A request for evidence that names accounts nowhere. */
const noIdentifiers: LintRule = ({ values }) => (identifiersOf(values).length === 0 ? {} : undefined);

const noTransactionHash: LintRule = ({ values }) => {
  const hashes = listOf(values.transactions_with_hashes).map((one) => saidText(member(one, 'written') ?? one));
  return hashes.some((one) => /[0-9a-f]{64}/i.test(one)) ? undefined : {};
};

const tooManyForDanger: LintRule = (linted) => {
  const asked = categoriesOf(linted.values);
  const wide = asked.filter((one) => ['content', 'stored_files', 'payment', 'kyc'].includes(one));
  return asked.length > 3 || wide.length > 0 ? { said: { categories: codesInWords(linted, wide.length > 0 ? wide : asked) } } : undefined;
};

export const targetRules: Readonly<Record<string, LintRule>> = {
  'display-name-only': displayNameOnly,
  'identifier-kind': identifierKind,
  'look-alike': lookAlike,
  'range-open': rangeOpen,
  'range-long': rangeLong,
  'range-backwards': rangeBackwards,
  'reason-missing': reasonMissing,
  'same-reason': sameReason,
  'no-identifiers': noIdentifiers,
  'no-transaction-hash': noTransactionHash,
  'more-than-danger-needs': tooManyForDanger,
};
