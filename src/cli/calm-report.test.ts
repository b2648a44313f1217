// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calmReport } from './calm-report.ts';

test('trouble that comes several times a second is told once a minute, with how often; nothing else waits or is left out', () => {
  let seconds = 0;
  const told: object[] = [];
  const report = calmReport(
    (line) => told.push(line),
    () => new Date(Date.UTC(2026, 10, 27, 8, 0, seconds)),
  );
  const away = { part: 'jobs', trouble: 'the database is away' };
  for (; seconds < 90; seconds += 1) report(away);
  report({ part: 'log', trouble: 'the database is away' });
  report({ part: 'web', status: 200 });
  report({ part: 'web', status: 200 });
  assert.deepEqual(told, [
    away,
    { ...away, again: 59 },
    { part: 'log', trouble: 'the database is away' },
    { part: 'web', status: 200 },
    { part: 'web', status: 200 },
  ]);
});

test('a clock that was set back does not silence it', () => {
  let hour = 12;
  const told: object[] = [];
  const report = calmReport(
    (line) => told.push(line),
    () => new Date(Date.UTC(2026, 10, 27, hour)),
  );
  for (hour of [12, 9]) report({ part: 'log', trouble: 'no room' });
  assert.equal(told.length, 2);
});
