// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyRecord } from '../../core/records/record.ts';
import { recordLine } from '../../core/records/row-line.ts';
import { openRecords, type RecordsStore } from '../../store/records/open-records.ts';
import type { ReadingRecords } from '../../store/records/read-records.ts';
import type { Terminal } from '../command.ts';
import { type Bench, type Measure, rateRatio, secondsOf } from './bench.ts';
import { secondsUsedSoFar, usedByChildren } from './used-by-children.ts';

const SMALL = 1_000_000;
const LARGE = 10_000_000;
/** The system counts a child's time in hundredths of a second: many questions are told together. */
const ROUNDS = 20;
const ROUNDS_LINEAR = 3;
const ENGINE = 'engine.child';
const ENGINE_MB = 400;

/** Questions to ten million records against the same questions to one million; then what writing them took. */
export const bench: Bench = {
  name: 'records',
  summary: 'first page, next page, filter by identifier, timeline and free text on 10 million records against 1 million',
  async run(terminal) {
    const folder = mkdtempSync(join(tmpdir(), 'rogatory-bench-records-'));
    const store = openRecords(folder);
    try {
      const measures: Measure[] = [];
      const used = await usedByChildren([ENGINE], async () => {
        measures.push(...(await measure(store, sizes(terminal), terminal)));
      });
      const peak = used.get(ENGINE)?.peakMb ?? 0;
      const memory = { task: 'memory of the engine, writing and asking', figure: peak, unit: 'MB', against: 'the limit', peer: ENGINE_MB };
      return [...measures, { ...memory, ratio: rateRatio(ENGINE_MB, peak), aim: 1 }];
    } finally {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** `ROGATORY_BENCH_RECORDS=100000` measures 100,000 against a tenth of it, for a quick look. */
function sizes({ env }: Terminal): readonly [number, number] {
  const large = Number(env.ROGATORY_BENCH_RECORDS ?? LARGE);
  return large === LARGE ? [SMALL, LARGE] : [Math.round(large / 10), large];
}

async function measure(store: RecordsStore, [small, large]: readonly [number, number], terminal: Terminal): Promise<readonly Measure[]> {
  const written: number[] = [];
  for (const [name, count] of [
    ['00000001', small],
    ['00000002', large],
  ] as const) {
    terminal.err(`writing ${count.toLocaleString('en')} records …\n`);
    written.push(count / (await secondsOf(() => write(store, name, count))));
  }
  const few = await store.reading('00000001');
  const many = await store.reading('00000002');
  const measures: Measure[] = [
    {
      task: `writing ${large.toLocaleString('en')} records`,
      figure: Math.round(written[1] as number),
      unit: 'records/s',
      against: `${small.toLocaleString('en')} records`,
      peer: Math.round(written[0] as number),
      ratio: rateRatio(written[1] as number, written[0] as number),
      memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    },
  ];
  for (const [task, ask] of Object.entries(QUESTIONS)) {
    const linear = task.startsWith('free text');
    const rounds = linear ? ROUNDS_LINEAR : ROUNDS;
    const [peer, figure] = [await processorMs(ask, few, rounds), await processorMs(ask, many, rounds)];
    measures.push({
      task: `${task} of ${large.toLocaleString('en')}`,
      figure,
      unit: 'ms of processor',
      against: `of ${small.toLocaleString('en')}`,
      peer,
      ratio: rateRatio(peer, figure),
      ...(linear ? {} : { aim: 0.5 }),
    });
  }
  return measures;
}

/** What one question costs, this process and the engine together: unlike the clock, other work on the machine hardly changes it. */
async function processorMs(ask: Ask, reading: ReadingRecords, rounds: number): Promise<number> {
  await ask(reading, 0);
  const [own, engine] = [process.cpuUsage(), secondsUsedSoFar(ENGINE)];
  for (let round = 1; round <= rounds; round += 1) await ask(reading, round);
  const { user, system } = process.cpuUsage(own);
  const ms = (user + system) / 1000 + (secondsUsedSoFar(ENGINE) - engine) * 1000;
  return Math.round((ms / rounds) * 10) / 10;
}

type Ask = (reading: ReadingRecords, round: number) => Promise<unknown>;

const PLACES = ROUNDS + 2;

/** Each asks about another place of the reading at each round, so that nothing is answered from the round before. */
const QUESTIONS: Readonly<Record<string, Ask>> = {
  'first page': (reading) => reading.page({}),
  'next page': async (reading, round) => reading.page({}, { cursor: cursorAt({ after: (reading.about.records / PLACES) * round }) }),
  'page in time order': (reading, round) =>
    reading.page({ order: 'time' }, { cursor: cursorAt({ after: 0, at: timeAt(round / PLACES) * 1000 }) }),
  'page in the middle of one kind': (reading, round) =>
    reading.page({ kind: 'message' }, { skip: Math.floor((reading.about.records / 2 / PLACES) * round) }),
  'page at a moment': (reading, round) =>
    reading.page({ order: 'time' }, { at: new Date(timeAt(round / PLACES)).toISOString(), limit: 50 }),
  'filter by identifier': (reading, round) => reading.page({ identifier: address(round * 977) }, { limit: 50 }),
  'filter by kind': (reading) => reading.page({ kind: 'payment' }, { limit: 50 }),
  'filter by an hour': (reading, round) => {
    const from = timeAt(round / PLACES);
    return reading.page({ from: new Date(from).toISOString(), to: new Date(from + 3_600_000).toISOString(), order: 'time' }, { limit: 50 });
  },
  timeline: (reading) => reading.timeline(),
  'one record by id': (reading, round) => reading.record(idOf(Math.floor((reading.about.records / PLACES) * round))),
  'free text, to the end': (reading, round) => reading.page({ text: `nowhere ${round}` }),
};

const cursorAt = (cursor: { readonly after: number; readonly at?: number }): string =>
  Buffer.from(JSON.stringify({ ...cursor, after: Math.floor(cursor.after) })).toString('base64url');

const START = Date.UTC(2025, 0, 1);
const DAYS = 400;
const timeAt = (part: number): number => START + Math.floor(part * DAYS * 86_400) * 1000;
const address = (n: number): string => `198.51.${n % 100}.${(n >> 3) % 250}`;
const idOf = (n: number): string =>
  (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0').repeat(2) + n.toString(16).padStart(16, '0');

async function write(store: RecordsStore, name: string, count: number): Promise<void> {
  const writer = await store.write(name);
  const buffer = Buffer.allocUnsafe(1 << 20);
  for (let n = 0; n < count; ) {
    const from = n;
    let [bytes, longest] = [0, 0];
    for (; n < count && bytes < buffer.length - 8_192; n += 1) {
      const written = buffer.write(recordLine(invented(n, count)), bytes);
      bytes += written;
      longest = Math.max(longest, written);
    }
    await writer.appendLines({ records: buffer.subarray(0, bytes), count: n - from, longest });
  }
  await writer.finish({ files: [] });
}

/** Between 0 and 1, without any order of `n`: neighbours in time stand anywhere in the return, so that a page in time order is the dearest there is. */
function scattered(n: number): number {
  let mixed = Math.imul(n ^ (n >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** A return of log-ins, messages and few payments over the same days whatever its size, times in no order. */
function invented(n: number, count: number): AnyRecord {
  const utc = `${new Date(timeAt(scattered(n))).toISOString().slice(0, 19)}Z`;
  const at = { raw: utc, utc, precision: 'second', zone: { name: 'UTC', offsetMinutes: 0, from: 'value' } } as const;
  const head = {
    id: idOf(n),
    place: {
      item: 'ab'.repeat(32),
      path: [{ name: 'records.html', entryIndex: 0 }],
      at: { kind: 'html', selector: 'div.t > div', nth: n, bytes: { kind: 'bytes', from: n * 160, to: n * 160 + 150 } },
    },
    parser: { id: 'bench', version: '1', tier: 'inferred' },
    of: { provider: 'examplegram', type: 'provider-user-id', value: String(n % 3) },
  } as const;
  // Log-ins first, then messages, then a few payments: in reading order a return goes section by section.
  if (n < count * 0.4)
    return { ...head, kind: 'ip-event', data: { address: { raw: address(n) }, at, action: { raw: 'LOGIN', norm: 'login' } } };
  if (n >= count - 200) return { ...head, kind: 'payment', data: { at, paymentId: { raw: `p-${n}` }, amountMinor: { raw: '2500' } } };
  const author = { id: { raw: String(1_000_000 + (n % 97)) }, name: { raw: 'Karim' } };
  return {
    ...head,
    kind: 'message',
    data: { threadId: { raw: `t-${n % 500}` }, author, sent: at, body: { raw: `seats ${n % 7} رحلة ${n}` }, ip: { raw: address(n) } },
  };
}
