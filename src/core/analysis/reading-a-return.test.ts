// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type AnyRecord, type DataOf, type Kind, type Ref, utcFromText, type When } from '../records/index.ts';
import { compareReadings } from './compare-readings.ts';
import { messageThreads } from './message-threads.ts';
import { reconcile } from './reconcile.ts';
import { scopeOf, scopeReport } from './scope-check.ts';
import { countByDay, isIn, timeline } from './timeline.ts';

const ACCOUNT: Ref = { provider: 'instagram', type: 'provider-user-id', value: '1784' };
let made = 0;

function record<K extends Kind>(kind: K, data: DataOf<K>, more: { of?: Ref; file?: string; at?: number } = {}): AnyRecord {
  made++;
  return {
    kind,
    id: `r${made}`,
    place: {
      item: '0'.repeat(64),
      path: [{ name: more.file ?? 'records.html', entryIndex: 0 }],
      at: { kind: 'bytes', from: more.at ?? made, to: made + 1 },
    },
    parser: { id: 'p', version: '1', tier: 'inferred' },
    of: more.of ?? ACCOUNT,
    data,
  } as unknown as AnyRecord;
}
const when = (text: string): When => utcFromText(text)!;
const login = (time: string, of?: Ref) =>
  record(
    'ip-event',
    { address: { raw: '203.0.113.9', norm: '203.0.113.9' }, action: { raw: '' }, at: when(time) },
    of === undefined ? {} : { of },
  );
const message = (body: string, sent: string, author = 'a', threadId = 't1', file = 'records.html') =>
  record(
    'message',
    { body: { raw: body }, sent: when(sent), author: { username: { raw: author } }, threadId: { raw: threadId } },
    { file },
  );

describe('scope: what a return holds beyond the request', () => {
  const asked = {
    accounts: ['1784'],
    categories: ['subscriber', 'access_log'],
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-03-15T23:59:59.000Z',
  };
  const cases: readonly (readonly [string, AnyRecord, string, readonly string[]])[] = [
    ['a log-in inside the period', login('2026-03-02 10:00:00 UTC'), 'inside', []],
    ['on its first and its last second', login('2026-03-15 23:59:59 UTC'), 'inside', []],
    ['a second later', login('2026-03-16 00:00:00 UTC'), 'outside', ['after-period']],
    ['before it', login('2026-02-28 23:59:59 UTC'), 'outside', ['before-period']],
    ['a day that the period cuts', login('2026-03-15 23:59'), 'maybe', []],
    ['content, which was not asked for', message('x', '2026-03-02 10:00:00 UTC'), 'outside', ['category-not-asked']],
    ['another account', login('2026-03-02 10:00:00 UTC', { ...ACCOUNT, value: '9' }), 'outside', ['other-account']],
    [
      'an account registered long before',
      record('account', { provider: { raw: 'instagram' }, accountId: { raw: '1784' }, created: when('2019-01-01 00:00:00 UTC') }),
      'inside',
      [],
    ],
    ['what the return says of itself', record('no-records-stated', { category: { raw: 'ncmec_reports' } }), 'inside', []],
    [
      'a lease that spans the period',
      record('address-lease', {
        address: { raw: '203.0.113.9' },
        from: when('2026-02-01 00:00:00 UTC'),
        until: when('2026-04-01 00:00:00 UTC'),
      }),
      'inside',
      [],
    ],
  ];
  for (const [what, one, verdict, why] of cases) test(`${what}: ${verdict}`, () => assert.deepEqual(scopeOf(one, asked), { verdict, why }));

  test('a request that named the username finds the account under its number', () => {
    const records = [
      record('account', { provider: { raw: 'instagram' }, accountId: { raw: '1784' }, username: { raw: 'Samir.F' } }),
      login('2026-03-02 10:00:00 UTC'),
    ];
    assert.equal(scopeReport(records, { accounts: ['@samir.f'] }).outside, 0);
    assert.equal(scopeReport(records, { accounts: ['karim'] }).outside, 2);
  });
  test('a recovery number is no name of the account', () => {
    const records = [
      record('identifier', { type: 'phone', value: { raw: '+12025550147' }, use: 'two-step' }),
      login('2026-03-02 10:00:00 UTC'),
    ];
    assert.equal(scopeReport(records, { accounts: ['+12025550147'] }).outside, 2);
  });
});

