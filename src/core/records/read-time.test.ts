// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type TimeKnown, utcFromText } from './read-time.ts';
import { utcFromNumber } from './read-time-number.ts';

/** text as a provider writes it → UTC with exactly the digits that it has */
const STATED: readonly (readonly [string, string])[] = [
  ['2026-03-01 22:10:05 UTC', '2026-03-01T22:10:05Z'],
  ['2026-03-01 22:10:05 Z', '2026-03-01T22:10:05Z'],
  ['2026-03-01T22:10:05Z', '2026-03-01T22:10:05Z'],
  ['2026-03-04T18:20:11.752Z', '2026-03-04T18:20:11.752Z'],
  ['2026-03-04T18:20:11.752123Z', '2026-03-04T18:20:11.752123Z'],
  ['2026-03-31 22:10:05 UTC', '2026-03-31T22:10:05Z'],
  ['2026-03-01 22:10:05 +0000 UTC', '2026-03-01T22:10:05Z'],
  ['2026-03-01 22:10:05 +0200 EET', '2026-03-01T20:10:05Z'],
  ['2026/03/01 22:10:05 UTC', '2026-03-01T22:10:05Z'],
  ['Wed Mar 04 18:20:11 +0000 2026', '2026-03-04T18:20:11Z'],
  ['Wed Aug 19 12:00:00 UTC 2021', '2021-08-19T12:00:00Z'],
  ['Mar 30 2026 20:41:22 UTC', '2026-03-30T20:41:22Z'],
  ['Tuesday, 7 February 2026 at 17:13:43 UTC', '2026-02-07T17:13:43Z'],
  ['Wednesday, January 4, 2026 at 10:59:50\u202fAM UTC', '2026-01-04T10:59:50Z'],
  ['27/07/2026 03:04:43PM (UTC +00)', '2026-07-27T15:04:43Z'],
  ['20260301221005+0200', '2026-03-01T20:10:05Z'],
  ['20260301221005Z', '2026-03-01T22:10:05Z'],
  ['Wed, 04 Mar 2026 18:20:11 +0000 (UTC)', '2026-03-04T18:20:11Z'],
  ['2026-03-01T22:10+02:00', '2026-03-01T20:10Z'],
];

describe('a time with its zone in the value', () => {
  for (const [raw, utc] of STATED) {
    test(raw, () => {
      const when = utcFromText(raw);
      assert.deepEqual([when?.utc, when?.raw, when?.zone.from], [utc, raw, 'value']);
    });
  }

  test('the short way and the long way give the same answer', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1971-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }), (date) => {
        const iso = date.toISOString();
        for (const ending of [' UTC', 'Z', '.120Z', '.000 UTC', '.123000+00:00', '.120000Z', '+0000', '.500+00:00']) {
          const short = utcFromText(`${iso.slice(0, 10)} ${iso.slice(11, 19)}${ending}`);
          const long = utcFromText(` ${iso.slice(0, 10)} ${iso.slice(11, 19)}${ending}`);
          assert.deepEqual({ ...short, raw: '' }, { ...long, raw: '' });
          if (/\+|000Z/.test(ending)) assert.equal(JSON.stringify({ ...short, raw: '' }), JSON.stringify({ ...long, raw: '' }));
          assert.ok(short?.utc?.startsWith(iso.slice(0, 19)));
        }
      }),
    );
  });
});

describe('a time without a zone', () => {
  test('has no utc, but the bounds of every zone on earth', () => {
    const when = utcFromText('2026-05-13 21:14:03');
    assert.deepEqual(
      [when?.utc, when?.local, when?.zone.from, when?.earliest, when?.latest],
      [undefined, '2026-05-13T21:14:03', 'none', '2026-05-13T07:14:03Z', '2026-05-14T09:14:03Z'],
    );
  });

  test('takes the zone that its column states, and says so', () => {
    const when = utcFromText('2026-05-13 21:14:03', { zone: 'UTC', zoneFrom: 'column' });
    assert.deepEqual([when?.utc, when?.how], ['2026-05-13T21:14:03Z', ['zone-from-column']]);
  });

  test('an abbreviation of many meanings gives alternatives', () => {
    const when = utcFromText('2026-01-15 10:00:00 IST');
    assert.deepEqual(when?.alternatives, ['2026-01-15T04:30:00Z', '2026-01-15T08:00:00Z', '2026-01-15T09:00:00Z']);
    assert.equal(when?.utc, undefined);
  });

  test('an abbreviation that the legend explains is resolved by it', () => {
    const when = utcFromText('2026-04-11 04:02:00 PST', { zone: 'America/Los_Angeles', zoneFrom: 'legend' });
    assert.deepEqual([when?.utc, when?.zone.from], ['2026-04-11T11:02:00Z', 'legend']);
  });
});

