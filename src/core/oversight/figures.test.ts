// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { countedIn, type Figure, type FigureId, figureIds, figuresOf } from './figures.ts';
import { type History, type LoggedAct, periodOf, type RegisteredRequest } from './history.ts';

const NOW = '2026-12-31T12:00:00.000Z';
const YEAR = periodOf('2026-01-01', '2026-12-31', 'UTC');

let made = 0;
function act(kind: string, at: string, about: LoggedAct['about'] = {}, more: Partial<LoggedAct> = {}): LoggedAct {
  made += 1;
  return { id: `e${made}`, index: made, at, kind, outcome: 'done', role: 'investigator', by: 'mona', about, ...more };
}
const stepOf =
  (kind: string, event: string, state: string) =>
  (request: string, at: string, more: LoggedAct['about'] = {}) =>
    act(kind, at, { request, event, state, ...more });
const left = stepOf('request-dispatched', 'dispatch', 'sent');
const leftFirst = stepOf('request-dispatched', 'send-first', 'sent');
const answered = stepOf('request-answered', 'record-answer', 'answered');
const refused = stepOf('request-answered', 'record-refusal', 'refused');

const registered = (id: string, more: Partial<RegisteredRequest> = {}): RegisteredRequest => ({
  ...{ id, document: 'mla_request', road: 'mla', basis: 'untoc', addressee: 'Ministry', country: 'FR', offences: ['other'] },
  ...{ expectsAnswer: true, targets: [], ...more },
});

function history(acts: readonly LoggedAct[], more: Partial<History> = {}): History {
  const ids = new Set(acts.flatMap(({ about }) => (typeof about.request === 'string' ? [about.request] : [])));
  const requests = new Map([...ids].map((id) => [id, registered(id)]));
  return { acts, requests, targets: new Map(), items: [], now: NOW, ...more };
}

const figure = (figures: readonly Figure[], id: FigureId): Figure => figures.find((one) => one.id === id) as Figure;
const rows = (figures: readonly Figure[], id: FigureId, by: string): Record<string, number> =>
  Object.fromEntries(
    (figure(figures, id).tables.find((table) => table.by === by)?.rows ?? [])
      .filter(({ count }) => count > 0)
      .map((row) => [row.key, row.count]),
  );

