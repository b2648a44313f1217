// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { AnyRecord, Found, Gap } from '../../core/records/record.ts';
import type { When } from '../../core/records/when.ts';
import { openRecords, type RecordsStore, sweepRecords } from './open-records.ts';
import type { PageOptions, ReadingRecords } from './read-records.ts';
import type { RecordFilter } from './record-filter.ts';

const ITEM = 'ab'.repeat(32);
const NAME = `${ITEM}-00000001`;
const parser = { id: 'examplegram-csv', version: '1', tier: 'published-format' } as const;
const place = (from: number): AnyRecord['place'] => ({
  item: ITEM,
  path: [{ name: 'logins.csv', entryIndex: 0 }],
  at: { kind: 'bytes', from, to: from + 10 },
});
const id = (n: number): string => n.toString(16).padStart(8, '0').repeat(4);
const second = (utc: string): When => ({ raw: utc, utc, precision: 'second', zone: { from: 'value' } });
const of = { provider: 'examplegram', type: 'username', value: 'nadia' };

function login(n: number, at: When | undefined, address: string): AnyRecord {
  const data = { address: { raw: address, norm: address }, action: { raw: 'LOGIN', norm: 'login' as const }, ...(at ? { at } : {}) };
  return { kind: 'ip-event', id: id(n), place: place(n * 10), parser, of, data };
}
function message(n: number, at: When, body: string, phone = '+447700900123'): AnyRecord {
  return {
    kind: 'message',
    id: id(n),
    place: place(n * 10),
    parser,
    of: { ...of, value: 'omar' },
    data: {
      threadId: { raw: 't-7' },
      author: { name: { raw: 'Omar' }, phone: { raw: '07700 900123', norm: phone } },
      sent: at,
      body: { raw: body },
    },
  };
}
const gap = (n: number): Gap => ({
  kind: 'gap',
  why: 'unreadable-time',
  place: place(n),
  message: `line ${n}: no time`,
  raw: '32.13.2026',
});

const day: When = {
  raw: '2026-03-02',
  utc: '2026-03-02',
  precision: 'day',
  zone: { from: 'document' },
  earliest: '2026-03-02T00:00:00Z',
  latest: '2026-03-02T23:59:59Z',
};
const zoneless: When = {
  raw: '2.3.2026 01:00',
  local: '2026-03-02T01:00',
  precision: 'minute',
  zone: { from: 'none' },
  earliest: '2026-03-01T11:00:00Z',
  latest: '2026-03-02T13:00:59Z',
};
const found: readonly Found[] = [
  login(0, second('2026-03-03T10:00:00Z'), '203.0.113.7'),
  message(1, second('2026-03-01T08:00:00Z'), 'نلتقي عِندَ الشاطئ، الساعة ٩'),
  gap(2),
  login(2, day, '203.0.113.8'),
  { kind: 'left', why: 'page bar', place: place(3) },
  login(3, undefined, '2001:db8::1'),
  message(4, zoneless, 'Meet at the CAFÉ\nby the "beach"\x1f', '+201000000000'),
  gap(5),
  message(5, second('2026-03-05T00:00:00Z'), 'done'),
];

const ordinals = async (reading: ReadingRecords, filter: RecordFilter, options?: PageOptions) =>
  (await reading.page(filter, options)).records.map(({ ordinal }) => ordinal);

