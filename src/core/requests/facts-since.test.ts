// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { addresseeName } from '../routes/addressee-name.ts';
import type { Advice, Language, Option } from '../routes/advice.ts';
import { advise } from '../routes/advise.ts';
import type { Knowledge } from '../routes/knowledge.ts';
import { applyOverlay, snapshot } from '../routes/overlay.ts';
import { readQuery } from '../routes/query.ts';
import { type AskedAgain, type FactsSince, factsSince } from './facts-since.ts';
import { followingKinds, optionFollowing } from './following.ts';

const knowledge = loadKnowledge();
const DAY = '2026-11-24';
const question = (more: object) =>
  readQuery(
    { ...{ requester: 'EG', requester_role: 'prosecutor', user_in: 'requester', max_years: 10, offence: 'smuggling' }, ...more },
    knowledge,
  );
const answer = (facts: Knowledge, more: object, language: Language = 'en'): Advice => advise(facts, question(more), DAY, language);
const meta = { service: 'facebook', data: ['subscriber'], purpose: 'identify', preserve: 'yes', voluntary: 'yes' };
const corrected = (fact: string, value: Readonly<Record<string, unknown>>): Knowledge =>
  applyOverlay(knowledge, [{ fact, by: 'karim', on: DAY, document: 'Letter', was: snapshot(knowledge, fact), value }]).knowledge;
const offered = ({ step0, step1, options }: Advice): readonly Option[] => [...step0, ...step1, ...options];
const optionFor = (advice: Advice, document: string): Option =>
  offered(advice).find((one) => one.document === document) ?? assert.fail(`no ${document} is offered`);
const asked = (all: readonly AskedAgain[], facts: Knowledge, paper: Language = 'en'): FactsSince | undefined =>
  factsSince(all, facts, (to) => addresseeName(to, paper, facts));
/** As the desk writes it into a draft, and as it asks again. */
const since = (drafted: Option, facts: Knowledge, more: object, paper: Language = 'en'): FactsSince | undefined =>
  asked([{ targets: ['one'], drafted, onItsDay: answer(facts, more), today: answer(facts, more) }], facts, paper);
const told = (found: FactsSince | undefined) => found?.changes.map(({ what, was, now }) => [what, was, now]);

describe('what the facts say since a request was drafted', () => {
  test('is nothing while they are the same, in every language of the paper and for every paper that follows', () => {
    const questions = [
      meta,
      { ...meta, data: ['content'], purpose: 'disclose' },
      { ...meta, urgency: 'life' },
      { ...meta, service: 'google' },
    ];
    for (const more of questions)
      for (const option of offered(answer(knowledge, more)))
        for (const paper of ['en', 'ar', 'fr'] as const) {
          const drafted = { ...option, to: { ...option.to, name: addresseeName(option.to, paper, knowledge) } };
          const papers = [drafted, ...followingKinds.map((kind) => optionFollowing(drafted, kind))];
          for (const one of papers) assert.equal(since(one, knowledge, more, paper), undefined, `${option.rule} ${one.document} ${paper}`);
        }
  });

  test('names the addressee, its address and its channel as they stood and stand, with the facts that say so', () => {
    const drafted = optionFor(answer(knowledge, meta), 'preservation_letter');
    const moved = since(drafted, corrected('entity/meta/us', { address: '2 New Way' }), meta);
    assert.deepEqual(told(moved), [['address', ['1 Meta Way, Menlo Park, CA 94025, USA'], ['2 New Way']]]);
    assert.deepEqual(moved?.changes[0]?.facts, ['entity/meta/us']);
    const portal = since(drafted, corrected('channel/meta/portal', { type: 'email', address: 'records@meta.com' }), meta);
    assert.deepEqual(told(portal), [
      ['channel', ['portal'], ['email']],
      ['channel-address', ['https://www.facebook.com/records'], ['records@meta.com']],
    ]);
  });

  test('two different corrections are two differences: an answer to one is none to the other', () => {
    const drafted = optionFor(answer(knowledge, meta), 'preservation_letter');
    const digests = ['A', 'B'].map((name) => since(drafted, corrected('entity/meta/us', { name }), meta)?.digest);
    assert.equal(new Set(digests).size, 2);
  });

  test('gives the option of now for the same paper: an extension stays one, with its days', () => {
    const hold = optionFollowing(optionFor(answer(knowledge, meta), 'preservation_letter'), 'preservation_extension');
    const { option } = since(hold, corrected('entity/meta/us', { name: 'Other, Inc.' }), meta) ?? assert.fail('nothing is said');
    assert.deepEqual([option?.document, option?.to.name, option?.holdDays], ['preservation_extension', 'Other, Inc.', hold.holdDays]);
  });

  test('says that a road is no longer open', () => {
    const drafted = { ...optionFor(answer(knowledge, meta), 'preservation_letter'), rule: 'no-such-rule', route: 'no_such_route' };
    const found = since(drafted, knowledge, meta);
    assert.deepEqual([found?.changes, found?.option], [[], undefined]);
  });

  test('holds nothing against an option that was kept before options had a member', () => {
    const { papers: _papers, fields: _fields, ...old } = optionFor(answer(knowledge, meta), 'preservation_letter');
    assert.equal(since(old as unknown as Option, knowledge, meta), undefined);
  });
});

