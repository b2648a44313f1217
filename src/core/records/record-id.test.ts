// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Place } from './place.ts';
import { recordId } from './record-id.ts';

const parser = { id: 'examplegram-logins-csv', version: '1' };
const place = (from: number, entryIndex = 3): Place => ({
  item: 'a'.repeat(64),
  path: [
    { name: 'outer.zip', entryIndex: 0 },
    { name: 'logins.csv', entryIndex },
  ],
  at: { kind: 'csv', line: 2, row: 1, bytes: { kind: 'bytes', from, to: from + 10 } },
});

describe('the id of a record', () => {
  test('is the same for the same bytes, and thirty-two hex digits', () => {
    assert.match(recordId(parser, place(40), 'ip-event', 0), /^[0-9a-f]{32}$/);
    assert.equal(recordId(parser, place(40), 'ip-event', 0), recordId(parser, place(40), 'ip-event', 0));
  });

  test('tells apart version, place, entry, kind and ordinal', () => {
    const ids = [
      recordId(parser, place(40), 'ip-event', 0),
      recordId({ ...parser, version: '2' }, place(40), 'ip-event', 0),
      recordId(parser, place(41), 'ip-event', 0),
      recordId(parser, place(40, 4), 'ip-event', 0),
      recordId(parser, place(40), 'account', 0),
      recordId(parser, place(40), 'ip-event', 1),
    ];
    assert.equal(new Set(ids).size, ids.length);
  });

  test('does not depend on the names inside the container: two entries of one name stay two, a name in another encoding stays one', () => {
    const renamed = {
      ...place(40),
      path: [
        { name: 'x.zip', entryIndex: 0 },
        { name: 'y', entryIndex: 3 },
      ],
    };
    assert.equal(recordId(parser, renamed, 'ip-event', 0), recordId(parser, place(40), 'ip-event', 0));
  });
});
