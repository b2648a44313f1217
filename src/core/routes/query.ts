// SPDX-License-Identifier: Apache-2.0
/**
 * The question to the route advisor. Built by the desk from a case and a target, or written by hand:
 *
 *     { requester: EG, holder: US, service: facebook, user_in: requester, data: [subscriber], purpose: identify, offence: trafficking, max_years: 15 }
 *
 * Only `requester`, `data`, `purpose` and one of `holder` and `service` must be there. What is absent was not asked: it opens nothing.
 */

import { KnowledgeError } from '../errors/knowledge.ts';
import type { Said } from '../errors/say.ts';
import { knowledgeSays } from '../errors/sentences/knowledge.ts';
import { isoCountries } from './iso-countries.ts';
import type { IsoCountry, Knowledge } from './knowledge.ts';

export const requesterRoles = ['police', 'prosecutor', 'judge', 'central_authority', 'fiu'] as const;
export const holderKinds = ['provider', 'isp', 'exchange', 'registrar', 'ride', 'bank'] as const;
export const userPlaces = ['requester', 'holder', 'third', 'unknown'] as const;
export const stages = ['intelligence', 'investigation', 'trial'] as const;
export const answers = ['yes', 'no', 'unknown'] as const;
export const queryFlags = [
  'speech',
  'political',
  'death_penalty',
  'privileged',
  'minor',
  'torture_risk',
  'adult_consent',
  'e2ee',
  'distress_at_sea',
] as const;
export const targetRoles = ['suspect', 'victim', 'migrant', 'witness', 'rescuer', 'lawyer', 'journalist', 'unknown'] as const;

type OneOf<T extends readonly string[]> = T[number];

/** The question as checked. Lists are without repetition, in the order given. */
export interface AdviceQuery {
  readonly requester: IsoCountry;
  readonly requester_role?: OneOf<typeof requesterRoles>;
  /** State of the legal entity that holds the data. Absent: told by the service and where the user is. */
  readonly holder?: IsoCountry;
  readonly holder_kind?: OneOf<typeof holderKinds>;
  readonly service?: string;
  readonly user_in: OneOf<typeof userPlaces>;
  /** Where the user is, when known better than `user_in: third`. */
  readonly user_country?: IsoCountry;
  readonly us_person?: boolean;
  readonly data: readonly string[];
  readonly purpose: string;
  readonly urgency: string;
  readonly offence?: string;
  /** Highest penalty in years; 99 is life or death. */
  readonly max_years?: number;
  readonly eev_listed?: boolean;
  readonly transnational_group?: boolean;
  readonly flags: readonly OneOf<typeof queryFlags>[];
  readonly age_days?: number;
  readonly retention_days?: number;
  readonly stage: OneOf<typeof stages>;
  readonly voluntary?: OneOf<typeof answers>;
  readonly preserve?: OneOf<typeof answers>;
  /** `<country>:<offence id of the pack>`; '' was asked and not answered. */
  readonly statute?: string;
  /** The elements of the offence as the drafter states them; `{}` was asked and not answered. */
  readonly elements?: Readonly<Record<string, unknown>>;
  /** Absent: not asked; '' : asked and not answered. */
  readonly target_role?: OneOf<typeof targetRoles> | '';
  /** Kept for the person at the gate; no rule reads it. */
  readonly narrative?: string;
  readonly identifier?: string;
  readonly has_port?: boolean;
  readonly wants_secrecy?: boolean;
  readonly victim_is_user?: boolean;
  readonly account_type?: string;
  readonly asset?: string;
}

/** Checks a question from outside. Throws KNOWLEDGE_QUERY_WRONG with one sentence that names the field and what it may hold. */
export function readQuery(input: unknown, knowledge: Knowledge): AdviceQuery {
  const given = mapping(input, 'the query');
  for (const key of Object.keys(given))
    if (!(key in FIELDS)) wrong(key, knowledgeSays('one-of', { words: Object.keys(FIELDS).join(', ') }), key);
  const query: Record<string, unknown> = {};
  for (const [field, check] of Object.entries(FIELDS)) {
    const value = given[field];
    if (value !== undefined && (value !== null || ASKED.has(field))) query[field] = check(field, value, knowledge);
  }
  for (const field of ['requester', 'data', 'purpose'])
    if (query[field] === undefined)
      wrong(field, field === 'requester' ? knowledgeSays('country-code') : allowed(field, knowledge), undefined);
  if (query.holder === undefined && query.service === undefined) wrong('holder', knowledgeSays('country-or-service'), undefined);
  refuseContradictions(query);
  return { user_in: 'unknown', urgency: 'none', flags: [], stage: 'investigation', ...query } as unknown as AdviceQuery;
}

type Check = (field: string, value: unknown, knowledge: Knowledge) => unknown;

const word =
  (list: (knowledge: Knowledge) => readonly string[]): Check =>
  (field, value, knowledge) => {
    const words = list(knowledge);
    return typeof value === 'string' && words.includes(value)
      ? value
      : wrong(field, knowledgeSays('one-of', { words: words.join(', ') }), value);
  };
