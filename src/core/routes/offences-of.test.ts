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
