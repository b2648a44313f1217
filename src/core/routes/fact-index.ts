// SPDX-License-Identifier: Apache-2.0
/**
 * Every fact by its id, as answers cite them: `rule/m-bil`, `party/untoc/EG`, `entity/meta/us`, `authority/US/central_authority`.
 * The id does not hang on the place in a file, so that adding a fact never renames another.
 */
import type { Confidence, Knowledge, Provider, Source, Sourced } from './knowledge.ts';

/** Which keeping time applies: providers/_common.yaml `ttl_days`. */
export type FactKind = 'channel' | 'entity' | 'rule' | 'preservation' | 'notice' | 'retention' | 'identifier' | 'returns' | 'law' | 'stat';

export interface Fact {
  readonly id: string;
  readonly kind: FactKind;
  readonly file: string;
  readonly conf: Confidence;
  readonly value: Sourced;
  readonly sources: readonly (Source & { readonly id: string })[];
}

const indexes = new WeakMap<Knowledge, ReadonlyMap<string, Fact>>();

/** All facts of the knowledge; built once for each. */
export function factIndex(knowledge: Knowledge): ReadonlyMap<string, Fact> {
  const known = indexes.get(knowledge);
  if (known !== undefined) return known;
  const index = new Map<string, Fact>();
  for (const fact of [...lawFacts(knowledge), ...[...knowledge.providers.values()].flatMap((one) => [...providerFacts(knowledge, one)])])
    if (!index.has(fact.id)) index.set(fact.id, fact);
  indexes.set(knowledge, index);
  return index;
}

export function factOf(knowledge: Knowledge, id: string): Fact | undefined {
  return factIndex(knowledge).get(id);
}

type Maker = (id: string, kind: FactKind, value: unknown, file: string) => Fact;

const maker =
  (...tables: readonly Readonly<Record<string, Source>>[]): Maker =>
  (id, kind, value, file) => {
    const fact = value as Sourced;
    const sources = (fact.src ?? []).flatMap((name) => {
      const source = tables.find((table) => table[name] !== undefined)?.[name];
      return source === undefined ? [] : [{ ...source, id: name }];
    });
    return { id, kind, file, conf: fact.conf ?? 'none', value: fact, sources };
  };

function* lawFacts(knowledge: Knowledge): Generator<Fact> {
  const make = maker(knowledge.sources.jurisdictions, knowledge.sources.providers);
  const rules = 'jurisdictions/route-rules.yaml';
  for (const rule of knowledge.rules) yield make(`rule/${rule.id}`, 'rule', rule, rules);
  for (const gate of knowledge.gates) yield make(`gate/${gate.id}`, 'rule', gate, rules);
  for (const row of knowledge.parties.values()) yield make(`party/${row.instrument}/${row.iso2}`, 'law', row, 'jurisdictions/parties.csv');
  for (const row of knowledge.bilateral) yield make(`bilateral/${row.a}/${row.b}/${row.kind}`, 'law', row, 'jurisdictions/bilateral.csv');
  for (const row of knowledge.reservations)
    yield make(`reservation/${row.instrument}/${row.iso2}/${row.article}`, 'law', row, 'jurisdictions/reservations.csv');
  for (const one of knowledge.instruments.values()) {
    const src = [...new Set((one.measures ?? []).flatMap((measure) => measure.src ?? []))];
    const fact = make(
      `instrument/${one.id}`,
      'law',
      { src, conf: one.conf_in_force ?? one.measures?.[0]?.conf },
      'jurisdictions/instruments.yaml',
    );
    yield { ...fact, value: one as Sourced };
    for (const printed of one.certificates ?? [])
      yield make(`certificate/${printed.form}`, 'law', printed, 'jurisdictions/instruments.yaml');
  }
  for (const [name, set] of Object.entries(knowledge.setFacts)) yield make(`set/${name}`, 'law', set, 'jurisdictions/_common.yaml');
  for (const country of knowledge.countries.values()) {
    const file = `jurisdictions/countries/${country.iso}.yaml`;
    yield make(`languages/${country.iso}`, 'law', country.languages, file);
    for (const authority of country.authorities) yield make(`authority/${country.iso}/${authority.role}`, 'channel', authority, file);
    for (const [id, offence] of Object.entries(country.offences ?? {})) yield make(`offence/${country.iso}/${id}`, 'law', offence, file);
    for (const [at, row] of (country.retention ?? []).entries()) yield make(`retention/${country.iso}/${at}`, 'retention', row, file);
  }
  for (const calendar of knowledge.calendars.values())
    yield make(`calendar/${calendar.country}`, 'law', calendar, 'jurisdictions/calendars.yaml');
  for (const centre of knowledge.rescueCentres) yield make(`rescue/${centre.country}`, 'channel', centre, 'jurisdictions/rescue.yaml');
  for (const one of knowledge.positionSources) yield make(`position/${one.id}`, 'returns', one, 'jurisdictions/rescue.yaml');
  for (const one of knowledge.safeguards) yield make(`safeguard/${one.id}`, 'law', one, 'jurisdictions/safeguards.yaml');
}

/** Members of a provider file and the keeping time of what they say. */
const MEMBERS: Readonly<Record<string, FactKind>> = { preservation: 'preservation', notice: 'notice', returns: 'returns', stats: 'stat' };
const NOT_FACTS = new Set([
  'schema',
  'id',
  'name',
  'group',
  'same_as',
  'services',
  'ar',
  'fr',
  'kind',
  'home',
  'reviewed',
  'sources',
  'use',
  'open',
  'note',
]);
const LISTED = new Set(['entities', 'channels', 'data', 'rules', 'identifiers']);

function* providerFacts(knowledge: Knowledge, provider: Provider): Generator<Fact> {
  const make = maker(provider.sources, knowledge.sources.providers, knowledge.sources.jurisdictions);
  const file = `providers/${provider.id}.yaml`;
  const own = (kind: string, id: string): string => `${kind}/${provider.id}/${id}`;
  yield make(`provider/${provider.id}`, 'entity', provider.entities[0], file);
  for (const one of provider.entities) yield make(own('entity', one.id), 'entity', one, file);
  for (const one of provider.channels) yield make(own('channel', one.id), 'channel', one, file);
  for (const one of provider.data) yield make(own('held', one.cat), 'rule', one, file);
  for (const one of provider.rules) yield make(own('provider-rule', one.id), 'rule', one, file);
  for (const pack of provider.use)
    for (const one of knowledge.packs[pack] ?? []) yield make(own('provider-rule', one.id), 'rule', one, 'providers/_common.yaml');
  for (const [service, one] of Object.entries((provider.identifiers ?? {}) as Record<string, Sourced>))
    yield make(own('identifier', service), 'identifier', one, file);
  for (const [member, value] of Object.entries(provider)) {
    if (NOT_FACTS.has(member) || LISTED.has(member)) continue;
    const kind = MEMBERS[member] ?? (member === 'retention' ? 'retention' : 'rule');
    if (Array.isArray(value)) for (const [at, one] of value.entries()) yield make(own(member, memberId(one, at)), kind, one, file);
    else if (typeof value === 'object' && value !== null) yield make(`${member}/${provider.id}`, kind, value, file);
  }
}

function memberId(value: unknown, at: number): string {
  const one = value as Readonly<Record<string, unknown>>;
  return (
    String(one.id ?? one.what ?? [one.country, one.period].filter((part) => part !== undefined && part !== null).join('-') ?? at) ||
    String(at)
  );
}