describe('what a law does to a request that waits', () => {
  const onDay = (facts: Knowledge, day: string, more: object) => advise(facts, question(more), day);
  const waited = (facts: Knowledge, drafted: Option, [first, last]: readonly [string, string], more: object) =>
    asked([{ targets: ['one'], drafted, onItsDay: onDay(facts, first, more), today: onDay(facts, last, more) }], facts);

  test('an order of today cites another code than one of the day of the draft: which, and from which day', () => {
    const days = ['2026-09-20', '2026-10-05'] as const;
    const drafted = optionFor(onDay(knowledge, days[0], meta), 'preservation_letter');
    const found = waited(knowledge, drafted, days, { ...meta, preserve: 'no' });
    assert.deepEqual(told(found), [['law', ['s-eg-cpc-old'], ['s-eg-cpc-new']]]);
    assert.deepEqual(found?.laws, [
      { fact: 'rule/s-eg-cpc-old', turn: 'ended', on: '2026-10-01' },
      { fact: 'rule/s-eg-cpc-new', turn: 'began', on: '2026-10-01' },
    ]);
    assert.equal(waited(knowledge, drafted, ['2026-10-01', '2026-10-05'], meta), undefined, 'on its first day it applies already');
  });

  const treaty = { service: 'facebook', data: ['content'], purpose: 'disclose' };
  const withInstrument = (id: string, more: object): Knowledge => ({
    ...knowledge,
    instruments: new Map(knowledge.instruments).set(id, { ...knowledge.instruments.get(id), ...more } as never),
  });

  test('a treaty that began is a new basis, one that ended is none; both are named with their first day', () => {
    const drafted = optionFor(onDay(knowledge, DAY, treaty), 'mla_request');
    const basis = drafted.bases.find((id) => knowledge.instruments.has(id)) ?? assert.fail('no treaty among the bases');
    const without = optionFor(onDay(withInstrument(basis, { ended_on: '2026-11-01' }), DAY, treaty), 'mla_request');
    assert.ok(!without.bases.includes(basis));
    const ends = withInstrument(basis, { ended_on: '2026-11-25' });
    const ended = waited(ends, drafted, [DAY, '2026-11-25'], treaty);
    assert.deepEqual(ended?.laws, [{ fact: `instrument/${basis}`, turn: 'ended', on: '2026-11-25' }]);
    assert.ok(ended?.changes.some(({ what, was, now }) => what === 'bases' && was.includes(basis) && !now.includes(basis)));
    const begins = withInstrument(basis, { applies_from: '2026-11-25', in_force: '2026-11-25' });
    const began = waited(begins, without, [DAY, '2026-11-26'], treaty);
    assert.deepEqual(began?.laws, [{ fact: `instrument/${basis}`, turn: 'began', on: '2026-11-25' }]);
    assert.equal(waited(ends, drafted, [DAY, DAY], treaty), undefined, 'not a day before');
  });
});

describe('what the facts say of a request for several targets', () => {
  const of = (drafted: Option, facts: Knowledge, targets: readonly string[], more: object): AskedAgain => ({
    ...{ targets, drafted, onItsDay: answer(facts, more), today: answer(facts, more) },
  });
  const facebook = optionFor(answer(knowledge, meta), 'preservation_letter');
  const asSuspect = { ...meta, target_role: 'suspect' };
  const suspect = optionFor(answer(knowledge, asSuspect), 'preservation_letter');
  const both = (facts: Knowledge) => asked([of(facebook, facts, ['a', 'b'], meta), of(suspect, facts, ['c'], asSuspect)], facts);

  test('is said of all at once where it is the same, and of the target alone where it is not', () => {
    assert.equal(both(knowledge), undefined);
    const [everywhere] = both(corrected('entity/meta/us', { address: '2 New Way' }))?.changes ?? [];
    assert.deepEqual([everywhere?.what, everywhere?.targets], ['address', undefined]);
    const moved = { ...suspect, to: { ...suspect.to, address: '1 Old Way' } };
    const one = asked([of(facebook, knowledge, ['a', 'b'], meta), of(moved, knowledge, ['c'], asSuspect)], knowledge);
    assert.deepEqual(
      one?.changes.map(({ what, was, targets }) => [what, was, targets]),
      [['address', ['1 Old Way'], ['c']]],
    );
    assert.deepEqual([one?.parted, one?.option?.to.name], [false, facebook.to.name]);
  });

  test('where the targets part, or the road of one closes, there is nothing to take over', () => {
    const other = optionFor(answer(knowledge, { ...meta, service: 'google' }), 'preservation_letter');
    const parted = asked(
      [of(facebook, knowledge, ['a'], meta), of({ ...other, to: facebook.to }, knowledge, ['b'], { ...meta, service: 'google' })],
      knowledge,
    );
    assert.deepEqual([parted?.parted, parted?.option, parted?.closed], [true, undefined, undefined]);
    const gone = { ...suspect, rule: 'no-such-rule', route: 'no_such_route' };
    const closed = asked([of(facebook, knowledge, ['a'], meta), of(gone, knowledge, ['b'], meta)], knowledge);
    assert.deepEqual([closed?.parted, closed?.option, closed?.closed], [false, undefined, { targets: ['b'] }]);
    assert.equal(new Set([parted?.digest, closed?.digest]).size, 2);
  });
});
