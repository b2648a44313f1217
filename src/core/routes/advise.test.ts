// SPDX-License-Identifier: Apache-2.0
/** What holds for every question, and what changes when one line of the facts changes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import type { Advice, Option } from './advice.ts';
import { advise } from './advise.ts';
import { factIndex, factOf } from './fact-index.ts';
import type { Knowledge, PartyRow } from './knowledge.ts';
import { lawsBetween } from './laws-between.ts';
import { holderKinds, queryFlags, readQuery, requesterRoles, stages, targetRoles, userPlaces } from './query.ts';
import { treatyLinks } from './treaty-links.ts';

const knowledge = loadKnowledge();
const DAY = '2026-11-24';
const all = (advice: Advice): readonly Option[] => [...advice.step0, ...advice.step1, ...advice.options, ...advice.greyed];
const usable = (advice: Advice): readonly Option[] => [...advice.step0, ...advice.step1, ...advice.options];

/** Any question that `readQuery` accepts. */
const questions = fc
  .record(
    {
      requester: fc.constantFrom('EG', 'US', 'FR', 'IE', 'DK', 'TN', 'JO', 'GB', 'AE', 'NG', 'BO', 'JP'),
      requester_role: fc.constantFrom(...requesterRoles),
      holder: fc.constantFrom('EG', 'US', 'IE', 'SG', 'AE', 'NG', 'DE', 'LY', 'MN', 'VG'),
      holder_kind: fc.constantFrom(...holderKinds),
      service: fc.constantFrom('facebook', 'tiktok', 'uber', 'x', 'snapchat', 'telegram', 'binance', 'nobody-knows-it'),
      user_in: fc.constantFrom(...userPlaces),
      us_person: fc.boolean(),
      data: fc.uniqueArray(fc.constantFrom(...knowledge.vocabulary.dataCategories.filter((one) => !one.startsWith('live_'))), {
        minLength: 1,
        maxLength: 4,
      }),
      purpose: fc.constantFrom(...knowledge.vocabulary.purposes.filter((one) => one !== 'live')),
      urgency: fc.constantFrom(...knowledge.vocabulary.urgency),
      offence: fc.constantFrom(...Object.keys(knowledge.vocabulary.offenceFamilies), 'other'),
      max_years: fc.integer({ min: 0, max: 99 }),
      transnational_group: fc.boolean(),
      flags: fc.uniqueArray(fc.constantFrom(...queryFlags)),
      age_days: fc.integer({ min: 0, max: 400 }),
      stage: fc.constantFrom(...stages),
      target_role: fc.constantFrom(...targetRoles),
      voluntary: fc.constantFrom('yes', 'no', 'unknown'),
    },
    { requiredKeys: ['requester', 'holder', 'data', 'purpose'] },
  )
  .map((query) => readQuery(query, knowledge));

describe('every answer', () => {
  test('has for each option a fact it stands on, an addressee with a name, a reason', () => {
    fc.assert(
      fc.property(questions, (query) => {
        for (const option of all(advise(knowledge, query, DAY))) {
          assert.ok(option.facts.length > 0 && option.to.name !== '' && option.why !== '', option.rule);
        }
      }),
    );
  });
  test('cites only facts that exist', () => {
    fc.assert(
      fc.property(questions, (query) => {
        const advice = advise(knowledge, query, DAY);
        const cited = [...all(advice), ...advice.gates, ...advice.warnings, ...advice.deadlines].flatMap((one) => one.facts);
        assert.deepEqual(
          cited.filter((id) => factOf(knowledge, id) === undefined),
          [],
        );
      }),
    );
  });
  test('is the same bytes for the same facts, question and day', () => {
    fc.assert(
      fc.property(questions, (query) =>
        assert.equal(JSON.stringify(advise(knowledge, query, DAY)), JSON.stringify(advise(knowledge, query, DAY))),
      ),
    );
  });
  test('never leaves the asker with nothing: an option, or a gate, or a greyed road with its reason', () => {
    fc.assert(
      fc.property(questions, (query) => {
        const advice = advise(knowledge, query, DAY);
        assert.ok(usable(advice).length > 0 || advice.gates.some((gate) => gate.effect === 'block') || advice.greyed.length > 0);
      }),
    );
  });
  test('is not changed by facts that have nothing to do with it', () => {
    const crowded = withUnrelatedFacts(knowledge);
    fc.assert(fc.property(questions, (query) => assert.deepEqual(advise(crowded, query, DAY), advise(knowledge, query, DAY))));
  });
  test('has no usable option when a gate blocks', () => {
    fc.assert(
      fc.property(questions, (query) => {
        const advice = advise(knowledge, { ...query, flags: [...query.flags, 'speech'] }, DAY);
        assert.deepEqual(usable(advice), []);
      }),
    );
  });
  test('says in a warning when a usable road stands on weak facts', () => {
    fc.assert(
      fc.property(questions, (query) => {
        const advice = advise(knowledge, query, DAY);
        const weak = usable(advice).some((option) => option.weakest === 'low' || option.weakest === 'none');
        assert.equal(
          advice.warnings.some((one) => one.id === 'w-weak-facts'),
          weak,
        );
      }),
    );
  });
});