describe('the figures of a desk', () => {
  test('a desk that has done nothing says so in zeros, figure by figure', () => {
    const figures = figuresOf(history([]), YEAR);
    assert.deepEqual(
      figures.map(({ id, count }) => [id, count]),
      figureIds.map((id) => [id, 0]),
    );
    assert.equal(figure(figures, 'requests-left').tables.find(({ by }) => by === 'outcome')?.rows.length, 8);
  });

  test('a request that is sent twice has left once, on its first day', () => {
    const figures = figuresOf(history([left('r', '2026-03-01T10:00:00.000Z'), left('r', '2026-05-01T10:00:00.000Z')]), YEAR);
    assert.deepEqual(rows(figures, 'requests-left', 'month'), { '2026-03': 1 });
  });

  test('what became of it is told after the period as well, and a request that left before is not of it', () => {
    const all = history([
      left('old', '2026-02-27T10:00:00.000Z'),
      left('r', '2026-03-01T10:00:00.000Z'),
      answered('old', '2026-03-02T10:00:00.000Z'),
      refused('r', '2026-06-01T10:00:00.000Z', { code: 'dual-criminality' }),
    ]);
    const figures = figuresOf(all, periodOf('2026-03-01', '2026-03-31', 'UTC'));
    assert.deepEqual(rows(figures, 'requests-left', 'outcome'), { refused: 1 });
    assert.deepEqual(rows(figures, 'refused-by-addressee', 'refusal'), { dual_criminality: 1 });
    assert.equal(figure(figures, 'answer-time').medianDays, 92);
  });

  test('an emergency is upheld in time, upheld late, not reviewed or past its time', () => {
    const figures = figuresOf(
      history([
        leftFirst('a', '2026-03-01T10:00:00.000Z'),
        act('request-approved', '2026-03-04T10:00:00.000Z', { request: 'a', event: 'review-uphold', state: 'sent' }),
        leftFirst('b', '2026-03-01T10:00:00.000Z'),
        act('request-approved', '2026-03-04T10:00:00.001Z', { request: 'b', event: 'review-uphold', state: 'sent' }),
        leftFirst('c', '2026-03-01T10:00:00.000Z'),
        leftFirst('d', '2026-12-31T10:00:00.000Z'),
      ]),
      YEAR,
    );
    assert.deepEqual(rows(figures, 'before-approval', 'review'), { upheld: 1, 'upheld-late': 1, overdue: 1, due: 1 });
    assert.equal(figure(figures, 'approved').count, 0);
  });

  test('a refusal by a rule is no act: nobody approved, and the rule is named', () => {
    const tried = { request: 'r', event: 'approve' };
    const figures = figuresOf(
      history([act('request-approved', '2026-03-01T10:00:00.000Z', tried, { outcome: 'refused', rule: 'REQUEST_FOUR_EYES' })]),
      YEAR,
    );
    assert.deepEqual(rows(figures, 'refused-by-rule', 'rule'), { REQUEST_FOUR_EYES: 1 });
    assert.equal(figure(figures, 'approved').count, 0);
  });

  test('the last moment of the last day is of the period in its own zone, the next is not', () => {
    const cairo = periodOf('2026-07-01', '2026-07-31', 'Africa/Cairo');
    assert.deepEqual([cairo.start, cairo.end], ['2026-06-30T21:00:00.000Z', '2026-07-31T21:00:00.000Z']);
    const all = history([
      left('before', '2026-06-30T20:59:59.999Z'),
      left('first', '2026-06-30T21:00:00.000Z'),
      left('last', '2026-07-31T20:59:59.999Z'),
      left('after', '2026-07-31T21:00:00.000Z'),
    ]);
    assert.deepEqual(
      countedIn(all, cairo, 'requests-left').map(({ request }) => request),
      ['first', 'last'],
    );
    assert.deepEqual(rows(figuresOf(all, cairo), 'requests-left', 'month'), { '2026-07': 2 });
  });

  test('a day on which the clock goes forward at midnight begins with the jump', () => {
    assert.equal(periodOf('2026-04-24', '2026-04-24', 'Africa/Cairo').start, '2026-04-23T22:00:00.000Z');
  });

  test('an account that two cases ask about is one; where they see it otherwise, that is said', () => {
    const targets = new Map([
      ['t1', { id: 't1', same: 's1', kind: 'email', role: 'suspect' as const }],
      ['t2', { id: 't2', same: 's1', kind: 'email', role: 'victim' as const }],
      ['t3', { id: 't3', same: 's2', kind: 'phone', role: 'migrant' as const }],
    ]);
    const requests = new Map([
      ['a', registered('a', { targets: ['t1'] })],
      ['b', registered('b', { targets: ['t2', 't3'] })],
    ]);
    const acts = [left('a', '2026-03-01T10:00:00.000Z'), left('b', '2026-03-02T10:00:00.000Z')];
    const figures = figuresOf(history(acts, { targets, requests }), YEAR);
    assert.deepEqual(rows(figures, 'identifiers-named', 'target-role'), { several: 1, migrant: 1 });
    assert.equal(figure(figures, 'beside-the-suspect').count, 1);
  });

  test('a request that the register does not know is counted all the same', () => {
    const figures = figuresOf(history([left('r', '2026-03-01T10:00:00.000Z')], { requests: new Map() }), YEAR);
    assert.deepEqual(rows(figures, 'requests-left', 'document'), { 'not-known': 1 });
  });

  test('an item is held too long from the day after its last', () => {
    const item = (id: string, keptUntil: string | null) => ({
      id,
      how: 'return' as const,
      receivedAt: '2026-01-02T00:00:00.000Z',
      keptUntil,
    });
    const items = [item('a', '2026-12-30'), item('b', '2026-12-31'), item('c', null)];
    assert.deepEqual(
      countedIn(history([], { items }), YEAR, 'held-too-long').map(({ item: id }) => id),
      ['a'],
    );
  });
});

/** Histories at random: acts of every kind that is counted, in any order, on any day about the period. */
const acts = fc.array(
  fc.record({
    request: fc.integer({ min: 0, max: 6 }),
    day: fc.integer({ min: 0, max: 420 }),
    what: fc.constantFrom(
      ...([
        'dispatch',
        'send-first',
        'record-answer',
        'record-partial-answer',
        'record-refusal',
        'review-uphold',
        'review-reject',
      ] as const),
      ...(['withdraw', 'lapse', 'close', 'submit', 'approve', 'send-back', 'disapprove', 'gate', 'look', 'stopped'] as const),
    ),
    by: fc.constantFrom('mona', 'karim', null),
  }),
  { maxLength: 60 },
);
const KINDS: Readonly<Record<string, string>> = {
  ...{ dispatch: 'request-dispatched', 'send-first': 'request-dispatched', 'record-answer': 'request-answered' },
  ...{ 'record-partial-answer': 'request-answered', 'record-refusal': 'request-answered', 'review-uphold': 'request-approved' },
  ...{ 'review-reject': 'request-refused', withdraw: 'request-withdrawn', lapse: 'request-withdrawn', close: 'request-changed' },
  ...{ submit: 'request-submitted', approve: 'request-approved', 'send-back': 'request-sent-back', disapprove: 'request-refused' },
  ...{ gate: 'gate-lifted', look: 'record-opened', stopped: 'request-approved' },
};