describe('reconcile: asked, given, stated as none, withheld, missing', () => {
  const given = [login('2026-03-02 10:00:00 UTC'), record('no-records-stated', { category: { raw: 'Drive.Files' } })];
  const table = (more: object = {}) =>
    reconcile({
      categories: ['access_log', 'stored_files', 'content', 'payment'],
      records: given,
      today: '2026-04-01',
      dueOn: '2026-03-20',
      ...more,
    }).rows.map((row) => [row.category, row.outcome, row.next]);

  test('one row for each category, with the next step', () => {
    assert.deepEqual(table({ withheld: [{ category: 'content', reason: 'needs_judicial_cooperation' }] }), [
      ['access_log', 'given', 'none'],
      ['stored_files', 'stated-as-none', 'close'],
      ['content', 'withheld', 'other-route'],
      ['payment', 'missing', 'remind'],
    ]);
  });
  test('before the day the answer is due nobody is reminded', () =>
    assert.deepEqual(table({ today: '2026-03-20' })[3], ['payment', 'missing', 'wait']));
  test('what seems missing may be in a file that was not read', () =>
    assert.deepEqual(table({ unread: true })[3], ['payment', 'missing', 'read-what-is-unread']));
  test('too broad is answered by narrowing, also when part was given', () =>
    assert.deepEqual(table({ withheld: [{ category: 'access_log', reason: 'overbroad' }] })[0], ['access_log', 'given', 'narrow']));
  test('given and not asked is listed apart', () => {
    const { notAsked } = reconcile({ categories: ['access_log'], records: [message('x', '2026-03-02 10:00:00 UTC')], today: '2026-04-01' });
    assert.deepEqual(notAsked, [{ kind: 'message', records: 1 }]);
  });
});

describe('two copies of one account', () => {
  const preserved = [
    message('one', '2026-03-02 10:00:00 UTC'),
    message('two', '2026-03-02 10:01:00 UTC'),
    login('2026-03-02 10:00:00 UTC'),
  ];
  const produced = [
    message('one', '2026-03-02 10:00:00 UTC'),
    message('changed', '2026-03-02 10:01:00 UTC'),
    message('new', '2026-03-09 10:00:00 UTC'),
  ];

  test('equal, differing by named members, only in one', () => {
    const found = compareReadings(preserved, produced, 'content');
    assert.deepEqual([found.equal, found.differing.map((one) => one.members)], [1, [['body']]]);
    assert.deepEqual([found.onlyInFirst.map((one) => one.kind), found.onlyInSecond.map((one) => one.kind)], [['ip-event'], ['message']]);
  });
  test('nothing is lost or counted twice, whichever way round', () => {
    for (const [one, other] of [
      [preserved, produced],
      [produced, preserved],
    ] as const) {
      const found = compareReadings(one, other, 'content');
      assert.equal(found.equal + found.differing.length + found.onlyInFirst.length, one.length);
      assert.equal(found.equal + found.differing.length + found.onlyInSecond.length, other.length);
    }
  });
  test('the same line twice on one side and once on the other is one that only one side has', () => {
    const twice = [login('2026-03-02 10:00:00 UTC'), login('2026-03-02 10:00:00 UTC')];
    const found = compareReadings(twice, [login('2026-03-02 10:00:00 UTC')], 'content');
    assert.deepEqual([found.equal, found.onlyInFirst.length], [1, 1]);
  });
  test('one item read by a newer parser is compared by place', () => {
    const old = record('message', { body: { raw: 'x' } }, { at: 7 });
    const newer = record('message', { body: { raw: 'x' }, port: { raw: '1', norm: 1 } }, { at: 7 });
    assert.deepEqual(compareReadings([{ ...old, place: newer.place } as AnyRecord], [newer], 'place').differing[0]?.members, ['port']);
  });
});

