// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { offencesOf } from './offences-of.ts';

const knowledge = loadKnowledge();

describe('the offences of a country pack', () => {
  test('have the family of the case, the penalty that the pack states, and a name in the reader’s language', () => {
    const byId = new Map(offencesOf(knowledge, 'EG', 'ar').map((one) => [one.id, one]));
    assert.partialDeepStrictEqual(byId.get('EG:som'), { family: 'smuggling-of-migrants', maxYears: 99 });
    assert.match(byId.get('EG:som')?.name ?? '', /^تهريب المهاجرين \(/);
    assert.partialDeepStrictEqual(byId.get('EG:money_laundering'), { family: 'laundering', maxYears: 7 });
    assert.partialDeepStrictEqual(byId.get('EG:terror_financing'), { family: 'terrorism' });
    assert.partialDeepStrictEqual(byId.get('EG:virtual_currency'), { family: 'laundering', maxYears: null });
    assert.partialDeepStrictEqual(byId.get('EG:speech_flag'), { family: 'other', marks: ['speech', 'morality'] });
  });

  test('names the law and its articles in the reader’s language, with number and year', () => {
    const nameOf = (language: 'ar' | 'fr') => offencesOf(knowledge, 'EG', language).find(({ id }) => id === 'EG:som')?.name;
    assert.equal(
      nameOf('ar'),
      'تهريب المهاجرين (القانون رقم 82 لسنة 2016 المعدَّل بالقانون رقم 22 لسنة 2022، المواد من 6 إلى 8 و12 و15 و22)',
    );
    assert.match(nameOf('fr') ?? '', /\(loi n° 82 de 2016 modifiée par la loi n° 22 de 2022, articles 6 à 8, 12, 15 et 22\)$/);
    for (const country of ['EG', 'JO', 'LY', 'TN', 'AE'])
      for (const language of ['ar', 'fr'] as const)
        for (const { id, name } of offencesOf(knowledge, country, language)) assert.doesNotMatch(name, /\b(Law|of|and|Code)\b/, id);
  });

  test('all stand in the vocabulary, named in three languages and in a family', () => {
    const { offenceNames, offenceFamilies } = knowledge.vocabulary;
    const listed = new Set(Object.values(offenceFamilies).flat());
    const ids = new Set([...knowledge.countries.values()].flatMap(({ offences }) => Object.keys(offences ?? {})));
    assert.deepEqual(
      [...ids].filter((id) => offenceNames[id] === undefined || !listed.has(id)),
      [],
    );
  });

  test('of a country without a pack are none', () => {
    assert.deepEqual(offencesOf(knowledge, 'JP', 'en'), []);
  });
});
