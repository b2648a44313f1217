// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shownControls, shownInTerminal, shownOverrides } from './shown-controls.ts';

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
  test('in a terminal nothing moves its cursor or clears it; lines end where they end', () => {
    assert.equal(shownInTerminal('a\u001b[2J\u009b2J\u0007\rb'), 'a⟨U+001B⟩[2J⟨U+009B⟩2J⟨U+0007⟩⟨U+000D⟩b');
    assert.equal(shownInTerminal('\u202eone\r\ntwo\tthree\n'), '⟨U+202E⟩one\r\ntwo\tthree\n');
    assert.equal(shownInTerminal('\u2068العربية\u2069'), '\u2068العربية\u2069');
  });
});
