// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { csvOf } from './csv.ts';
import { type CountedRequest, statisticsBy, statisticsOf } from './statistics.ts';

const sent: CountedRequest = {
  ...{ addressee: 'Meta Platforms, Inc.', country: 'US', kind: 'voluntary_request', offence: ['smuggling-of-migrants'] },
  ...{ sentAt: '2026-11-01T00:00:00Z', answer: null, refusal: null, answeredAt: null },
};
const answered = (answer: CountedRequest['answer'], days: number, refusal: string | null = null): CountedRequest => ({
  ...sent,
  answer,
  refusal,
  answeredAt: new Date(Date.parse(sent.sentAt) + days * 86_400_000).toISOString(),
});

describe('statistics of requests', () => {
  test('count what became of them, why they were refused, and the middle number of days', () => {
    const all = [
      sent,
      answered('granted', 10),
      answered('partly', 20),
      answered('refused', 3, 'overbroad'),
      answered('refused', 5, 'overbroad'),
    ];
    assert.deepEqual(statisticsOf(all, 'country'), [
      { key: 'US', asked: 5, granted: 1, partly: 1, refused: 2, open: 1, reasons: [{ code: 'overbroad', count: 2 }], medianDays: 7.5 },
    ]);
  });

  test('whatever the requests, each is asked once in a group and ends in one way', () => {
    const one = fc.record({
      addressee: fc.constantFrom('a', 'b'),
      country: fc.constantFrom('US', 'IE'),
      kind: fc.constantFrom('x', 'y'),
      offence: fc.uniqueArray(fc.constantFrom('p', 'q'), { minLength: 1 }),
      answer: fc.constantFrom('granted' as const, 'partly' as const, 'refused' as const, null),
    });
    fc.assert(
      fc.property(fc.array(one), (given) => {
        const all = given.map((some) => ({ ...sent, ...some }));
        for (const by of statisticsBy) {
          const rows = statisticsOf(all, by);
          assert.ok(rows.every((row) => row.asked === row.granted + row.partly + row.refused + row.open));
          if (by !== 'offence')
            assert.equal(
              rows.reduce((sum, row) => sum + row.asked, 0),
              all.length,
            );
        }
      }),
    );
  });
});

describe('a table for a spreadsheet', () => {
  test('runs no formula that a stranger has written into a name, and keeps commas, quotes and lines', () => {
    const csv = csvOf(['name'], [['=HYPERLINK("http://evil.example")'], ['+1'], ['@x'], ['a,"b"\nc'], ['شركة']]);
    assert.equal(csv, '\ufeffname\r\n"\'=HYPERLINK(""http://evil.example"")"\r\n\'+1\r\n\'@x\r\n"a,""b""\nc"\r\nشركة\r\n');
  });
});
