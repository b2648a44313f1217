// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { iCalendar } from './i-calendar.ts';

const day = { id: '1', day: '2026-12-31', url: 'https://desk.example/requests/1', stampedAt: '2026-11-24T08:00:00.000Z' };

describe('the calendar feed', () => {
  test('is whole days, the end exclusive', () => {
    const feed = iCalendar('Rogatory', 'desk.example', [{ ...day, summary: 'Preservation ends, 2026-14/R1' }]);
    assert.match(feed, /DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n/);
    assert.match(feed, /UID:1@desk\.example\r\n/);
    assert.match(feed, /SUMMARY:Preservation ends\\, 2026-14\/R1\r\n/);
  });

  test('whatever stands in a summary, no line is longer than 75 octets, none ends the event, and unfolding gives it back', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(fc.constantFrom('\r', '\n', '\u2028', ';'), fc.string({ unit: 'grapheme', maxLength: 1 })),
          maxLength: 200,
        }),
        (summary) => {
          const feed = iCalendar('Rogatory', 'desk.example', [{ ...day, summary }]);
          const lines = feed.split('\r\n');
          assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
          const unfolded = feed.replaceAll('\r\n ', '');
          const shown =
            unfolded
              .split('\r\n')
              .find((line) => line.startsWith('SUMMARY:'))
              ?.slice('SUMMARY:'.length) ?? '';
          const back = shown.replaceAll(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
          assert.equal(back, summary.replaceAll(/\r\n?/g, '\n'));
          assert.equal(lines.filter((line) => line === 'END:VEVENT').length, 1);
        },
      ),
    );
  });
});
