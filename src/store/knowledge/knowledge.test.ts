// SPDX-License-Identifier: Apache-2.0
/** Facts written by many hands: what is wrong is found, with its file and line, and a folder cannot weaken what the program promises. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { RogatoryError } from '../../core/errors/index.ts';
import { advise } from '../../core/routes/advise.ts';
import { ruleKeys } from '../../core/routes/match.ts';
import { readQuery } from '../../core/routes/query.ts';
import { checkFolder } from './check-folder.ts';
import { loadKnowledge, shippedFolder } from './load-knowledge.ts';

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A copy of the facts with one file changed. */
function copyWith(path: string, change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-knowledge-'));
  folders.push(folder);
  for (const name of ['providers', 'jurisdictions']) cpSync(join(shippedFolder, name), join(folder, name), { recursive: true });
  const before = readFileSync(join(folder, path), 'utf8');
  const changed = change(before);
  assert.notEqual(changed, before, 'the change did not find its place');
  writeFileSync(join(folder, path), changed);
  return folder;
}

const faultsOf = (folder: string): string[] =>
  checkFolder(folder, '2026-11-26')
    .faults.filter((fault) => !fault.note)
    .map((fault) => `${fault.file}, line ${fault.line}: ${fault.where}: expected ${fault.expected}, found ${fault.found}`);

