// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { followingKinds, followingOf, optionFollowing, valuesFollowing } from './following.ts';
import { type DocumentKind, documentKinds, traitsOf } from './kinds.ts';
import { requestStates } from './state-table.ts';

const NAMING = [
  'preservation_number',
  'released_reference',
  'withdrawn_reference',
  'what_is_supplemented',
  'request_covered',
  'earlier_references',
];
const facts = {
  number: '2026-14/R1',
  state: 'sent',
  values: {},
  theirReference: undefined,
  holdEnds: undefined,
  holdDays: undefined,
} as const;

describe('papers that follow from a request', () => {
  test('name the request they follow, in a field of their form', () => {
    for (const kind of followingKinds) {
      const values = valuesFollowing(facts);
      const named = loadForms()
        .byId.get(kind)
        ?.fields.filter(({ field }) => NAMING.includes(field) && values[field] === '2026-14/R1');
      assert.ok((named?.length ?? 0) > 0, kind);
    }
  });
  test('the addressee’s own number is the one it is asked by, once it gave one', () => {
    const { preservation_number, earlier_references } = valuesFollowing({ ...facts, theirReference: 'LEO-17' });
    assert.deepEqual([preservation_number, earlier_references], ['LEO-17', '2026-14/R1']);
  });
  test('nothing but what travels with it follows what never left, and nothing at all a draft', () => {
    for (const kind of Object.keys(documentKinds) as DocumentKind[]) {
      for (const state of ['draft', 'submitted'] as const)
        assert.deepEqual(followingOf({ kind, state, isSent: false, isUpheld: true }), []);
      for (const state of requestStates)
        for (const following of followingOf({ kind, state, isSent: false, isUpheld: true }))
          assert.ok(state === 'approved' && ['non_disclosure', 'covering_letter', 'note_verbale'].includes(following), following);
    }
  });
  test('a hold that is over can still be released, only a hold can be extended', () => {
    assert.ok(
      followingOf({ kind: 'preservation_letter', state: 'lapsed', isSent: true, isUpheld: true }).includes('release_of_preservation'),
    );
    for (const kind of Object.keys(documentKinds) as DocumentKind[])
      if (followingOf({ kind, state: 'sent', isSent: true, isUpheld: true }).includes('preservation_extension'))
        assert.ok(traitsOf(kind).lapses, kind);
  });
  test('the clocks of the request do not run again on the paper; an extension holds as long as the hold did', () => {
    const option = { holdDays: 90, deadline: { days: 10 }, expect: { days: 3 }, also: ['x'], after: ['mla'] } as never;
    assert.partialDeepStrictEqual(optionFollowing(option, 'preservation_extension'), { holdDays: 90, deadline: null, expect: null });
    assert.equal(Object.hasOwn(optionFollowing(option, 'withdrawal'), 'holdDays'), false);
  });
});
