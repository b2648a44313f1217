// SPDX-License-Identifier: Apache-2.0
/** What no schema can see: names that lead nowhere, days to come, rules that cannot fire or that say opposite things. */
import { subjectFault } from '../requests/mail-subject.ts';
import { addresseeKinds, isOwnDomain } from './addressee.ts';
import { factIndex } from './fact-index.ts';
import { isoCountries } from './iso-countries.ts';
import type { Knowledge, Provider, ProviderRule, RouteRule, RouteThen } from './knowledge.ts';
import { ruleKeys } from './match.ts';
import { requesterRoles } from './query.ts';

export interface KnowledgeFault {
  readonly file: string;
  /** The fact or the member. */
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  /** Something to look at, and not an error. */
  readonly note?: true;
}

/** Gates that the program promises (design §7); a set of facts without one of them is wrong. */
export const promisedGates = [
  'g-speech',
  'g-political',
  'g-death',
  'g-torture',
  'g-priv',
  'g-minor',
  'g-intel',
  'g-elements',
  'g-role',
] as const;

/** Everything that is wrong, in the order of the files. `today` is `YYYY-MM-DD`. */
export function checkKnowledge(knowledge: Knowledge, today: string): readonly KnowledgeFault[] {
  return [
    ...sourceFaults(knowledge, today),
    ...[...knowledge.providers.values()].flatMap((provider) => [...providerFaults(knowledge, provider)]),
    ...ruleFaults(knowledge),
    ...contradictions(knowledge),
    ...tableFaults(knowledge),
    ...gateFaults(knowledge),
  ];
}

function* sourceFaults(knowledge: Knowledge, today: string): Generator<KnowledgeFault> {
  for (const fact of factIndex(knowledge).values()) {
    const known = new Set(fact.sources.map((source) => source.id));
    for (const name of fact.value.src ?? [])
      if (!known.has(name))
        yield { file: fact.file, where: fact.id, expected: 'a source defined in this file or in _common.yaml', found: name };
    if (fact.conf !== 'none' && fact.sources.length > 0 && fact.sources.every((source) => source.kind === 'memory'))
      yield { file: fact.file, where: fact.id, expected: 'conf none when memory is the only source', found: fact.conf, note: true };
    for (const source of fact.sources)
      for (const day of [source.seen, source.published, source.read])
        if (day != null && String(day) > today)
          yield { file: fact.file, where: `${fact.id}, source ${source.id}`, expected: `a day up to ${today}`, found: String(day) };
  }
}

function* providerFaults(knowledge: Knowledge, provider: Provider): Generator<KnowledgeFault> {
  const file = `providers/${provider.id}.yaml`;
  const fault = (where: string, expected: string, found: string): KnowledgeFault => ({ file, where, expected, found });
  if (provider.same_as !== undefined && !knowledge.providers.has(provider.same_as))
    yield fault('same_as', 'the id of a provider', provider.same_as);
  for (const pack of provider.use)
    if (knowledge.packs[pack] === undefined) yield fault('use', `one of ${Object.keys(knowledge.packs).join(', ')}`, pack);
  const words = Object.keys(knowledge.vocabulary.identifierKinds).length;
  const entities = new Set(provider.entities.map((one) => one.id));
  const channels = new Set([...provider.channels.map((one) => one.id), 'central_authority']);
  const packRules = new Set(provider.use.flatMap((pack) => (knowledge.packs[pack] ?? []).map((rule) => rule.id)));
  for (const entity of provider.entities)
    for (const item of entity.users)
      if (!knownPlace(knowledge, item)) yield fault(`entities.${entity.id}.users`, 'country codes or names of sets', item);
  for (const rule of provider.rules) {
    const { to, channel } = rule.then;
    for (const [key, item, allowed] of neverAsked(knowledge, rule)) yield fault(`rules.${rule.id}.when.${key}`, allowed, item);
    if (to !== undefined && !entities.has(to) && !/^([a-z]{2}-central-authority|operator)$/.test(to))
      yield fault(`rules.${rule.id}.to`, `one of ${[...entities].join(', ')} or <country>-central-authority`, to);
    if (channel !== undefined && !channels.has(channel))
      yield fault(`rules.${rule.id}.channel`, `one of ${[...channels].join(', ')}`, channel);
    for (const replaced of [rule.replaces ?? []].flat())
      if (!packRules.has(replaced)) yield fault(`rules.${rule.id}.replaces`, 'a rule of a pack in use', replaced);
  }
  for (const [service, accepted] of Object.entries((provider.identifiers ?? {}) as Record<string, { accepts?: string[] }>))
    for (const kind of accepted.accepts ?? [])
      if (words > 0 && knowledge.vocabulary.identifierKinds[kind] === undefined)
        yield fault(`identifiers.${service}.accepts`, 'a word of identifier_kinds in _common.yaml', kind);
  for (const channel of provider.channels)
    for (const member of ['subject', 'emergency_subject'] as const) {
      const wrong = channel[member] === undefined ? undefined : subjectFault(channel[member]);
      if (wrong !== undefined) yield fault(`channels.${channel.id}.${member}`, wrong.en, channel[member] ?? '');
    }
  for (const channel of provider.channels)
    if (channel.type !== 'directory' && !isOwnDomain(provider, channel))
      yield {
        ...fault(
          `channels.${channel.id}`,
          `an address in ${(provider.domains?.value ?? []).join(', ') || 'a named domain'}`,
          channel.address ?? '',
        ),
        note: true,
      };
}

