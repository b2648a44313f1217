// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { likenesses, reasonsOf, sameTexts } from './likeness.ts';

/** A reason, the same with one fact changed, and another officer's own words, in each language. */
const REASONS = {
  en: {
    first: 'Nobody met the operator of the page, and the telephone in the advertisement is switched off; the sign-up data name the person.',
    altered: 'Nobody met the operator of the page, and the telephone in the poster is switched off; the sign-up data name the person.',
    own: 'The driver was paid three times from one wallet. Without the log-ins we cannot tell whether two people share it.',
  },
  ar: {
    first: 'لم يلتقِ أحد بمشغّل الصفحة، والهاتف المذكور في الإعلان مغلق؛ وبيانات التسجيل تكشف عن صاحبها.',
    altered: 'لم يلتق أحد بمشغل الصفحة، والهاتف المذكور في المنشور مغلق؛ وبيانات التسجيل تكشف عن صاحبها.',
    own: 'تلقى السائق ثلاث دفعات من محفظة واحدة، ولا يمكن بغير سجلات الدخول معرفة ما إذا كان يستعملها شخصان.',
  },
  fr: {
    first:
      'Personne n’a rencontré l’exploitant de la page et le téléphone de l’annonce est éteint ; les données d’inscription nomment la personne.',
    altered:
      'Personne n’a rencontré l’exploitant de la page et le téléphone de l’affiche est éteint ; les données d’inscription nomment la personne.',
    own: 'Le chauffeur a été payé trois fois depuis un même portefeuille. Sans les connexions, on ignore si deux personnes le partagent.',
  },
} as const;

const compare = (now: string, before: string) => {
  const [one] = likenesses([{ field: 'necessity', text: now }], [{ field: 'necessity', text: before, where: 'R1' }]);
  assert.ok(one);
  return one;
};

describe('how alike a reason is', () => {
  for (const [language, { first, altered, own }] of Object.entries(REASONS)) {
    test(`${language}: a copy is wholly alike, and no word differs`, () => {
      assert.deepEqual(compare(first, first), { field: 'necessity', percent: 100, to: 'R1', gone: [], came: [] });
      assert.equal(compare(`  ${first.toUpperCase().replaceAll(' ', '\n')}!! `, first).percent, 100);
    });
    test(`${language}: a copy with one word changed is alike, and the word is named`, () => {
      const { percent, gone, came } = compare(altered, first);
      assert.ok(percent >= 65 && percent < 100, `${percent}`);
      assert.deepEqual([gone.length, came.length], [1, 1]);
      assert.ok(altered.includes(came[0] as string) && first.includes(gone[0] as string));
    });
    test(`${language}: a reason of one’s own is not`, () => {
      assert.ok(compare(own, first).percent <= 10, `${compare(own, first).percent}`);
    });
  }
  test('vowel marks and the letters that Arabic writers interchange hide no copy', () => {
    assert.equal(compare('إعلان الرحلة على الصفحة', 'اعلان الرحله علي الصفحه').percent, 100);
  });
  test('the same words in another order are alike and no copy', () => {
    assert.ok(compare('the boat left before the police came', 'the police came before the boat left').percent < 100);
  });
  test('questions are not mixed, categories of data are, and the most alike is named', () => {
    const text = REASONS.en.first;
    const earlier = [
      { field: 'proportionality', text, where: 'R1' },
      { field: 'data_categories/access_log', text: REASONS.en.altered, where: 'R2' },
      { field: 'data_categories/content', text, where: 'R3' },
    ];
    const found = likenesses(
      [
        { field: 'necessity', text },
        { field: 'data_categories/subscriber', text },
      ],
      earlier,
    );
    assert.deepEqual(
      found.map(({ percent, to }) => [percent, to]),
      [
        [0, undefined],
        [100, 'R3'],
      ],
    );
  });
  test('it is the same in both directions, 100 only for what reads the same, and any text has one', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other] = [compare(a, b).percent, compare(b, a).percent];
        assert.equal(one, other);
        assert.ok(one >= 0 && one <= 100);
        assert.equal(compare(a, a).percent, 100);
      }),
    );
  });
  test('the reasons of a request are its answers to why, each category’s with them, and nothing of what the case says of itself', () => {
    const values = {
      facts_summary: 'Two boats left.',
      necessity: 'Nobody met the operator.',
      proportionality: ' – ',
      data_categories: [
        { category: 'subscriber', reason: 'To know who opened it.' },
        { category: 'content', reason: '' },
      ],
    };
    assert.deepEqual(
      reasonsOf(values).map(({ field }) => field),
      ['necessity', 'data_categories/subscriber'],
    );
  });
});

describe('one text for many targets of a batch', () => {
  const { first, own } = REASONS.ar;
  const link = (id: string, text: string) => ({ field: `link/${id}`, text });
  test('is told once for each text, with how many targets have it', () => {
    const beside = [
      { field: 'necessity', text: `${first} `, targets: 8 },
      { field: 'proportionality', text: own, targets: 8 },
      { ...link('c', own), targets: 1 },
      { ...link('d', 'Another one.'), targets: 1 },
    ];
    const reasons = [{ field: 'necessity', text: first }, { field: 'proportionality', text: first }, link('a', own), link('b', own)];
    assert.deepEqual(sameTexts(reasons, beside, 2), [
      { field: 'necessity', targets: 10 },
      { field: 'link/a', targets: 3 },
    ]);
  });
  test('never counts more targets than there are, and needs a second one', () => {
    const text = fc.constantFrom(first, own, 'x y', 'X, y!');
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), fc.array(text, { maxLength: 6 }), (here, there) => {
        const reasons = here.map((one, at) => link(`h${at}`, one));
        const beside = there.map((one, at) => ({ ...link(`t${at}`, one), targets: 1 }));
        for (const { targets } of sameTexts(reasons, beside, here.length)) {
          assert.ok(targets >= 2);
          assert.ok(targets <= here.length + there.length);
        }
      }),
    );
  });
});
