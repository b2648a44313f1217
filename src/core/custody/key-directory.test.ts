// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { directoryNote, openDirectory } from './key-directory.ts';
import { noteSigner, vkeyOf } from './signed-note.ts';

const ministry = noteSigner('justice.example/directory', Buffer.alloc(32, 1));
const desk = noteSigner('desk.example/log', Buffer.alloc(32, 2));
const court = noteSigner('court.example/witness', Buffer.alloc(32, 3), 'cosignature');
const AT = '2026-11-26T08:00:00.000Z';

describe('a national directory of keys', () => {
  const note = directoryNote(
    {
      at: AT,
      keys: [
        { key: desk, of: 'نيابة الإسكندرية' },
        { key: court, of: 'Court of Appeal' },
      ],
    },
    ministry,
  );

  test('gives the keys of desks and witnesses to who trusts the one that signed it', () => {
    const opened = openDirectory(note, [ministry]);
    assert.deepEqual(opened?.keys.map(({ key, of }) => [vkeyOf(key), of]).sort(), [
      [vkeyOf(court), 'Court of Appeal'],
      [vkeyOf(desk), 'نيابة الإسكندرية'],
    ]);
  });
  test('signed by somebody else, in another name, or changed by a letter gives none', () => {
    const other = noteSigner('other.example/directory', Buffer.alloc(32, 4));
    assert.equal(openDirectory(note, [other]), undefined);
    assert.equal(openDirectory(note.replace('justice.example/directory\nat', 'other.example/directory\nat'), [ministry, other]), undefined);
    assert.equal(openDirectory(note.replace('Appeal', 'appeal'), [ministry]), undefined);
    assert.equal(openDirectory(directoryNote({ at: AT, keys: [] }, ministry).replace('at ', 'on '), [ministry]), undefined);
  });
});