const words =
  (list: (knowledge: Knowledge) => readonly string[], least: number): Check =>
  (field, value, knowledge) => {
    if (!Array.isArray(value) || value.length < least)
      return wrong(field, knowledgeSays('list-of', { words: list(knowledge).join(', ') }), value);
    return [...new Set(value.map((one) => word(list)(field, one, knowledge)))];
  };
const country: Check = (field, value) =>
  typeof value === 'string' && isoCountries.has(value) ? value : wrong(field, knowledgeSays('country'), value);
const yesNo: Check = (field, value) => (typeof value === 'boolean' ? value : wrong(field, knowledgeSays('yes-or-no'), value));
const text: Check = (field, value) =>
  typeof value === 'string' && value.length <= 20_000 ? value : wrong(field, knowledgeSays('text'), value);
const name: Check = (field, value) =>
  typeof value === 'string' && /^[\w .+-]{1,80}$/u.test(value) ? value : wrong(field, knowledgeSays('name'), value);
const number =
  (most: number): Check =>
  (field, value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
      ? value
      : wrong(field, knowledgeSays('whole-number', { most }), value);

const offences = (knowledge: Knowledge): string[] => [...Object.keys(knowledge.vocabulary.offenceFamilies), 'other'];

/** Fields where null means "asked and not answered". */
const ASKED = new Set(['elements', 'statute', 'target_role']);

const FIELDS: Readonly<Record<string, Check>> = {
  requester: country,
  requester_role: word(() => requesterRoles),
  holder: country,
  holder_kind: word(() => holderKinds),
  service: name,
  user_in: word(() => userPlaces),
  user_country: country,
  us_person: yesNo,
  data: words((knowledge) => knowledge.vocabulary.dataCategories, 1),
  purpose: word((knowledge) => knowledge.vocabulary.purposes),
  urgency: word((knowledge) => knowledge.vocabulary.urgency),
  offence: word(offences),
  max_years: number(999),
  eev_listed: yesNo,
  transnational_group: yesNo,
  flags: words(() => queryFlags, 0),
  age_days: number(36_500),
  retention_days: number(36_500),
  stage: word(() => stages),
  voluntary: word(() => answers),
  preserve: word(() => answers),
  statute: (field, value, knowledge) => (value === null || value === '' ? '' : statute(field, value, knowledge)),
  elements: (field, value) => (value === null || value === '' ? {} : mapping(value, field)),
  target_role: (field, value, knowledge) => (value === null || value === '' ? '' : word(() => targetRoles)(field, value, knowledge)),
  narrative: text,
  identifier: name,
  has_port: yesNo,
  wants_secrecy: yesNo,
  victim_is_user: yesNo,
  account_type: name,
  asset: name,
};

/** `EG:tip`. An offence of a country whose pack we have must stand in it; a country we do not have is left to the warning. */
function statute(field: string, value: unknown, knowledge: Knowledge): string {
  const [iso, id, more] = typeof value === 'string' ? value.split(':') : [];
  if (iso === undefined || !isoCountries.has(iso) || !id || more !== undefined) return wrong(field, knowledgeSays('offence'), value);
  const pack = knowledge.countries.get(iso)?.offences;
  if (pack !== undefined && !(id in pack))
    wrong(
      field,
      knowledgeSays('one-of', {
        words: Object.keys(pack)
          .map((one) => `${iso}:${one}`)
          .join(', '),
      }),
      value,
    );
  return `${iso}:${id}`;
}

/** Combinations that no case can have. */
function refuseContradictions(query: Readonly<Record<string, unknown>>): void {
  const data = query.data as string[];
  const live = data.filter((category) => category.startsWith('live_'));
  if (query.purpose === 'live' && live.length === 0) wrong('data', knowledgeSays('live-data'), data);
  if (live.length > 0 && query.purpose !== 'live') wrong('purpose', knowledgeSays('live-purpose'), query.purpose);
  if (query.user_in === 'third' && query.user_country !== undefined && query.user_country === query.requester)
    wrong('user_country', knowledgeSays('another-country'), query.user_country);
}

function allowed(field: string, knowledge: Knowledge): Said {
  return field === 'data'
    ? knowledgeSays('list-of', { words: knowledge.vocabulary.dataCategories })
    : knowledgeSays('one-of', { words: knowledge.vocabulary.purposes });
}

function mapping(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  return wrong(what, knowledgeSays('mapping'), value);
}

/** @throws KNOWLEDGE_QUERY_WRONG */
export const refuseWithoutOperator = (): never => wrong('holder', knowledgeSays('country-of-operator'), undefined);

function wrong(field: string, expected: Said, found: unknown): never {
  const shown = typeof found === 'string' ? found : JSON.stringify(found);
  throw new KnowledgeError('QUERY_WRONG', {
    message: knowledgeSays('query-wrong', { field, expected, found: shown === undefined ? knowledgeSays('nothing') : shown.slice(0, 80) }),
    details: { field },
  });
}
