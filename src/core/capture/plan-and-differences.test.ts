// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { pageDifferences } from './differences.ts';
import { refuseUnlawful } from './lawful-plan.ts';

describe('a visit is refused with its rule', () => {
  const plan = {
    url: 'https://page.example/lantern',
    purpose: 'advert',
    legalBasis: 'art. 95',
    whose: 'suspect',
    publicPage: true,
  } as const;
  test('when purpose or legal basis are not stated', () => {
    assert.throws(() => refuseUnlawful({ ...plan, purpose: ' ' }, []), { code: 'NOT_STATED' });
    assert.throws(() => refuseUnlawful({ ...plan, legalBasis: '' }, []), { code: 'NOT_STATED' });
  });
  test('when the page is not open to everybody', () => {
    assert.throws(() => refuseUnlawful({ ...plan, publicPage: false }, []), { code: 'NOT_PUBLIC' });
  });
  test('when it is of a journalist or a lawyer, as the person says or as the case knows', () => {
    for (const whose of ['journalist', 'lawyer'] as const) {
      assert.throws(() => refuseUnlawful({ ...plan, whose }, []), { code: 'PROTECTED_PERSON' });
      for (const written of ['https://www.page.example/lantern/', 'http://m.page.example/Lantern'])
        assert.throws(
          () => refuseUnlawful({ ...plan, url: 'https://page.example/lantern?post=1' }, [{ written, normalised: written, role: whose }]),
          {
            code: 'PROTECTED_PERSON',
          },
        );
    }
  });
  test('under every other address of that page as well', () => {
    const target = { written: '@Farida_Nour', normalised: 'Farida_Nour', service: 'x', role: 'lawyer' } as const;
    for (const url of ['https://mobile.twitter.com/farida_nour/status/1', 'https://web.archive.org/web/2026/https://x.com/farida_nour'])
      assert.throws(() => refuseUnlawful({ ...plan, url }, [target]), { code: 'PROTECTED_PERSON' }, url);
    assert.doesNotThrow(() => refuseUnlawful({ ...plan, url: 'https://x.com/farida_press' }, [target]));
  });
  test('and made when nothing stands against it', () => {
    const near = {
      written: 'https://page.example/lantern-press',
      normalised: 'https://page.example/lantern-press',
      role: 'journalist',
    } as const;
    assert.doesNotThrow(() => refuseUnlawful(plan, [near, { written: '+20 100 555 0142', normalised: '+201005550142', role: 'lawyer' }]));
  });
});

describe('two captures side by side', () => {
  const page = (text: string, more: object = {}) => ({ text, links: [], pictures: [], ...more });
  test('say what is gone, what came, and which numbers moved', () => {
    const found = pageDifferences(page('Followers 4,112\nBoat on Friday\nPrice 900'), page('Followers 4,180\nPrice 900\nالسعر ١٢٠٠'));
    assert.deepEqual(found.numbersMoved, [{ line: 'Followers #', before: 'Followers 4,112', after: 'Followers 4,180' }]);
    assert.deepEqual([found.textGone, found.textCame], [['Boat on Friday'], ['السعر ١٢٠٠']]);
  });
  test('tell a picture that changed from one that is gone', () => {
    const found = pageDifferences(
      page('', {
        pictures: [
          { url: 'a', sha256: '1' },
          { url: 'b', sha256: '2' },
        ],
      }),
      page('', {
        pictures: [
          { url: 'a', sha256: '9' },
          { url: 'c', sha256: '3' },
        ],
      }),
    );
    assert.deepEqual([found.picturesChanged, found.picturesGone, found.picturesCame], [['a'], ['b'], ['c']]);
  });
  test('of the same page differ in nothing; the other way round, gone and came change places', () => {
    const text = fc.array(fc.constantFrom('a', 'b 1', 'b 2', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const same = pageDifferences(page(one), page(one));
        assert.deepEqual([same.textGone, same.textCame, same.numbersMoved], [[], [], []]);
        const there = pageDifferences(page(one), page(other));
        const back = pageDifferences(page(other), page(one));
        assert.deepEqual([...there.textGone].sort(), [...back.textCame].sort());
      }),
    );
  });
});
