// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import type { Option } from '../routes/advice.ts';
import { advise } from '../routes/advise.ts';
import { addDays, daysBetween } from '../routes/calendar-day.ts';
import { readQuery } from '../routes/query.ts';
import { dayIn, endOfDay, isWorkingDay, nextWorkingDay, startOfDay } from './calendar.ts';
import { addCalendarDays, addHours } from './count-days.ts';
import { calendarOf, deadlinesFor } from './request-deadlines.ts';

const knowledge = loadKnowledge();
const egypt = calendarOf(knowledge, 'EG');
const query = {
  requester: 'EG',
  requester_role: 'prosecutor',
  service: 'facebook',
  user_in: 'requester',
  data: ['subscriber'],
  purpose: 'identify',
  offence: 'smuggling',
  max_years: 7,
};
const advice = advise(knowledge, readQuery(query, knowledge), '2026-11-24');

describe('days in Cairo', () => {
  test('an act at 23:30 in Cairo is of that day, though it is the same day in UTC only in winter', () => {
    assert.equal(dayIn('Africa/Cairo', '2026-07-01T21:30:00.000Z'), '2026-07-02');
    assert.equal(dayIn('Africa/Cairo', '2026-12-01T21:30:00.000Z'), '2026-12-01');
  });
  test('the day on which the clock goes forward has no midnight: it starts at the jump and has 23 hours', () => {
    const start = startOfDay('Africa/Cairo', '2026-04-24');
    assert.equal(start, '2026-04-23T22:00:00.000Z');
    assert.equal(Date.parse(endOfDay('Africa/Cairo', '2026-04-24')) - Date.parse(start), 23 * 3_600_000);
  });
  test('the last Thursday of October ends an hour later than the day before: 25 hours', () => {
    const length = Date.parse(endOfDay('Africa/Cairo', '2026-10-29')) - Date.parse(startOfDay('Africa/Cairo', '2026-10-29'));
    assert.equal(length, 25 * 3_600_000);
  });
  test('eight hours stay eight hours across the change', () => {
    assert.equal(addHours('2026-04-23T20:00:00.000Z', 8), '2026-04-24T04:00:00.000Z');
  });
  test('Friday and Saturday are the weekend, Sunday is a working day', () => {
    assert.deepEqual(
      ['2026-11-27', '2026-11-28', '2026-11-29'].map((day) => isWorkingDay(egypt, day)),
      [false, false, true],
    );
  });
  test('a period for an act that ends on Armed Forces Day moves to the next working day, and says so', () => {
    const end = addCalendarDays(egypt, '2026-09-26T08:00:00.000Z', 10, 'to-act');
    assert.deepEqual([end.movedFrom, end.lastDay], ['2026-10-06', '2026-10-07']);
  });
  test('what lapses does not wait for a holiday', () => {
    assert.equal(addCalendarDays(egypt, '2026-09-26T08:00:00.000Z', 10, 'lapses').lastDay, '2026-10-06');
  });
  test('a year whose moving holidays nobody entered is said', () => {
    assert.equal(addCalendarDays(egypt, '2029-01-01T08:00:00.000Z', 10, 'to-act').holidaysUnknown, true);
  });
});

describe('the deadlines of a request', () => {
  const preservation = advice.step0[0] as Option;
  test('a preservation at Meta ends 90 days after the confirmation, with a reminder two weeks before', () => {
    const found = deadlinesFor(knowledge, preservation, {
      requester: 'EG',
      dispatchedAt: '2026-11-24T09:00:00.000Z',
      confirmedAt: '2026-11-26T09:00:00.000Z',
    });
    assert.deepEqual(
      found.map((one) => [one.kind, one.lastDay]),
      [
        ['preservation-remind', '2027-02-10'],
        ['preservation-end', '2027-02-24'],
      ],
    );
  });
  test('each names the rule and the facts it comes from', () => {
    const [end] = deadlinesFor(knowledge, preservation, { requester: 'EG', dispatchedAt: '2026-11-24T09:00:00.000Z' }).filter(
      (one) => one.kind === 'preservation-end',
    );
    assert.equal(end?.rule, 'p-direct');
    assert.ok(end?.facts.includes('provider-rule/meta/meta-preserve'));
  });
  test('an emergency that went first is reviewed within 72 hours, and legal process follows', () => {
    const emergency = advise(knowledge, readQuery({ ...query, purpose: 'prevent_harm', urgency: 'life' }, knowledge), '2026-11-24')
      .step1[0] as Option;
    const found = deadlinesFor(knowledge, emergency, {
      requester: 'EG',
      dispatchedAt: '2026-11-24T09:00:00.000Z',
      emergencySentFirst: true,
    });
    assert.equal(found.find((one) => one.kind === 'emergency-review')?.dueAt, '2026-11-27T09:00:00.000Z');
    assert.ok(found.some((one) => one.kind === 'emergency-process'));
  });
  test('a European order is due in ten days by the calendar of the addressee', () => {
    const order = advise(knowledge, readQuery({ ...query, requester: 'FR', user_in: 'requester' }, knowledge), '2026-11-24')
      .options[0] as Option;
    const [due] = deadlinesFor(knowledge, order, { requester: 'FR', dispatchedAt: '2026-12-15T10:00:00.000Z' });
    assert.deepEqual([due?.kind, due?.zone, due?.movedFrom, due?.lastDay], ['answer-due', 'Europe/Dublin', '2026-12-25', '2026-12-28']);
  });
});

describe('whatever the country', () => {
  const days = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2024-01-01', offset));
  const calendars = fc.constantFrom(...knowledge.calendars.values());
  test('a day starts and ends inside itself', () => {
    fc.assert(
      fc.property(calendars, days, (calendar, day) => {
        assert.equal(dayIn(calendar.zone, startOfDay(calendar.zone, day)), day);
        assert.equal(dayIn(calendar.zone, new Date(Date.parse(endOfDay(calendar.zone, day)) - 1).toISOString()), day);
      }),
      { numRuns: 60 },
    );
  });
  test('a period never ends early, and an act is due on a working day', () => {
    fc.assert(
      fc.property(calendars, days, fc.integer({ min: 1, max: 400 }), (calendar, day, length) => {
        const from = startOfDay(calendar.zone, day);
        const end = addCalendarDays(calendar, from, length, 'to-act');
        assert.ok(daysBetween(day, end.lastDay) >= length);
        assert.equal(end.lastDay, nextWorkingDay(calendar, end.lastDay));
      }),
      { numRuns: 60 },
    );
  });
});