/** A provider, a country and treaty rows that no question here speaks of. */
function withUnrelatedFacts(base: Knowledge): Knowledge {
  const meta = base.providers.get('meta');
  const singapore = base.countries.get('SG');
  assert.ok(meta && singapore);
  const row = (instrument: string): PartyRow => ({ instrument, iso2: 'ZW', status: 'party', conf: 'high', src: ['untc'] });
  return {
    ...base,
    version: 'other',
    providers: new Map([
      ['aaa', { ...meta, id: 'aaa', name: 'Aaa', services: ['aaa'] }],
      ...base.providers,
      ['zzz', { ...meta, id: 'zzz', name: 'Zzz', services: ['zzz'] }],
    ]),
    countries: new Map([['ZW', { ...singapore, iso: 'ZW' }], ...base.countries]),
    parties: new Map([['untoc/ZW', row('untoc')], ...base.parties, ['bc185/ZW', row('bc185')]]),
    bilateral: [{ a: 'ZW', b: 'ZM', kind: 'mlat', title: 'invented', conf: 'high', src: ['mem'] }, ...base.bilateral],
  };
}

describe('one line of the facts', () => {
  const french = {
    requester: 'FR',
    requester_role: 'prosecutor',
    holder: 'US',
    service: 'facebook',
    user_in: 'holder',
    data: ['subscriber'],
    purpose: 'identify',
    offence: 'finance',
    max_years: 5,
  };
  test('switches on a convention that was not in force: both are bound, and the order to the provider opens', () => {
    const before = advise(knowledge, readQuery(french, knowledge), DAY);
    assert.ok(before.greyed.some((option) => option.route === 'bc2_art7' && option.status === 'not_in_force'));
    const after = advise(withSecondProtocol(knowledge, ['FR', 'US']), readQuery(french, knowledge), DAY);
    assert.ok(after.options.some((option) => option.route === 'bc2_art7' && option.tier === 1));
  });
  test('keeps the article shut for the state that has reserved it', () => {
    const advice = advise(
      withSecondProtocol(knowledge, ['FR', 'JP']),
      readQuery({ ...french, holder: 'JP', service: undefined }, knowledge),
      DAY,
    );
    assert.ok(!advice.options.some((option) => option.route === 'bc2_art7'));
    const article8 = advice.options.find((option) => option.route === 'bc2_art8');
    assert.ok(article8?.risks.some((risk) => risk.includes('article 8')));
  });
  test('a state whose status is unclear opens no road', () => {
    const unclear = new Map(knowledge.parties).set('untoc/EG', {
      instrument: 'untoc',
      iso2: 'EG',
      status: 'unclear',
      conf: 'low',
      src: ['mem'],
    });
    const query = readQuery(
      {
        requester: 'EG',
        holder: 'IE',
        data: ['content'],
        purpose: 'disclose',
        offence: 'trafficking',
        max_years: 15,
        transnational_group: true,
      },
      knowledge,
    );
    const bases = advise({ ...knowledge, parties: unclear }, query, DAY).options.find((option) => option.route === 'mla')?.bases;
    assert.ok(bases?.includes('untoc') !== true);
  });
  describe('a treaty that one State has left, or two have ended', () => {
    const query = readQuery(
      {
        requester: 'EG',
        holder: 'US',
        data: ['content'],
        purpose: 'disclose',
        offence: 'trafficking',
        max_years: 15,
        transnational_group: true,
      },
      knowledge,
    );
    const basesOn = (facts: Knowledge, day: string) => advise(facts, query, day).options.find(({ route }) => route === 'mla')?.bases ?? [];
    const linkOn = (facts: Knowledge, fact: string, day: string) =>
      treatyLinks(facts, { requester: 'EG', holder: 'US', date: day }).find((one) => one.fact === fact)?.standing;

    test('is offered up to the day before, and shown as ended from that day on', () => {
      const row = knowledge.parties.get('untoc/US') ?? assert.fail('the United States and the Convention');
      const left = { ...knowledge, parties: new Map(knowledge.parties).set('untoc/US', { ...row, ended_on: DAY }) };
      assert.deepEqual([basesOn(left, '2026-11-23').includes('untoc'), basesOn(left, DAY).includes('untoc')], [true, false]);
      assert.deepEqual([linkOn(left, 'instrument/untoc', '2026-11-23'), linkOn(left, 'instrument/untoc', DAY)], ['joins', 'ended']);
      assert.deepEqual(lawsBetween(left, ['party/untoc/US'], '2026-11-23', DAY), [{ fact: 'party/untoc/US', turn: 'ended', on: DAY }]);
    });
    test('is none of the bases where it stood between two', () => {
      const bilateral = knowledge.bilateral.map((row) => (row.a === 'EG' && row.b === 'US' ? { ...row, ended_on: '2026-11' } : row));
      const ended = { ...knowledge, bilateral };
      assert.deepEqual([basesOn(ended, '2026-10-31').includes('bilateral'), basesOn(ended, DAY).includes('bilateral')], [true, false]);
      assert.deepEqual(
        [linkOn(ended, 'bilateral/EG/US/mlat', '2026-10-31'), linkOn(ended, 'bilateral/EG/US/mlat', DAY)],
        ['joins', 'ended'],
      );
    });
  });
  test('a bar that only memory knows is shown as unlikely, not as impossible, and says so', () => {
    const rules = knowledge.rules.map((rule) => (rule.id === 'v-content-us' ? { ...rule, conf: 'none' as const } : rule));
    const query = readQuery(
      { requester: 'EG', service: 'facebook', user_in: 'requester', data: ['content'], purpose: 'disclose', offence: 'trafficking' },
      knowledge,
    );
    const option = advise({ ...knowledge, rules }, query, DAY).options.find((one) => one.rule === 'v-content-us');
    assert.equal(option?.status, 'unlikely');
    assert.ok(option?.risks.some((risk) => risk.includes('memory')));
  });
  test('a preservation through Nigeria shows its declaration on article 29', () => {
    const query = readQuery(
      { requester: 'TN', holder: 'NG', holder_kind: 'isp', user_in: 'holder', data: ['content'], purpose: 'preserve', offence: 'finance' },
      knowledge,
    );
    const option = advise(knowledge, query, DAY).step0.find((one) => one.route === 'n247_preserve');
    assert.ok(option?.risks.some((risk) => risk.includes('article 29')));
  });
});

