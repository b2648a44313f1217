// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isService, offeredCategories } from './tag.ts';

describe('what a person chooses from who names an address', () => {
  test('stands in two parts: services, at which following ends, and then who or what it goes on through', () => {
    const ends = offeredCategories.map((category) => isService({ label: 'a name', category, pack: 'of the case', doubts: [] }));
    assert.equal(ends.lastIndexOf(true) + 1, ends.indexOf(false));
    assert.deepEqual(
      offeredCategories.filter((_, at) => ends[at] === false),
      ['user', 'victim', 'perpetrator', 'scam', 'ransomware'],
    );
  });
});
