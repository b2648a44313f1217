// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import type { Offence } from '../cases/case.ts';
import type { Language } from '../routes/advice.ts';
import { offencesOf } from '../routes/offences-of.ts';
import { offenceOnPaper } from './offence-on-paper.ts';

const knowledge = loadKnowledge();
const languages: readonly Language[] = ['en', 'ar', 'fr'];
const SCRIPT = { en: /^[^\p{Script=Arabic}]+$/u, fr: /^[^\p{Script=Arabic}]+$/u, ar: /^[^a-z]+$/i };

/** As the file keeps what a person chose from the pack while reading in `language`. */
function chosen(id: string, language: Language, more: Partial<Offence> = {}): Offence {
  const { family, name } = offencesOf(knowledge, 'EG', language).find((one) => one.id === id) ?? assert.fail(id);
  return { family, statute: id, name, ...more };
}

describe('the offence on a paper', () => {
  test('is said in the language of the paper, whoever chose it in whichever language', () => {
    for (const { id } of offencesOf(knowledge, 'EG', 'en'))
      for (const reader of languages)
        for (const paper of languages) {
          const said = offenceOnPaper([chosen(id, reader)], knowledge, paper);
          assert.match(said.offence_name ?? '', SCRIPT[paper], `${id} chosen in ${reader} on a paper in ${paper}`);
          assert.match(said.statute_and_text ?? '', SCRIPT[paper], `${id} chosen in ${reader} on a paper in ${paper}`);
          assert.deepEqual(said, offenceOnPaper([chosen(id, paper)], knowledge, paper));
        }
  });

  test('stands in the words of the file where the file has its own', () => {
    const own = chosen('EG:som', 'en', { name: 'Smuggling of migrants by sea' });
    for (const paper of languages) assert.equal(offenceOnPaper([own], knowledge, paper).offence_name, 'Smuggling of migrants by sea');
    assert.match(offenceOnPaper([own], knowledge, 'ar').statute_and_text ?? '', /82/);
  });

  test('of no pack says what the file says, and nothing of the law', () => {
    const own: Offence = { family: 'other', name: 'Piracy', maxYears: 20 };
    assert.deepEqual(offenceOnPaper([own], knowledge, 'en'), {
      offence_name: 'Piracy',
      statute_and_text: undefined,
      maximum_penalty: 'Imprisonment for up to 20 years',
    });
    const unknown = { ...own, statute: 'EG:no_such_offence' };
    assert.equal(offenceOnPaper([unknown], knowledge, 'en').statute_and_text, undefined);
    for (const offences of [[], [{ family: 'other' } as const]])
      for (const value of Object.values(offenceOnPaper(offences, knowledge, 'fr'))) assert.equal(value, undefined);
  });

  test('has its years in words of each language; life and death are for a person to say', () => {
    const penalty = (maxYears: number, paper: Language) =>
      offenceOnPaper([{ family: 'other', maxYears }], knowledge, paper).maximum_penalty;
    assert.deepEqual(
      [1, 2, 7, 15].map((years) => penalty(years, 'ar')),
      ['السجن مدة لا تزيد على سنة واحدة', 'السجن مدة لا تزيد على سنتين', 'السجن مدة لا تزيد على 7 سنوات', 'السجن مدة لا تزيد على 15 سنة'],
    );
    assert.deepEqual(
      [1, 7].map((years) => penalty(years, 'fr')),
      ['1 an d’emprisonnement au plus', '7 ans d’emprisonnement au plus'],
    );
    for (const paper of languages) for (const years of [0, 99]) assert.equal(penalty(years, paper), undefined);
    assert.equal(offenceOnPaper([chosen('EG:tip', 'en')], knowledge, 'en').maximum_penalty, undefined);
    assert.match(offenceOnPaper([chosen('EG:money_laundering', 'en')], knowledge, 'en').maximum_penalty ?? '', / 7 years$/);
  });

  test('is that of the gravest offence of the case', () => {
    const both = [chosen('EG:money_laundering', 'en', { maxYears: 7 }), chosen('EG:som', 'en', { maxYears: 15 })];
    assert.match(offenceOnPaper(both, knowledge, 'en').offence_name ?? '', /^Smuggling/);
  });
});
