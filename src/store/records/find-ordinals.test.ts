// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { columnsOf } from '../../core/records/columns.ts';
import type { AnyRecord } from '../../core/records/record.ts';
import type { When } from '../../core/records/when.ts';
import { openRecords, type RecordsStore } from './open-records.ts';
import type { PageOptions, ReadingRecords } from './read-records.ts';
import type { RecordFilter } from './record-filter.ts';

/** More than a row group of a narrow file would be slow to compare one by one: what is tried is the rule, at each place of the list. */
const COUNT = 700;
const HOUR = 3_600_000;
const START = Date.UTC(2025, 2, 1);
const KINDS = ['ip-event', 'message', 'payment'] as const;
const ADDRESSES = ['203.0.113.7', '203.0.113.8', '198.51.100.9'];
const PEOPLE = ['nadia', 'omar'];

const instant = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** Some hours a month apart and many alike, so that moments coincide; some known to the day, some not at all. */
function whenOf(random: () => number): When | undefined {
  const at = START + Math.floor(random() * 60) * HOUR;
  const sure = random();
  const zone = { from: 'value' } as const;
  if (sure < 0.1) return undefined;
  if (sure < 0.3) {
    const day = instant(at).slice(0, 10);
    return { raw: day, utc: day, precision: 'day', zone, earliest: `${day}T00:00:00Z`, latest: `${day}T23:59:59Z` };
  }
  return { raw: instant(at), utc: instant(at), precision: 'second', zone };
}

function recordOf(n: number, random: () => number): AnyRecord {
  const some = <One>(all: readonly One[]): One => all[Math.floor(random() * all.length)] as One;
  const at = whenOf(random);
  const head = {
    id: n.toString(16).padStart(32, '0'),
    place: { item: 'ab'.repeat(32), path: [{ name: 'a.csv', entryIndex: 0 }], at: { kind: 'bytes', from: n, to: n + 1 } },
    parser: { id: 'examplegram-csv', version: '1', tier: 'published-format' },
    of: { provider: 'examplegram', type: 'username', value: some(PEOPLE) },
  } as const;
  const address = { raw: some(ADDRESSES) };
  const kind = some(KINDS);
  if (kind === 'message') return { ...head, kind, data: { ip: address, ...(at && { sent: at }) } };
  if (kind === 'payment') return { ...head, kind, data: { ...(at && { at }) } };
  return { ...head, kind, data: { address, action: { raw: 'LOGIN' }, ...(at && { at }) } };
}

/** Never-ending numbers between 0 and 1 of one seed. */
function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

const FAR = Date.UTC(9999, 11, 31, 23, 59, 59);
const spanOf = (record: AnyRecord): readonly [number, number] => {
  const { earliest, latest } = columnsOf(record);
  return [earliest === undefined ? FAR : Date.parse(earliest), latest === undefined ? FAR : Date.parse(latest)];
};

/** The list as the words of the layout say it, one record after the other. */
function plainList(records: readonly AnyRecord[], { kind, account, identifier, from, to, order }: RecordFilter): readonly number[] {
  const all = records.map((record, ordinal) => ({ record, ordinal, span: spanOf(record), columns: columnsOf(record) }));
  const fit = all.filter(
    ({ record, span, columns }) =>
      (kind === undefined || record.kind === kind) &&
      (account === undefined || columns.account === account) &&
      (identifier === undefined || columns.identifiers.includes(`ip ${identifier}`)) &&
      (from === undefined || (span[1] >= Date.parse(from) && span[0] !== FAR)) &&
      (to === undefined || span[0] < Date.parse(to)),
  );
  if (order === 'time') fit.sort((a, b) => a.span[0] - b.span[0] || a.ordinal - b.ordinal);
  return fit.map(({ ordinal }) => ordinal);
}

const moments = fc.integer({ min: -5, max: 65 }).map((hours) => instant(START + hours * HOUR));
const filters: fc.Arbitrary<RecordFilter> = fc.record(
  {
    kind: fc.constantFrom(...KINDS, 'trip'),
    account: fc.constantFrom('examplegram:username:nadia', 'examplegram:username:omar'),
    identifier: fc.constantFrom(...ADDRESSES, '192.0.2.1'),
    from: moments,
    to: moments,
    order: fc.constantFrom('reading' as const, 'time' as const),
  },
  { requiredKeys: [] },
);

describe('a list of records', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-records-'));
  const seed = Math.floor(Math.random() * 0x7fff_ffff);
  const random = randomOf(seed);
  const records = Array.from({ length: COUNT }, (_, n) => recordOf(n, random));
  let store: RecordsStore;
  let reading: ReadingRecords;
  before(async () => {
    store = openRecords(folder);
    const writer = await store.write('0000000a');
    await writer.append(records);
    await writer.finish({});
    reading = await store.reading('0000000a');
  });
  after(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const page = async (filter: RecordFilter, options: PageOptions) => {
    const answer = await reading.page(filter, options);
    return { ...answer, ordinals: answer.records.map(({ ordinal }) => ordinal) };
  };
  const options = { numRuns: 60, seed };

  test('is entered in its middle at the very record that stands there, whatever it is narrowed to', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 0, max: COUNT + 10 }), fc.integer({ min: 1, max: 40 }), async (filter, skip, limit) => {
        const whole = plainList(records, filter);
        const found = await page(filter, { skip, limit });
        assert.deepEqual(
          [found.ordinals, found.position, found.counted],
          [whole.slice(skip, skip + limit), skip, whole.length],
          JSON.stringify(filter),
        );
        assert.equal(found.next !== undefined, skip + limit < whole.length);
      }),
      options,
    );
  });
  test('in time order is entered at a moment: before it stand those that were earlier, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(filters, moments, async (narrowed, at) => {
        const filter: RecordFilter = { ...narrowed, order: 'time' };
        const whole = plainList(records, filter);
        const before = whole.filter((ordinal) => spanOf(records[ordinal] as AnyRecord)[0] < Date.parse(at)).length;
        const found = await page(filter, { at, limit: 7 });
        assert.deepEqual([found.position, found.ordinals], [before, whole.slice(before, before + 7)], JSON.stringify({ filter, at }));
      }),
      options,
    );
  });
  test('goes on from page to page through all of it, from its start or from its middle', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 0, max: 400 }), async (filter, skip) => {
        const seen: number[] = [];
        let next: PageOptions | undefined = { skip };
        while (next !== undefined) {
          const found = await page(filter, { ...next, limit: 150 });
          seen.push(...found.ordinals);
          next = found.next === undefined ? undefined : { cursor: found.next };
        }
        assert.deepEqual(seen, plainList(records, filter).slice(skip));
      }),
      { ...options, numRuns: 20 },
    );
  });
  test('has one place where a page starts; a moment is one only where time is the order', async () => {
    const { next } = await page({}, { limit: 1 });
    for (const [filter, asked] of [
      [{}, { cursor: next, skip: 3 }],
      [{}, { at: instant(START) }],
      [{ order: 'time' }, { at: instant(START), skip: 1 }],
      [{ text: 'login' }, { skip: 3 }],
      [{ text: 'login', order: 'time' }, { at: instant(START) }],
    ] as const)
      await assert.rejects(page(filter, asked), { code: 'BAD_FILTER' });
    await assert.rejects(page({ order: 'time' }, { at: 'yesterday' }), { code: 'BAD_FILTER' });
  });
});
