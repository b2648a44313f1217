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
import { usedByChildren } from './used-by-children.ts';

const SMALL = 1_000_000;
const LARGE = 10_000_000;
const ROUNDS = 9;
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
    const times: [number[], number[]] = [[], []];
    await ask(few, 0);
    await ask(many, 0);
    for (let round = 1; round <= ROUNDS; round += 1) {
      times[0].push(await secondsOf(() => ask(few, round)));
      times[1].push(await secondsOf(() => ask(many, round)));
    }
    const [peer, figure] = times.map((all) => median(all) * 1000) as [number, number];
    const round = (ms: number) => Math.round(ms * 10) / 10;
    const linear = task.startsWith('free text');
    measures.push({
      task: `${task} of ${large.toLocaleString('en')}`,
      figure: round(figure),
      unit: 'ms',
      against: `of ${small.toLocaleString('en')}`,
      peer: round(peer),
      ratio: rateRatio(peer, figure),
      ...(linear ? {} : { aim: 0.5 }),
    });
  }
  return measures;
}

type Ask = (reading: ReadingRecords, round: number) => Promise<unknown>;

/** Each asks about another place of the reading at each round, so that nothing is answered from the round before. */
const QUESTIONS: Readonly<Record<string, Ask>> = {
  'first page': (reading) => reading.page({}),
  'next page': async (reading, round) => reading.page({}, { cursor: cursorAt({ after: (reading.about.records / 11) * round }) }),
  'page in time order': (reading, round) =>
    reading.page({ order: 'time' }, { cursor: cursorAt({ after: 0, at: timeAt(round / 11) * 1000 }) }),
  'filter by identifier': (reading, round) => reading.page({ identifier: address(round * 977) }, { limit: 50 }),
  'filter by kind': (reading) => reading.page({ kind: 'payment' }, { limit: 50 }),
  'filter by an hour': (reading, round) => {
    const from = timeAt(round / 11);
    return reading.page({ from: new Date(from).toISOString(), to: new Date(from + 3_600_000).toISOString(), order: 'time' }, { limit: 50 });
  },
  timeline: (reading) => reading.timeline(),
  'one record by id': (reading, round) => reading.record(idOf(Math.floor((reading.about.records / 11) * round))),
  'free text, to the end': (reading, round) => reading.page({ text: `nowhere ${round}` }),
};

const cursorAt = (cursor: { readonly after: number; readonly at?: number }): string =>
  Buffer.from(JSON.stringify({ ...cursor, after: Math.floor(cursor.after) })).toString('base64url');

function median(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] as number;
}

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
    let bytes = 0;
    const from = n;
    for (; n < count && bytes < buffer.length - 8_192; n += 1) bytes += buffer.write(recordLine(invented(n, count)), bytes);
    await writer.appendLines({ records: buffer.subarray(0, bytes), count: n - from });
  }
  await writer.finish({ files: [] });
}

/** A return of log-ins, messages and few payments over the same days whatever its size, times in no order. */
function invented(n: number, count: number): AnyRecord {
  const utc = `${new Date(timeAt((Math.imul(n, 7919) >>> 0) / 0x1_0000_0000)).toISOString().slice(0, 19)}Z`;
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