function withSecondProtocol(base: Knowledge, states: readonly string[]): Knowledge {
  const protocol = base.instruments.get('bc224');
  assert.ok(protocol);
  const parties = new Map(base.parties);
  for (const iso2 of states)
    parties.set(`bc224/${iso2}`, { instrument: 'bc224', iso2, status: 'party', in_force_on: '2026-11-01', conf: 'high', src: ['nl2ap'] });
  return {
    ...base,
    parties,
    instruments: new Map(base.instruments).set('bc224', { ...protocol, in_force_now: true, in_force: '2026-11-01' }),
  };
}

describe('gates are derived', () => {
  const query = {
    requester: 'EG',
    service: 'facebook',
    user_in: 'requester',
    data: ['subscriber'],
    purpose: 'identify',
    offence: 'trafficking',
    max_years: 15,
  };
  const gates = (extra: object): readonly string[] =>
    advise(knowledge, readQuery({ ...query, ...extra }, knowledge), DAY).gates.map((gate) => `${gate.id} ${gate.effect}`);
  test('what was not asked opens no gate and is said', () => {
    const advice = advise(knowledge, readQuery(query, knowledge), DAY);
    assert.deepEqual(advice.gates, []);
    assert.ok(advice.warnings.some((warning) => warning.id === 's-elements'));
  });
  test('elements that were asked and left empty need a second person', () => {
    for (const elements of [
      {},
      null,
      { act: 'recruited', means: '', exploitation: 'x' },
      { act: 'x' },
      { act: 'x', means: false, exploitation: 'y' },
    ])
      assert.deepEqual(gates({ elements }), ['g-elements second-approval'], JSON.stringify(elements));
  });
  test('a victim, a migrant, a rescuer, a lawyer, a journalist need a second person; a suspect and a witness do not', () => {
    const expected = { suspect: 0, witness: 0, unknown: 0, victim: 1, migrant: 1, rescuer: 1, lawyer: 2, journalist: 2 };
    assert.deepEqual(Object.fromEntries(targetRoles.map((role) => [role, gates({ target_role: role }).length])), expected);
  });
  test('the mark of the statute blocks, whatever the family it is charged as', () => {
    assert.deepEqual(gates({ statute: 'EG:speech_flag' }), ['g-speech block']);
  });
  test('no fact of any confidence takes a gate away', () => {
    const confident = { ...knowledge, gates: knowledge.gates.map((gate) => ({ ...gate, conf: 'none' as const })) };
    const advice = advise(confident, readQuery({ ...query, flags: ['speech'] }, knowledge), DAY);
    assert.deepEqual(usable(advice), []);
  });
  test('with danger to life the emergency step stays open, and the gate says that it is reviewed after', () => {
    const advice = advise(knowledge, readQuery({ ...query, purpose: 'prevent_harm', urgency: 'life', elements: {} }, knowledge), DAY);
    assert.equal(advice.step1[0]?.route, 'emergency_direct');
    assert.equal(advice.gates[0]?.reviewAfterEmergency, true);
  });
});

test('every fact has an id of its own', () => {
  assert.ok(factIndex(knowledge).size > 1500);
});
