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
import { type FactsSince, factsSince } from './facts-since.ts';
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
/** As the desk writes it into a draft, and as it asks again. */
const since = (drafted: Option, facts: Knowledge, more: object, paper: Language = 'en'): FactsSince | undefined =>
  factsSince(drafted, answer(facts, more), (to) => addresseeName(to, paper, facts));
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