const lineOf = (path: string, text: string): number =>
  readFileSync(join(shippedFolder, path), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

test('the shipped facts have no fault', () => {
  assert.deepEqual(faultsOf(shippedFolder), []);
});

describe('knowledge check finds', () => {
  const attacks: readonly (readonly [string, string, (text: string) => string, RegExp])[] = [
    [
      'days in words',
      'providers/uber.yaml',
      (text) => text.replace('preservation: {accepted: true, days: 90,', 'preservation: {accepted: true, days: ninety,'),
      new RegExp(
        `line ${lineOf('providers/uber.yaml', 'preservation: {')}: shape: expected preservation.days to be a whole number in digits 0-9 or null`,
      ),
    ],
    [
      'a member that is one letter away from what other providers have',
      'providers/uber.yaml',
      (text) => text.replace('\npreservation:', '\npreservaton:'),
      new RegExp(`line ${lineOf('providers/uber.yaml', 'preservation: {')}: preservaton: expected the member preservation`),
    ],
    [
      'a source that nobody defined, on the line of the fact that names it',
      'providers/uber.yaml',
      (text) => text.replace(/(preservation: .*)src: \[row, mem\]/, '$1src: [row, nowhere]'),
      new RegExp(`line ${lineOf('providers/uber.yaml', 'preservation: {')}: preservation/uber: expected a source .* found nowhere`),
    ],
    [
      'a source that nobody defined',
      'providers/meta.yaml',
      (text) => text.replace('src: [leg, ig], conf: high}', 'src: [leg, nowhere], conf: high}'),
      /expected a source .* found nowhere/,
    ],
    [
      'a fact without a source',
      'providers/x.yaml',
      (text) => text.replace(', src: [leg], conf: high}\n  - {id: ie', '}\n  - {id: ie'),
      /member src/,
    ],
    [
      'a day to come',
      'providers/x.yaml',
      (text) => text.replace('seen: 2026-08-12', 'seen: 2031-08-12'),
      /expected a day up to 2026-11-26, found 2031-08-12/,
    ],
    [
      'a key that rules do not have',
      'jurisdictions/route-rules.yaml',
      (text) => text.replace('both: [bc185]}', 'bothe: [bc185]}'),
      /members that the schema knows, found bothe/,
    ],
    [
      'an instrument that does not exist',
      'jurisdictions/route-rules.yaml',
      (text) => text.replace('both: [bc185]}', 'both: [bc186]}'),
      /the id of an instrument, found bc186/,
    ],
    [
      'a route without a name',
      'jurisdictions/route-rules.yaml',
      (text) => text.replace('route: police_preserve', 'route: pigeon_post'),
      /found pigeon_post/,
    ],
    [
      'an addressee that nobody knows',
      'jurisdictions/route-rules.yaml',
      (text) => text.replace('to: ministry of foreign affairs', 'to: whom it may concern'),
      /found whom it may concern/,
    ],
    [
      'a country that does not exist',
      'jurisdictions/parties.csv',
      (text) => text.replace('untoc,US,', 'untoc,UX,'),
      /an ISO country code, found UX/,
    ],
    [
      'a status that does not exist',
      'jurisdictions/parties.csv',
      (text) => text.replace('untoc,US,party', 'untoc,US,maybe'),
      /found maybe/,
    ],
    [
      'an end of a treaty that is no day',
      'jurisdictions/parties.csv',
      (text) => text.replace(/(untoc,US,party,[^,]*,[^,]*,[^,]*),,/, '$1,last autumn,'),
      /a day, a month or a year, found last autumn/,
    ],
    [
      'a rule that can never fire',
      'jurisdictions/route-rules.yaml',
      (text) => text.replace("holder_kind: ['!isp'], preserve", "holder_kind: [isp, '!isp'], preserve"),
      /something that some question can meet/,
    ],
    [
      'a rule of a provider that no question can meet',
      'providers/paypal.yaml',
      (text) => text.replace('offence: [finance]', 'offence: [terrorism_financing]'),
      /rules\.pp-fiu\.when\.offence: expected one of terrorism, .* found terrorism_financing/,
    ],
    [
      'two rules that say opposite things',
      'jurisdictions/route-rules.yaml',
      (text) =>
        text.replace(
          '- {id: v-content-other,',
          '- {id: v-twin, when: {same_state: false, holder: [US], data: [content, stored_files], purpose: [disclose]}, then: {step: 2, route: direct_voluntary, tier: 3, document: voluntary_request}, src: [mem], conf: none}\n- {id: v-content-other,',
        ),
      /expected the same answer as v-content-us/,
    ],
    [
      'a set that is defined twice',
      'providers/_common.yaml',
      (text) => text.replace('sets:', 'sets:\n  EU: {codes: [FR], src: [mem], conf: none}\n#'),
      /found a second definition/,
    ],
    [
      'a text that lost its second half at a comma',
      'providers/uber.yaml',
      (text) => text.replace('cost: {value: may_charge_burdensome', 'cost: {value: may charge, in some states at least'),
      /quotes around a text with a comma/,
    ],
    [
      'an identifier kind outside the closed list',
      'providers/signal.yaml',
      (text) => text.replace('accepts: [phone_e164]', 'accepts: [shoe_size]'),
      /found shoe_size/,
    ],
    [
      'a category outside the closed list',
      'providers/signal.yaml',
      (text) => text.replace('{cat: traffic', '{cat: gossip'),
      /found "gossip"/,
    ],
    [
      'a rule that points to a company the file does not have',
      'providers/x.yaml',
      (text) => text.replace('then: {to: us, channel: portal}', 'then: {to: moon, channel: portal}'),
      /found moon/,
    ],
    [
      'a gate that was taken out',
      'jurisdictions/route-rules.yaml',
      (text) => text.replace(/ {2}- \{id: g-speech,.*\n/, ''),
      /the gate g-speech/,
    ],
    [
      'a mark that is not one',
      'jurisdictions/countries/EG.yaml',
      (text) => text.replace('marks: [speech, morality]', 'marks: [rude]'),
      /found "rude"/,
    ],
  ];
  for (const [what, path, change, expected] of attacks)
    test(what, () => {
      const faults = faultsOf(copyWith(path, change));
      assert.ok(
        faults.some((fault) => expected.test(fault)),
        faults.join('\n') || 'no fault was found',
      );
    });
  test('and names the file and the line', () => {
    const text = '  - {id: ie, name: X Internet Unlimited Company, country: IE';
    const faults = faultsOf(copyWith('providers/x.yaml', (file) => file.replace(text, text.replace('IE', 'Ireland'))));
    assert.match(faults[0] ?? '', new RegExp(`^providers/x.yaml, line ${lineOf('providers/x.yaml', text)}: `));
  });
});

test('slips of a hand are found, each on its line', () => {
  const slips: readonly (readonly [good: string, wrong: string, says: RegExp])[] = [
    ['published: 2016-04-12', 'published: 2016-04-31', /day: expected a day that the calendar has, found 2016-04-31/],
    ['reviewed: 2026-11-24', 'reviewed: 24.11.2026', /shape: expected reviewed to be a day such as 2026-11-24/],
    ['read: 2026-11-24, note: older', 'read: ٢٠٢٦-١١-٢٤, note: older', /read: expected a day such as .* found ٢٠٢٦-١١-٢٤/],
    [
      'days: 90, extend: once_on',
      'days: ٩٠, extends: once_on',
      /preservation\.days to be a whole number in digits 0-9 or null, found "٩٠"/,
    ],
    ['days: 90, extend: once_on', '', /preservation extends: expected the member extend, found extends/],
    ['document: preservation_letter', 'document: preservation_leter', /expected preservation_letter, found preservation_leter/],
    [
      '{id: nl, name: Uber B.V., country: NL',
      '{id: us, name: “Uber B.V.”, country: Netherlands',
      /id: expected an id of its own, found us/,
    ],
    ['{id: nl, name: Uber B', '', /text: expected straight quotes .* found “Uber B\.V\.”/],
    [
      '{id: nl, name: Uber B',
      '',
      /shape: expected entities\.1\.country to be a country code of two capital letters, such as EG, found "Netherlands"/,
    ],
    ["'Uber Technologies, Inc.'", 'Uber Technologies, Inc.', /text: expected quotes around a text with a comma, found .*: Inc\./],
  ];
  const path = 'providers/uber.yaml';
  const changed = (text: string) => slips.reduce((now, [good, wrong]) => (wrong === '' ? now : now.replace(good, wrong)), text);
  const found = faultsOf(copyWith(path, (text) => changed(text).replace('\nid: uber\n', '\nid: uberr\n')));
  for (const [good, , says] of slips)
    assert.ok(
      found.some((fault) => fault.startsWith(`${path}, line ${lineOf(path, good)}: `) && says.test(fault)),
      `${says}\n${found.join('\n')}`,
    );
  assert.ok(found.some((fault) => fault.endsWith('id: expected uber, the name of the file, found uberr')));
});

describe('a folder of a person', () => {
  test('is refused at the first fault, with file, line, expected and found', () => {
    const folder = copyWith('jurisdictions/route-rules.yaml', (text) => text.replace('both: [bc185]}', 'bothe: [bc185]}'));
    assert.throws(
      () => loadKnowledge(folder),
      (error) => error instanceof RogatoryError && /route-rules.yaml, line \d+: expected .* found bothe/.test(error.message),
    );
  });
  test('that is no UTF-8 is said with its line; a mark that editors put first and lines of Windows do no harm', () => {
    const folder = copyWith('providers/uber.yaml', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`);
    assert.deepEqual(faultsOf(folder), []);
    const path = join(folder, 'providers/uber.yaml');
    const bytes = readFileSync(path);
    bytes[bytes.indexOf('name: Uber') + 6] = 0xdc;
    writeFileSync(path, bytes);
    assert.throws(() => loadKnowledge(folder), /providers\/uber\.yaml, line 5: expected text in UTF-8/);
  });

  test('broken YAML is said with its line', () => {
    const folder = copyWith('providers/x.yaml', (text) => text.replace('id: x\n', 'id: x\n  bad: [\n'));
    assert.throws(() => loadKnowledge(folder), /providers\/x.yaml, line \d+/);
  });
  test('cannot take a gate away or weaken it', () => {
    const folder = copyWith('jurisdictions/route-rules.yaml', (text) =>
      text
        .replace(/ {2}- \{id: g-speech,.*\n/, '')
        .replace('{id: g-intel, when: {stage: [intelligence]', '{id: g-intel, when: {stage: [trial]'),
    );
    const knowledge = loadKnowledge(folder);
    const query = {
      requester: 'EG',
      service: 'facebook',
      user_in: 'requester',
      data: ['subscriber'],
      purpose: 'identify',
      offence: 'other',
    };
    const gates = (extra: object): readonly string[] =>
      advise(knowledge, readQuery({ ...query, ...extra }, knowledge), '2026-11-24').gates.map((gate) => gate.id);
    assert.deepEqual([gates({ flags: ['speech'] }), gates({ stage: 'intelligence' })], [['g-speech'], ['g-intel']]);
  });
  test('cannot take the mark off a statute, nor a state out of the set of a gate', () => {
    const query = { requester: 'EG', holder: 'IE', data: ['content'], purpose: 'disclose', offence: 'terrorism' };
    const gates = (folder: string, statute: string): readonly string[] => {
      const knowledge = loadKnowledge(folder);
      return advise(knowledge, readQuery({ ...query, statute }, knowledge), '2026-11-24').gates.map((gate) => gate.id);
    };
    const unmarked = copyWith('jurisdictions/countries/EG.yaml', (text) => text.replaceAll(/, marks: \[[^\]]*\]/g, ''));
    assert.deepEqual([gates(unmarked, 'EG:speech_flag'), gates(unmarked, 'EG:terror_act')], [['g-speech'], ['g-death']]);
    const emptied = copyWith('jurisdictions/_common.yaml', (text) => text.replace(/(ABOLITION_ASSURANCE: \{codes: )\[[^\]]*\]/, '$1[FR]'));
    assert.deepEqual(gates(emptied, 'EG:terror_act'), ['g-death']);
  });
  test('an instrument switched on by one line changes the answer', () => {
    const folder = copyWith('jurisdictions/instruments.yaml', (text) =>
      text.replace(/(- id: un_cyber[\s\S]*?)in_force_now: false/, '$1in_force_now: true'),
    );
    const parties = readFileSync(join(folder, 'jurisdictions/parties.csv'), 'utf8');
    writeFileSync(
      join(folder, 'jurisdictions/parties.csv'),
      parties.replace('un_cyber,EG,signatory', 'un_cyber,EG,party').replace('un_cyber,NG,signatory', 'un_cyber,NG,party'),
    );
    const knowledge = loadKnowledge(folder);
    const query = readQuery(
      { requester: 'EG', holder: 'NG', holder_kind: 'isp', data: ['content'], purpose: 'preserve', offence: 'finance' },
      knowledge,
    );
    assert.ok(
      !advise(knowledge, query, '2026-11-24').greyed.some((option) => option.route === 'n247_preserve' && option.status === 'not_in_force'),
    );
  });
  test('may have tables of before, without the columns that came later', () => {
    const before = (text: string) => (text.split('\n')[0] ?? '').replace('ended_on,', '').replace('note_ar,note_fr,', '');
    const folder = copyWith('jurisdictions/parties.csv', (text) => `${before(text)}\nuntoc,EG,party,,,2004-03-05,,mem,low\n`);
    const { parties } = loadKnowledge(folder);
    assert.deepEqual([parties.size, parties.get('untoc/EG')?.in_force_on], [1, '2004-03-05']);
  });
  test('that does not exist is said', () => {
    assert.throws(() => loadKnowledge(join(tmpdir(), 'no-such-folder-of-facts')), RogatoryError);
  });
});

test('the schema of the rules knows the same keys as the engine', () => {
  const schema = JSON.parse(readFileSync(join(shippedFolder, 'jurisdictions/route-rules.schema.json'), 'utf8'));
  const keys = Object.keys(schema.properties.options.items.properties.when.properties);
  assert.deepEqual(keys.sort(), [...ruleKeys].sort());
});