/** Words that no question can hold: the rule would never fire. */
function* neverAsked(knowledge: Knowledge, rule: ProviderRule): Generator<readonly [string, string, string]> {
  const { vocabulary } = knowledge;
  const closed: Readonly<Record<string, readonly string[]>> = {
    data: vocabulary.dataCategories,
    purpose: ['preserve', 'disclose', 'emergency', 'freeze'],
    danger: ['death', 'serious_injury', 'child_harm', 'disaster'],
    offence: [...Object.keys(vocabulary.offenceFamilies), 'other'],
    requester_kind: requesterRoles,
  };
  for (const [key, want] of Object.entries(rule.when))
    for (const item of Array.isArray(want) ? want.map((one) => String(one).replace(/^!/, '')) : []) {
      if (closed[key] !== undefined && !closed[key].includes(item)) yield [key, item, `one of ${closed[key].join(', ')}`];
      if ((key === 'requester' || key === 'user_region') && !knownPlace(knowledge, item))
        yield [key, item, 'a country code or the name of a set'];
    }
}

function knownPlace(knowledge: Knowledge, item: string): boolean {
  const name = item.replace(/^!/, '');
  return name === '*' || isoCountries.has(name) || knowledge.setFacts[name] !== undefined;
}

const RULES = 'jurisdictions/route-rules.yaml';

function* ruleFaults(knowledge: Knowledge): Generator<KnowledgeFault> {
  const documented = new Set(Object.keys(knowledge.vocabulary.routes));
  const { vocabulary } = knowledge;
  const lists: Readonly<Record<string, readonly string[]>> = {
    data: vocabulary.dataCategories,
    purpose: vocabulary.purposes,
    urgency: vocabulary.urgency,
    offence: [...Object.keys(vocabulary.offenceFamilies), 'other'],
  };
  for (const rule of [...knowledge.rules, ...knowledge.gates]) {
    const fault = (where: string, expected: string, found: string): KnowledgeFault => ({
      file: RULES,
      where: `${rule.id}.${where}`,
      expected,
      found,
    });
    for (const [key, want] of Object.entries(rule.when)) {
      if (!ruleKeys.has(key)) yield fault(`when.${key}`, `one of ${[...ruleKeys].join(', ')}`, key);
      const items = Array.isArray(want) ? want.map((item) => String(item).replace(/^!/, '')) : [];
      for (const item of items) {
        if (lists[key] !== undefined && !lists[key].includes(item)) yield fault(`when.${key}`, `one of ${lists[key].join(', ')}`, item);
        if ((key === 'requester' || key === 'holder') && !knownPlace(knowledge, item))
          yield fault(`when.${key}`, 'a country code or the name of a set', item);
        if (/^(both|both_pending|unlisted)$/.test(key) && !knowledge.instruments.has(item))
          yield fault(`when.${key}`, 'the id of an instrument', item);
      }
      const never = cannotMatch(key, want, knowledge);
      if (never !== undefined) yield fault(`when.${key}`, 'something that some question can meet', never);
    }
    const { route, instrument, basis, to }: RouteThen = 'then' in rule ? rule.then : {};
    if (route !== undefined && !documented.has(route)) yield fault('then.route', `one of ${[...documented].join(', ')}`, route);
    for (const id of instrument?.split(' or ') ?? [])
      if (!knowledge.instruments.has(id)) yield fault('then.instrument', 'the id of an instrument', id);
    if (basis !== undefined && basis !== 'bilateral' && !knowledge.instruments.has(basis))
      yield fault('then.basis', 'bilateral or the id of an instrument', basis);
    if (to !== undefined && addresseeKinds[to] === undefined)
      yield fault('then.to', `one of ${Object.keys(addresseeKinds).join(', ')}`, to);
  }
}