type Told = typeof acts extends fc.Arbitrary<infer T> ? T : never;
function written(told: Told): readonly LoggedAct[] {
  const inOrder = told.toSorted((a, b) => a.day - b.day);
  return inOrder.map(({ request, day, what, by }) => {
    const at = new Date(Date.parse('2025-12-01T12:00:00.000Z') + day * 86_400_000).toISOString();
    const code = what === 'record-refusal' ? { code: 'no-such-data' } : {};
    const about = { request: `r${request}`, event: what, ...(what === 'close' ? { state: 'closed' } : {}), ...code };
    return act(KINDS[what] as string, at, about, { by, ...(what === 'stopped' ? { outcome: 'refused', rule: 'REQUEST_INCOMPLETE' } : {}) });
  });
}

/** As a person with a pencil would: go through all acts again for every question. */
function byHand(all: readonly LoggedAct[]): Record<string, number> {
  const isIn = ({ at }: LoggedAct): boolean => at >= '2026-01-01T00:00:00.000Z' && at < '2027-01-01T00:00:00.000Z';
  const done = all.filter(({ outcome }) => outcome === 'done');
  const sum: Record<string, number> = {};
  const add = (key: string): void => {
    sum[key] = (sum[key] ?? 0) + 1;
  };
  for (let n = 0; n <= 6; n += 1) {
    const own = done.filter(({ about }) => about.request === `r${n}`);
    const first = own.findIndex(({ kind }) => kind === 'request-dispatched');
    if (first === -1 || !isIn(own[first] as LoggedAct)) continue;
    const after = own.slice(first + 1);
    add('left');
    if (own[first]?.about.event === 'send-first') {
      add('first');
      const review = after.find(({ about }) => String(about.event).startsWith('review-'));
      if (review === undefined) add('unreviewed');
    }
    const answers = after.filter(({ kind }) => kind === 'request-answered');
    if (answers.length > 0) add('has-answer');
    const again = after.findLastIndex(({ kind }) => kind === 'request-dispatched');
    const ends = after.slice(again + 1).filter(({ about }) => ['withdraw', 'lapse', 'close'].includes(String(about.event)));
    add(String(answers.at(-1)?.about.event ?? ends.at(-1)?.about.event ?? 'open'));
  }
  for (const one of all.filter(isIn)) {
    if (one.outcome === 'refused') add('stopped');
    else if (['submit', 'approve', 'send-back', 'disapprove', 'gate', 'look'].includes(String(one.about.event)))
      add(`act-${one.about.event}`);
    else if (one.about.event === 'withdraw') add('act-withdraw');
  }
  return sum;
}

test('the figures are those of a slow recount by hand, over any history', () => {
  fc.assert(
    fc.property(acts, (told) => {
      const all = written(told);
      const figures = figuresOf(history(all), YEAR);
      const hand = byHand(all);
      const outcome = rows(figures, 'requests-left', 'outcome');
      const count = (id: FigureId): number => figure(figures, id).count;
      const review = rows(figures, 'before-approval', 'review');
      const pairs: readonly (readonly [number | undefined, string])[] = [
        ...([
          [count('requests-left'), 'left'],
          [count('before-approval'), 'first'],
          [count('refused-by-rule'), 'stopped'],
        ] as const),
        ...([
          [outcome.answered, 'record-answer'],
          [outcome['partly-answered'], 'record-partial-answer'],
        ] as const),
        ...([
          [outcome.refused, 'record-refusal'],
          [outcome.withdrawn, 'withdraw'],
          [outcome.lapsed, 'lapse'],
        ] as const),
        ...([
          [outcome.closed, 'close'],
          [outcome.open, 'open'],
          [count('refused-by-addressee'), 'record-refusal'],
        ] as const),
        ...([
          [count('submitted'), 'act-submit'],
          [count('approved'), 'act-approve'],
          [count('sent-back'), 'act-send-back'],
        ] as const),
        ...([
          [count('disapproved'), 'act-disapprove'],
          [count('withdrawn'), 'act-withdraw'],
        ] as const),
        ...([
          [count('gates-lifted'), 'act-gate'],
          [count('looks'), 'act-look'],
        ] as const),
        [(review.due ?? 0) + (review.overdue ?? 0), 'unreviewed'],
        [count('answer-time') - (rows(figures, 'answer-time', 'answer-time')['none-yet'] ?? 0), 'has-answer'],
      ];
      for (const [shown, name] of pairs) assert.equal(shown ?? 0, hand[name] ?? 0, name);
    }),
    { numRuns: 300 },
  );
});

test('rows that are said to add up do, and every row opens to as many things as it counts', () => {
  fc.assert(
    fc.property(acts, (told) => {
      const all = history(written(told));
      for (const { id, count, tables } of figuresOf(all, YEAR)) {
        assert.equal(countedIn(all, YEAR, id).length, count);
        for (const { by, addsUp, rows: found } of tables) {
          if (addsUp)
            assert.equal(
              found.reduce((sum, row) => sum + row.count, 0),
              count,
              `${id} by ${by}`,
            );
          for (const row of found) assert.equal(countedIn(all, YEAR, id, { by, key: row.key }).length, row.count, `${id} by ${by}`);
        }
      }
    }),
    { numRuns: 60 },
  );
});
