// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shownControls, shownOverrides } from './shown-controls.ts';

describe('marks that nobody sees', () => {
  test('in an identifier each is shown, so that a picture is not a program', () => {
    assert.equal(shownControls('\u202egnp.exe'), '⟨U+202E⟩gnp.exe');
    assert.equal(shownControls('a\u200bb\u0000'), 'a⟨U+200B⟩b⟨U+0000⟩');
  });
  test('in what people write only those that turn letters around are shown; names that a messenger set apart stay as they are', () => {
    assert.equal(shownOverrides('\u202e<b>\u202c'), '⟨U+202E⟩<b>\u202c');
    assert.equal(shownOverrides('@\u2068Nadia\u2069 \u202dabc'), '@\u2068Nadia\u2069 ⟨U+202D⟩abc');
    assert.equal(shownOverrides('می\u200cخواهم'), 'می\u200cخواهم');
  });
});
