// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { RogatoryError } from '../errors/index.ts';
import { advise } from './advise.ts';
import { factOf } from './fact-index.ts';
import { factsToConfirm } from './facts-to-confirm.ts';
import { freshnessOf } from './freshness.ts';
import type { Knowledge } from './knowledge.ts';
import { applyOverlay, type OverlayEntry, overlayToShare, snapshot } from './overlay.ts';
import { readQuery } from './query.ts';

const knowledge = loadKnowledge();
const DAY = '2026-11-24';

function entry(fact: string, more: Partial<OverlayEntry> = {}): OverlayEntry {
  return {
    fact,
    by: 'legal reviewer',
    on: DAY,
    document: 'letter of the ministry, 3 November 2026',
    was: snapshot(knowledge, fact),
    ...more,
  };
}
const stateOf = (known: Knowledge, id: string, day = DAY): string => {
  const fact = factOf(known, id);
  assert.ok(fact);
  return freshnessOf(known, fact, day).state;
};

describe('a desk confirms a fact', () => {
  for (const id of [
    'party/untoc/EG',
    'instrument/untoc',
    'channel/uber/portal',
    'authority/US/central_authority',
    'set/EU',
    'bilateral/EG/US/mlat',
  ])
    test(`${id} is confirmed, and until its time is over`, () => {
      const { knowledge: own } = applyOverlay(knowledge, [entry(id)]);
      assert.deepEqual([stateOf(own, id), stateOf(own, id, '2036-01-01')], ['confirmed', 'stale']);
    });
  test('the shipped facts stay as they were', () => {
    applyOverlay(knowledge, [entry('party/untoc/EG')]);
    assert.equal(stateOf(knowledge, 'party/untoc/EG'), 'unverified');
  });
  test('a corrected fact changes the answer of this desk', () => {
    const { knowledge: own } = applyOverlay(knowledge, [
      entry('party/bc185/EG', { value: { status: 'party', in_force_on: '2026-11-01' } }),
    ]);
    const query = readQuery(
      { requester: 'EG', service: 'facebook', user_in: 'requester', data: ['content'], purpose: 'disclose', offence: 'smuggling' },
      knowledge,
    );
    assert.ok(advise(own, query, DAY).step0.some((option) => option.route === 'n247_preserve'));
  });
  test('a local company that is confirmed answers an order that binds', () => {
    const query = readQuery(
      {
        requester: 'EG',
        service: 'uber',
        holder: 'US',
        holder_kind: 'ride',
        user_in: 'requester',
        data: ['trip'],
        purpose: 'disclose',
        offence: 'smuggling',
      },
      knowledge,
    );
    const { knowledge: own } = applyOverlay(knowledge, [entry('entity/uber/eg', { value: { name: 'Uber Egypt' } })]);
    assert.deepEqual(
      [advise(knowledge, query, DAY).options[0]?.route, advise(own, query, DAY).options[0]?.route],
      ['direct_voluntary', 'domestic_order'],
    );
  });
  test('an update that says something else shows both, and the desk keeps its own', () => {
    const old = entry('party/untoc/EG', { was: JSON.stringify({ instrument: 'untoc', iso2: 'EG', status: 'signatory' }) });
    const { conflicts } = applyOverlay(knowledge, [old]);
    assert.deepEqual(
      conflicts.map((one) => [one.was, (one.now as { status: string }).status]),
      [[{ instrument: 'untoc', iso2: 'EG', status: 'signatory' }, 'party']],
    );
  });
  test('a page that changed after the confirmation needs another one', () => {
    const { knowledge: own } = applyOverlay(knowledge, [entry('channel/x/portal', { on: '2026-06-01' })]);
    assert.equal(stateOf({ ...own, changedFacts: new Map([['channel/x/portal', '2026-07-01']]) }, 'channel/x/portal'), 'changed');
  });
});

describe('what an overlay may not do', () => {
  const attacks: readonly (readonly [string, OverlayEntry])[] = [
    ['switch a gate off', entry('gate/g-speech', { value: { effect: 'info' } })],
    ['rewrite a rule', entry('rule/v-content-us', { value: { conf: 'none' } })],
    ['speak of a fact that does not exist', { ...entry('party/untoc/EG'), fact: 'party/untoc/XX' }],
    ['come from nobody', entry('party/untoc/EG', { by: ' ' })],
    ['come without a document', entry('party/untoc/EG', { document: '' })],
    ['come without a day', entry('party/untoc/EG', { on: 'yesterday' })],
  ];
  for (const [what, act] of attacks)
    test(what, () =>
      assert.throws(
        () => applyOverlay(knowledge, [act]),
        (error) => error instanceof RogatoryError && error.fullCode === 'KNOWLEDGE_OVERLAY_WRONG',
      ),
    );
});

test('what is shared names the document and the day, and nobody', () => {
  const shared = overlayToShare(knowledge, [
    entry('party/untoc/EG'),
    entry('channel/x/portal', { value: { address: 'https://x.com/legal' } }),
  ]);
  assert.deepEqual(
    shared.map((one) => one.fact),
    ['channel/x/portal', 'party/untoc/EG'],
  );
  assert.doesNotMatch(JSON.stringify(shared), /legal reviewer/);
});

test('a new desk in Egypt confirms first what most of its answers stand on', () => {
  const list = factsToConfirm(knowledge, 'EG', DAY);
  assert.ok(list.slice(0, 8).some((one) => one.fact === 'party/untoc/EG'));
  assert.ok(list.every((one) => ['unverified', 'stale', 'undated', 'changed'].includes(one.state)));
});