/** A list that shuts out all it lets in, or a set without members. */
function cannotMatch(key: string, want: unknown, knowledge: Knowledge): string | undefined {
  if (!Array.isArray(want)) return undefined;
  const items = want.map(String);
  const open = items.filter((item) => !item.startsWith('!'));
  if (open.length > 0 && open.every((item) => items.includes(`!${item}`))) return items.join(', ');
  const empty = open.filter((item) => knowledge.setFacts[item] !== undefined && knowledge.sets.get(item)?.size === 0);
  return (key === 'requester' || key === 'holder') && open.length > 0 && empty.length === open.length ? empty.join(', ') : undefined;
}

/** Two rules with the same conditions for the same route, one opening it and one shutting it. */
function* contradictions(knowledge: Knowledge): Generator<KnowledgeFault> {
  const seen = new Map<string, RouteRule>();
  for (const rule of knowledge.rules) {
    if (rule.then.route === undefined) continue;
    const key = JSON.stringify([
      rule.then.route,
      rule.then.basis ?? rule.then.instrument,
      Object.entries(rule.when).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ]);
    const other = seen.get(key);
    if (other !== undefined && (other.then.tier ?? 9) >= 8 !== (rule.then.tier ?? 9) >= 8)
      yield {
        file: RULES,
        where: rule.id,
        expected: `the same answer as ${other.id}, which has the same conditions`,
        found: 'the opposite',
      };
    else if (other !== undefined) yield { file: RULES, where: rule.id, expected: 'conditions of its own', found: `those of ${other.id}` };
    seen.set(key, rule);
  }
}

function* tableFaults(knowledge: Knowledge): Generator<KnowledgeFault> {
  for (const row of knowledge.parties.values()) {
    const where = `${row.instrument}/${row.iso2}`;
    const file = 'jurisdictions/parties.csv';
    if (!knowledge.instruments.has(row.instrument)) yield { file, where, expected: 'the id of an instrument', found: row.instrument };
    if (row.iso2 !== 'EU' && !isoCountries.has(row.iso2)) yield { file, where, expected: 'an ISO country code', found: row.iso2 };
    if (!['party', 'ratified', 'signatory', 'invited', 'none', 'unclear'].includes(row.status))
      yield { file, where, expected: 'party, ratified, signatory, invited, none or unclear', found: row.status };
    yield* endFaults(file, where, row.ended_on);
  }
  const seen = new Set<string>();
  for (const row of knowledge.bilateral) {
    const where = `${row.a}/${row.b}/${row.kind}`;
    const file = 'jurisdictions/bilateral.csv';
    if (seen.has(where)) yield { file, where, expected: 'one row for two states and a kind', found: 'two' };
    seen.add(where);
    for (const side of [row.a, row.b])
      if (!isoCountries.has(side) && side !== 'EU' && side !== 'EJ')
        yield { file, where, expected: 'an ISO country code, EU or EJ', found: side };
    yield* endFaults(file, where, row.ended_on);
  }
}

/** A day that cannot be read would leave a treaty open that has ended. */
function* endFaults(file: string, where: string, endedOn: string | undefined): Generator<KnowledgeFault> {
  if (endedOn !== undefined && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(endedOn))
    yield { file, where: `${where}.ended_on`, expected: 'a day, a month or a year', found: endedOn };
}

function* gateFaults(knowledge: Knowledge): Generator<KnowledgeFault> {
  for (const id of promisedGates)
    if (!knowledge.gates.some((gate) => gate.id === id)) yield { file: RULES, where: 'gates', expected: `the gate ${id}`, found: 'none' };
}