describe('the clock is put back and forward', () => {
  const zones: readonly (readonly [string, string, readonly string[]])[] = [
    ['Africa/Cairo', '2026-10-29 23:30:00', ['2026-10-29T20:30:00Z', '2026-10-29T21:30:00Z']],
    ['America/New_York', '2026-11-01 01:30:00', ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z']],
  ];
  for (const [zone, raw, both] of zones) {
    test(`${zone}: an hour of autumn has two values and no utc`, () => {
      const when = utcFromText(raw, { zone, zoneFrom: 'document' });
      assert.deepEqual([when?.utc, when?.alternatives], [undefined, both]);
    });
  }
  test('an hour that spring left out is no time', () => {
    assert.equal(utcFromText('2026-03-08 02:30:00', { zone: 'America/New_York', zoneFrom: 'document' }), undefined);
    assert.equal(utcFromText('2026-04-24 00:30:00', { zone: 'Africa/Cairo', zoneFrom: 'document' }), undefined);
  });
  test('Egypt had no summer time between 2015 and 2022, and has it again', () => {
    const cairo: TimeKnown = { zone: 'Africa/Cairo', zoneFrom: 'document' };
    assert.equal(utcFromText('2020-07-01 12:00:00', cairo)?.utc, '2020-07-01T10:00:00Z');
    assert.equal(utcFromText('2026-07-01 12:00:00', cairo)?.utc, '2026-07-01T09:00:00Z');
  });
});

describe('precision', () => {
  test('a day is a day, not midnight', () => {
    const when = utcFromText('2026-03-01', { zone: 'UTC', zoneFrom: 'document' });
    assert.deepEqual(
      [when?.utc, when?.precision, when?.earliest, when?.latest],
      ['2026-03-01', 'day', '2026-03-01T00:00:00Z', '2026-03-01T23:59:59Z'],
    );
  });
  test('a minute covers its sixty seconds', () => {
    assert.equal(utcFromText('2026-03-01 22:10 UTC')?.latest, '2026-03-01T22:10:59Z');
  });
  test('a leap second is kept as written and read as the second before', () => {
    const when = utcFromText('2016-12-31 23:59:60 UTC');
    assert.deepEqual([when?.raw, when?.utc, when?.how], ['2016-12-31 23:59:60 UTC', '2016-12-31T23:59:59Z', ['leap-second']]);
  });
});

describe('day and month', () => {
  test('stay undecided when nothing decides', () => {
    const when = utcFromText('03/04/2026 10:00:00 UTC');
    assert.deepEqual([when?.utc, when?.alternatives], [undefined, ['2026-04-03T10:00:00Z', '2026-03-04T10:00:00Z']]);
  });
  test('are decided by a number above twelve', () => {
    assert.equal(utcFromText('13/04/2026 10:00:00 UTC')?.utc, '2026-04-13T10:00:00Z');
    assert.equal(utcFromText('4/13/2026 10:00:00 UTC')?.utc, '2026-04-13T10:00:00Z');
  });
  test('are decided by what the file proved, and it is said', () => {
    const when = utcFromText('03/04/2026 10:00 UTC', { order: 'month-first' });
    assert.deepEqual([when?.utc, when?.how], ['2026-03-04T10:00Z', ['order-of-date-inferred']]);
  });
});

describe('digits of other scripts', () => {
  test('Arabic-Indic digits, marks and comma, with the Arabic words for the halves of the day', () => {
    const when = utcFromText('‏١٣‏/٥‏/٢٠٢٦، ٩:١٤ م', { zone: 'Africa/Cairo', zoneFrom: 'assumed' });
    assert.deepEqual([when?.utc, when?.how], ['2026-05-13T18:14Z', ['digits-converted', 'zone-assumed']]);
  });
  test('Persian digits', () => {
    assert.equal(utcFromText('۲۰۲۶-۰۳-۰۱ ۲۲:۱۰:۰۵ UTC')?.utc, '2026-03-01T22:10:05Z');
  });
});

describe('what is no time', () => {
  const not = [
    '',
    'Unknown',
    'yesterday',
    '2026-02-30 10:00:00 UTC',
    '2026-13-01',
    '25:00',
    '2026-03-01 24:10:05 UTC',
    '2026-03-01 10:00 mars',
    '1',
  ];
  for (const raw of not) test(`"${raw}"`, () => assert.equal(utcFromText(raw), undefined));

  test('any text is either no time or one whose utc can be parsed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d:/ .,+-]{6,24}( UTC| AM)?$/)), (raw) => {
        const when = utcFromText(raw);
        if (when?.utc !== undefined) assert.ok(Number.isFinite(Date.parse(when.utc)), when.utc);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a time that is a number', () => {
  const cases: readonly (readonly [string, Parameters<typeof utcFromNumber>[1], string])[] = [
    ['1772403005', 'seconds', '2026-03-01T22:10:05Z'],
    ['1772403005123', 'milliseconds', '2026-03-01T22:10:05.123Z'],
    ['1772403005123456', 'microseconds', '2026-03-01T22:10:05.123456Z'],
    ['794095805', 'apple-seconds', '2026-03-01T22:10:05Z'],
    ['13416876605123456', 'chrome-microseconds', '2026-03-01T22:10:05.123456Z'],
    ['639079998051234567', 'dotnet-ticks', '2026-03-01T22:10:05.123456Z'],
  ];
  for (const [raw, unit, utc] of cases) test(unit, () => assert.equal(utcFromNumber(raw, unit)?.utc, utc));
  test('that lies outside our time is no time: the field counts something else', () => {
    assert.equal(utcFromNumber('1772403005123', 'seconds'), undefined);
    assert.equal(utcFromNumber('12e5', 'seconds'), undefined);
  });
});