describe('timeline', () => {
  const entries = timeline([
    login('2026-03-02 10:00:00 UTC'),
    record('location', { at: when('2026-03-01'), basis: 'stated-by-user' }),
    record('trip', { requested: when('2026-03-02 09:00:00 UTC'), ended: when('2026-03-02 11:00:00 UTC') }),
  ]);
  test('earliest possible second first, a trip at each of its moments', () => {
    assert.deepEqual(
      entries.dated.map((entry) => entry.role),
      ['at', 'requested', 'at', 'ended'],
    );
  });
  test('a day is a span and no midnight: asked by the hour it is maybe', () => {
    const day = timeline([record('activity', { what: { raw: 'x' }, at: utcFromText('2026-03-01', { zone: 'UTC', zoneFrom: 'column' })! })])
      .dated[0]!;
    assert.equal(day.exact, false);
    assert.equal(isIn(day, '2026-03-01T00:00:00Z', '2026-03-01T12:00:00Z'), 'maybe');
    assert.equal(isIn(day, '2026-02-28T00:00:00Z', '2026-03-02T00:00:00Z'), 'yes');
    assert.equal(isIn(day, '2026-03-03T00:00:00Z', '2026-03-04T00:00:00Z'), 'no');
  });
  test('counted by day and kind, what can mean two days apart', () => {
    assert.deepEqual(
      countByDay(entries.dated).map(({ day, kind, count }) => `${day} ${kind} ${count}`),
      ['2026-03-02 ip-event 1', '2026-03-02 trip 2', 'uncertain location 1'],
    );
  });
});

describe('message threads', () => {
  test('a file that runs from the newest to the oldest is turned round, also within one second', () => {
    const [thread] = messageThreads([
      message('4', '2026-03-02 10:02:00 UTC'),
      message('3', '2026-03-02 10:01:00 UTC'),
      message('2', '2026-03-02 10:01:00 UTC'),
      message('1', '2026-03-02 10:00:00 UTC'),
    ]);
    const ids = thread!.entries.map((entry) => Number(entry.record.slice(1)));
    assert.deepEqual(
      ids,
      ids.toSorted((a, b) => b - a),
    );
  });
  test('one thread over several files of a folder is one; a preserved copy of it is another', () => {
    const threads = messageThreads([
      message('a', '2026-03-02 10:00:00 UTC', 'x', 't', 'inbox/k/message_1.json'),
      message('b', '2026-03-01 10:00:00 UTC', 'x', 't', 'inbox/k/message_2.json'),
      message('a', '2026-03-02 10:00:00 UTC', 'x', 't', 'preserved.html'),
    ]);
    assert.deepEqual(
      threads.map((thread) => thread.entries.length),
      [2, 1],
    );
  });
  test('title and past participants come from the return; a log without threads is grouped by who wrote to whom, and says so', () => {
    const [one, other] = messageThreads([
      record('thread', { threadId: { raw: 't1' }, title: { raw: 'Team' }, participants: [{ username: { raw: 'p' }, standing: 'past' }] }),
      message('a', '2026-03-02 10:00:00 UTC'),
      message('b', '2026-03-02 10:01:00 UTC'),
      record('message', { author: { phone: { raw: '1' } }, recipients: [{ phone: { raw: '2' } }], sent: when('2026-03-02 10:00:00 UTC') }),
    ]);
    assert.deepEqual([one!.title, one!.derived, one!.participants[0]], ['Team', false, { name: 'p', standing: 'past', messages: 0 }]);
    assert.deepEqual([other!.threadId, other!.derived], ['1 · 2', true]);
  });
});
