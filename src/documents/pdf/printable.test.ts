// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { comparable } from '../../core/requests/printed-text.ts';
import { marksByNumbers, shownByNumbers } from './printable.ts';

const plain = (text: string): string => text.replaceAll(/[\u2066\u2069]/g, '');

describe('letters that no face of the documents has', () => {
  test('stand by their numbers, and the rest as it was', () => {
    assert.equal(plain(shownByNumbers('boat 🚤 قارب 漢')), 'boat ⟨U+1F6A4⟩ قارب ⟨U+6F22⟩');
    assert.equal(
      shownByNumbers('Prosecutor, النيابة العامة – préfecture ⟨U+202E⟩ ⟦x⟧'),
      'Prosecutor, النيابة العامة – préfecture ⟨U+202E⟩ ⟦x⟧',
    );
  });
  test('marks without a letter of their own stand by their numbers, Arabic vowels as they are', () => {
    assert.equal(plain(marksByNumbers('x\u030cé\u0489')), 'x⟨U+030C⟩é⟨U+0489⟩');
    assert.equal(plain(marksByNumbers('ẹ')), 'e⟨U+0323⟩');
    assert.equal(marksByNumbers('مُحَمَّد Việt é'), 'مُحَمَّد Việt é');
  });
  test('are the same text to whoever compares; what hides or turns is not', () => {
    for (const text of ['🚤 漢 ẹ x\u030c', '👨‍👩‍👧', '❤️'])
      assert.equal(comparable(shownByNumbers(marksByNumbers(text))), comparable(text), text);
    assert.notEqual(comparable('a⟨U+200B⟩b'), comparable('ab'));
    assert.notEqual(comparable('a⟨U+202E⟩b'), comparable('ab'));
    assert.equal(comparable('⟨U+FFFFFF⟩'), '⟨U+FFFFFF⟩');
  });
});
