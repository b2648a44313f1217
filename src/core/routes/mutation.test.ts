// SPDX-License-Identifier: Apache-2.0
/**
 * What each provider accepts is needed by some worked case, and each row of the parties is held by the reviewed table: whatever is
 * taken away alone, something fails. Route rules and gates take longer: mutation.long-test.ts.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { advise } from './advise.ts';
import type { Knowledge, ProviderRule } from './knowledge.ts';
import { providerFor } from './provider-for.ts';
import { readQuery } from './query.ts';
import { factsOf, type Scenario, unmet } from './scenario-check.ts';

const knowledge = loadKnowledge();
const fileOf = (name: string) => parse(readFileSync(new URL(`../../../jurisdictions/scenarios/${name}.yaml`, import.meta.url), 'utf8'));
const cases = ['providers', 'further', 'given'].flatMap((name) => {
  const file = fileOf(name) as { reviewed: string; scenarios: Scenario[] };
  return file.scenarios.map((scenario) => {
    const query = readQuery(scenario.q, knowledge);
    return { scenario, query, date: scenario.date ?? file.reviewed, provider: providerFor(knowledge, query.service) };
  });
});

/** Some worked case about such a provider fails with these facts. */
function caught(mutated: Knowledge, about: (provider: { id: string; use: readonly string[] }) => boolean): boolean {
  return cases.some(
    ({ scenario, query, date, provider }) =>
      provider !== undefined && about(provider) && unmet(scenario, advise(factsOf(scenario, mutated), query, date)).length > 0,
  );
}

const without = (rules: readonly ProviderRule[], rule: ProviderRule): readonly ProviderRule[] => rules.filter((one) => one !== rule);

describe('taken away alone, it is missed by a worked case', () => {
  test('each rule of a provider', () => {
    const missed = [...knowledge.providers.values()].flatMap((provider) =>
      provider.rules
        .filter((rule) => {
          const providers = new Map(knowledge.providers).set(provider.id, { ...provider, rules: without(provider.rules, rule) });
          return !caught({ ...knowledge, providers }, ({ id }) => id === provider.id);
        })
        .map((rule) => `${provider.id}/${rule.id}`),
    );
    assert.deepEqual(missed, []);
  });
  test('each rule of a pack', () => {
    const missed = Object.entries(knowledge.packs).flatMap(([name, rules]) =>
      rules
        .filter(
          (rule) => !caught({ ...knowledge, packs: { ...knowledge.packs, [name]: without(rules, rule) } }, ({ use }) => use.includes(name)),
        )
        .map((rule) => `${name}/${rule.id}`),
    );
    assert.deepEqual(missed, []);
  });
});

test('each row of the parties is in the reviewed table, so none goes missing unseen', () => {
  const reviewed = fileOf('parties-reviewed').parties as Record<string, Record<string, readonly string[]>>;
  const unseen = [...knowledge.parties.values()].filter(
    ({ instrument, status, iso2 }) => reviewed[instrument]?.[status]?.includes(iso2) !== true,
  );
  assert.deepEqual(
    unseen.map(({ instrument, iso2 }) => `${instrument}/${iso2}`),
    [],
  );
});

test('each treaty between two states, each reservation, each rescue centre and each source of a position is in the reviewed table', () => {
  const reviewed = fileOf('parties-reviewed');
  const bilateral = Object.groupBy(knowledge.bilateral, ({ kind }) => kind);
  const sources = Object.groupBy(knowledge.positionSources, ({ can }) => (can ? 'known' : 'unknown'));
  assert.deepEqual(
    {
      bilateral: Object.fromEntries(Object.entries(bilateral).map(([kind, rows]) => [kind, rows.map(({ a, b }) => `${a}/${b}`)])),
      reservations: knowledge.reservations.map(({ instrument, iso2, article, effect }) => `${instrument}/${iso2}/${article}/${effect}`),
      rescue: knowledge.rescueCentres.map(({ country }) => country),
      position_known: sources.known?.map(({ id }) => id),
      position_unknown: sources.unknown?.map(({ id }) => id),
    },
    {
      bilateral: reviewed.bilateral,
      reservations: reviewed.reservations,
      rescue: reviewed.rescue,
      position_known: reviewed.position_known,
      position_unknown: reviewed.position_unknown,
    },
  );
});