describe('the records of a reading', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-records-'));
  let store: RecordsStore;
  let reading: ReadingRecords;
  before(async () => {
    store = openRecords(folder);
    const writer = await store.write(NAME);
    await writer.append(found);
    await writer.finish({ files: [{ path: 'logins.csv' }] });
    reading = await store.reading(NAME);
  });
  after(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('come back whole, in reading order, page after page without a gap or a repeat', async () => {
    const seen: AnyRecord[] = [];
    let cursor: string | undefined;
    do {
      const page = await reading.page({}, { cursor, limit: 2 });
      seen.push(...page.records.map(({ record }) => record));
      cursor = page.next;
    } while (cursor !== undefined);
    assert.deepEqual(
      seen,
      found.filter((one) => one.kind !== 'gap' && one.kind !== 'left'),
    );
  });
  test('are counted by kind, and gaps apart', async () => {
    assert.deepEqual(reading.about.kinds, { 'ip-event': 3, message: 3 });
    assert.deepEqual(await reading.gaps(), { gaps: [gap(2), gap(5)] });
    const first = await reading.gaps(undefined, 1);
    assert.deepEqual(await reading.gaps(first.next, 1), { gaps: [gap(5)] });
  });
  test('are found by kind, account and identifier, however a number is written', async () => {
    assert.deepEqual(await ordinals(reading, { kind: 'message' }), [1, 4, 5]);
    assert.deepEqual(await ordinals(reading, { account: 'examplegram:username:nadia' }), [0, 2, 3]);
    assert.deepEqual(await ordinals(reading, { identifier: '203.0.113.8' }), [2]);
    assert.deepEqual(await ordinals(reading, { identifier: '2001:DB8::1' }), [3]);
    assert.deepEqual(await ordinals(reading, { identifier: '+44 7700 900 123' }), [1, 5]);
    assert.deepEqual(await ordinals(reading, { identifier: '0044-7700-900123' }), [1, 5]);
    assert.deepEqual(await ordinals(reading, { identifier: 'thread t-7', order: 'time' }), [1, 4, 5]);
    assert.deepEqual(await ordinals(reading, { identifier: "'; DROP TABLE x; --" }), []);
  });
  test('in a range of time are those that may have happened in it', async () => {
    const from = '2026-03-02T20:00:00Z';
    assert.deepEqual(await ordinals(reading, { from, to: '2026-03-02T21:00:00Z' }), [2]);
    assert.deepEqual(await ordinals(reading, { from: '2026-03-02T12:59:00Z', to: '2026-03-02T13:00:00Z' }), [2, 4]);
    assert.deepEqual(await ordinals(reading, { from }), [0, 2, 5]);
    assert.deepEqual(await ordinals(reading, { to: '2026-03-01T08:00:01Z' }), [1]);
  });
  test('ordered by time stand by the first moment they can mean, those without one last', async () => {
    assert.deepEqual(await ordinals(reading, { order: 'time' }), [1, 4, 2, 0, 5, 3]);
    const first = await reading.page({ order: 'time' }, { limit: 4 });
    assert.deepEqual(await ordinals(reading, { order: 'time' }, { cursor: first.next }), [5, 3]);
  });
  test('are found by words, whatever the case, the accents and the Arabic marks', async () => {
    for (const text of ['عند الشاطئ', 'الساعة 9', 'الشاطى']) assert.deepEqual(await ordinals(reading, { text }), [1], text);
    assert.deepEqual(await ordinals(reading, { text: 'cafe' }), [4]);
    assert.deepEqual(await ordinals(reading, { text: 'BEACH', kind: 'message' }), [4]);
    assert.deepEqual(await ordinals(reading, { text: 'beach', identifier: '+20 10 0000 0000' }), [4]);
    assert.deepEqual(await ordinals(reading, { text: 'beach', kind: 'ip-event' }), []);
    assert.deepEqual((await reading.page({ text: 'beach' })).searched, { done: 6, of: 6 });
  });
  test('by day and kind are counts; a moment that may lie in two days says so', async () => {
    assert.deepEqual(
      (await reading.timeline({ kind: 'message' })).map(({ day, records, spread }) => [day, records, spread]),
      [
        ['2026-03-01', 2, 1],
        ['2026-03-05', 1, 0],
      ],
    );
    assert.equal((await reading.timeline({ kind: 'ip-event' }))[0]?.day, null);
  });
  test('are found by id; another id is said to be missing', async () => {
    assert.deepEqual((await reading.record(id(4))).record, found[6]);
    await assert.rejects(reading.record('f'.repeat(32)), { code: 'NOT_FOUND' });
    await assert.rejects(reading.record("x' OR 1"), { code: 'NOT_FOUND' });
  });
  test('a cursor of another list is refused', async () => {
    const { next } = await reading.page({}, { limit: 1 });
    await assert.rejects(reading.page({ order: 'time' }, { cursor: next }), { code: 'BAD_CURSOR' });
    await assert.rejects(reading.page({}, { cursor: 'nonsense' }), { code: 'BAD_CURSOR' });
  });
  test('a reading of nothing is a reading', async () => {
    const writer = await store.write('00000002');
    await writer.finish({ files: [] });
    const empty = await store.reading('00000002');
    assert.deepEqual((await empty.page({})).records, []);
    assert.deepEqual((await empty.page({ text: 'x' })).records, []);
    assert.deepEqual(await empty.timeline(), []);
  });
  test('an unfinished reading is not there, and an abandoned one leaves nothing', async () => {
    const writer = await store.write('00000003');
    await writer.append(found);
    assert.equal(await store.has('00000003'), false);
    await assert.rejects(store.reading('00000003'), { code: 'NO_READING' });
    await writer.abandon();
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('writing')),
      [],
    );
  });
  test('two runs of one reading leave one, and it is whole', async () => {
    const [one, two] = [await store.write('00000004'), await store.write('00000004')];
    await Promise.all([one.append(found), two.append(found)]);
    await Promise.all([one.finish({}), two.finish({})]);
    assert.equal((await (await store.reading('00000004')).page({})).records.length, 6);
  });
  test('the process of the engine dies: the question fails with a code, the next one is answered', async () => {
    const mine = openRecords(folder);
    const open = await mine.reading(NAME);
    await open.page({ kind: 'message' });
    await mine.close();
    assert.equal((await open.page({ kind: 'message' })).records.length, 3);
    await mine.close();
  });
  test('a question nobody waits for is stopped', async () => {
    await assert.rejects(reading.page({ text: 'beach' }, { signal: AbortSignal.abort() }), { code: 'STOPPED' });
  });
});

