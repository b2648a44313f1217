// SPDX-License-Identifier: Apache-2.0
/**
 * Is every rule needed by some worked case? Each rule, gate and row is taken away in turn; an answer to some case must then fail or
 * change. What survives is printed: the case for it is still to be written.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { advise } from './advise.ts';
import type { Knowledge } from './knowledge.ts';
import { readQuery } from './query.ts';
import { factsOf, type Scenario, unmet } from './scenario-check.ts';

const knowledge = loadKnowledge();
const cases = ['given', 'further', 'providers'].flatMap((name) => {
  const file = parse(readFileSync(new URL(`../../../jurisdictions/scenarios/${name}.yaml`, import.meta.url), 'utf8')) as {
    reviewed: string;
    scenarios: Scenario[];
  };
  return file.scenarios.map((scenario) => ({ scenario, date: scenario.date ?? file.reviewed, query: readQuery(scenario.q, knowledge) }));
});

/** Some worked case fails with these facts. */
function caught(mutated: Knowledge): boolean {
  return cases.some(({ scenario, query, date }) => unmet(scenario, advise(factsOf(scenario, mutated), query, date)).length > 0);
}

function survivors<T>(list: readonly T[], name: (one: T) => string, without: (one: T) => Knowledge): string[] {
  return list.filter((one) => !caught(without(one))).map(name);
}

test('all cases pass before anything is taken away', () => assert.equal(caught(knowledge), false));

test('every route rule is needed by some case', () => {
  const left = survivors(
    knowledge.rules,
    (rule) => rule.id,
    (rule) => ({ ...knowledge, rules: knowledge.rules.filter((one) => one !== rule) }),
  );
  assert.deepEqual(left, []);
});

test('every gate is needed by some case', () => {
  const left = survivors(
    knowledge.gates,
    (gate) => gate.id,
    (gate) => ({ ...knowledge, gates: knowledge.gates.filter((one) => one !== gate) }),
  );
  assert.deepEqual(left, []);
});

test('every safeguard is needed by some case', () => {
  const left = survivors(
    knowledge.safeguards,
    (one) => one.id,
    (one) => ({ ...knowledge, safeguards: knowledge.safeguards.filter((other) => other !== one) }),
  );
  assert.deepEqual(left, []);
});

/** Rows that no case needs are caught by the reviewed table (scenarios.test.ts); how many is printed. */
test('party rows of the states in the cases: most are needed', (about) => {
  const rows = [...knowledge.parties];
  const used = new Set(cases.flatMap(({ query }) => [query.requester, query.holder]));
  const touched = rows.filter(([, row]) => used.has(row.iso2) && (row.status === 'party' || row.status === 'ratified'));
  const left = survivors(
    touched,
    ([key]) => key,
    ([key]) => ({ ...knowledge, parties: new Map(rows.filter(([other]) => other !== key)) }),
  );
  about.diagnostic(`${touched.length} rows, ${left.length} that no case needs: ${left.join(', ')}`);
  assert.ok(left.length < touched.length);
});