test('records of a million letters and of hostile letters come back as they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-records-'));
  const store = openRecords(folder);
  try {
    const bodies = ['x'.repeat(1_500_000), 'a\u0000b\u001eb\u001f\n\r"\'\\,;\t\u007f', '\u{1f6a3}\u202e', `${'ش'.repeat(400_000)}\n`];
    const records = bodies.map((body, n) => message(n, second('2026-03-01T00:00:00Z'), body));
    const writer = await store.write('00000001');
    for (const record of records) await writer.append([record]);
    await writer.finish({});
    const { records: read } = await (await store.reading('00000001')).page({});
    assert.deepEqual(
      read.map(({ record }) => record),
      records,
    );
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('long records do not exhaust what writes them, and come back on shorter pages', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-records-'));
  const store = openRecords(folder);
  try {
    const writer = await store.write('00000001');
    const letters = [7_500_000, ...Array.from({ length: 250 }, () => 300_000), 15_000_000];
    for (const [n, count] of letters.entries()) await writer.append([message(n, second('2026-03-01T00:00:00Z'), 'ab '.repeat(count / 3))]);
    await writer.finish({});
    const reading = await store.reading('00000001');
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await reading.page({ order: 'time' }, { cursor, limit: 200 });
      seen.push(...page.records.map(({ record }) => (record.kind === 'message' ? (record.data.body?.raw.length ?? 0) : 0)));
      assert.ok(page.records.length <= 80, 'a page stays below some megabytes');
      cursor = page.next;
    } while (cursor !== undefined);
    assert.deepEqual(seen, letters);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('records of more accounts than are numbered for sorting are found by account, kind and time all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-records-'));
  const store = openRecords(folder);
  try {
    const count = 10_050;
    const at = (n: number): When => second(new Date(Date.UTC(2026, 0, 1) + ((n * 7919) % count) * 1000).toISOString().replace('.000', ''));
    const writer = await store.write(NAME);
    await writer.append(
      Array.from({ length: count }, (_, n) => ({ ...login(n, at(n), '203.0.113.7'), of: { ...of, value: `nadia-${n}` } })),
    );
    await writer.finish({});
    const reading = await store.reading(NAME);
    assert.deepEqual(await ordinals(reading, { account: 'examplegram:username:nadia-10049' }), [10_049]);
    assert.deepEqual(await ordinals(reading, { kind: 'ip-event' }, { limit: 2 }), [0, 1]);
    const byTime = Array.from({ length: count }, (_, n) => n).sort((one, other) => ((one * 7919) % count) - ((other * 7919) % count));
    assert.deepEqual(await ordinals(reading, { order: 'time' }, { limit: 3 }), byTime.slice(0, 3));
    assert.deepEqual(await ordinals(reading, { identifier: '203.0.113.7' }, { limit: 2 }), [0, 1]);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a writer killed in the middle leaves no reading, and what it left is swept after a day', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-records-'));
  try {
    for (const point of ['records-synced', 'records-renamed']) {
      const program = `
        import { openRecordsWriter } from ${JSON.stringify(join(import.meta.dirname, 'write-records.ts'))};
        await (await openRecordsWriter(${JSON.stringify(join(folder, point === 'records-synced' ? '0000000a' : '0000000b'))})).finish({});`;
      const env = { ...process.env, NODE_OPTIONS: '', ROGATORY_CRASH_AT: point };
      const child = spawn(process.execPath, ['--input-type=module', '-e', program], { env, stdio: 'ignore' });
      assert.equal((await once(child, 'exit'))[1], 'SIGKILL');
    }
    const store = openRecords(folder);
    assert.deepEqual([await store.has('0000000a'), await store.has('0000000b')], [false, true]);
    await store.close();
    assert.equal(await sweepRecords(folder, new Date()), 0);
    assert.equal(await sweepRecords(folder, new Date(Date.now() + 25 * 3_600_000)), 1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
