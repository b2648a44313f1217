// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { createReadStream, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { dataStart, listZip } from '../../returns/containers/zip-container.ts';
import { readApart } from '../../returns/read-apart.ts';
import { FileBytes } from '../../returns/source/byte-source.ts';
import { openRecordsWriter } from '../../store/records/write-records.ts';
import { type Measure, rateRatio, secondsOf } from './bench.ts';
import { type InventedFile, writeZip } from './make-returns.ts';
import { onOneCore } from './on-one-core.ts';
import { type Used, usedByChildren } from './used-by-children.ts';

const AIM = 0.1;
/** Design §9: what the reading process may need, whatever the size of the return. */
const READER_MB = 300;
const READER = 'read-return.child';
const ENGINE = 'engine.child';

/**
 * Reads a return as the desk does, in a process of its own, into Parquet with its side files, against inflating and hashing the same bytes
 * before it and after it: by the clock, and by processor time of the reading process, which other work on the machine hardly changes.
 */
export async function measureReading(
  folder: string,
  task: string,
  files: readonly InventedFile[],
  say: (text: string) => void,
): Promise<readonly Measure[]> {
  const path = join(folder, 'return.zip');
  const records = join(folder, 'records');
  say(`writing ${task} …\n`);
  await writeZip(path, files);
  const peers = [await inflateAndHash(path)];
  say(`reading ${task} …\n`);
  let count = 0;
  let seconds = 0;
  const used = await usedByChildren([READER, ENGINE], async () => {
    seconds = await secondsOf(async () => {
      count = await read(path, records);
    });
  });
  peers.push(await inflateAndHash(path));
  rmSync(records, { recursive: true });
  const { bytes } = peers[0] as Peer;
  const rate = (ofSeconds: number): number => bytes / 1e6 / ofSeconds;
  const reader = used.get(READER) ?? NOTHING;
  const engine = used.get(ENGINE) ?? NOTHING;
  const against = 'inflate + SHA-256 of the same bytes';
  const size = `${Math.round(bytes / 1e6)} MB, ${count.toLocaleString('en')} records`;
  return [
    {
      ...rates(rate(seconds), rate(mean(peers.map((peer) => peer.seconds)))),
      task: `reading ${task} (${size}) in ${tenths(seconds)} s`,
      against,
    },
    {
      ...rates(rate(reader.seconds), rate(mean(peers.map((peer) => peer.processor)))),
      task: `the same for a second of processor of the reading processes (${tenths(reader.seconds)} s; the engine ${tenths(engine.seconds)} s)`,
      ...{ against, aim: AIM },
    },
    {
      ...{ task: `memory of each reading process, ${task}`, figure: reader.peakMb, unit: 'MB', against: 'the limit', peer: READER_MB },
      ...{ ratio: rateRatio(READER_MB, reader.peakMb), aim: 1 },
    },
    {
      ...{ task: `memory of the engine that writes, ${task}`, figure: engine.peakMb, unit: 'MB', against: 'the reading process' },
      ...{ peer: reader.peakMb, ratio: rateRatio(reader.peakMb, engine.peakMb) },
    },
  ];
}

/** The return that was measured last, read again on all cores and on one: records for a second of the clock. */
export async function measureCores(folder: string, task: string, say: (text: string) => void): Promise<readonly Measure[]> {
  say(`reading ${task} on all cores and on one …\n`);
  const timed = async (): Promise<{ readonly count: number; readonly seconds: number }> => {
    const records = join(folder, 'records');
    let count = 0;
    const seconds = await secondsOf(async () => {
      count = await read(join(folder, 'return.zip'), records);
    });
    rmSync(records, { recursive: true });
    return { count, seconds };
  };
  const all = await timed();
  const one = await onOneCore(timed);
  if (one === undefined) {
    say('taskset is not on this machine: all cores are not measured against one\n');
    return [];
  }
  const perSecond = ({ count, seconds }: { count: number; seconds: number }): number => Math.round(count / seconds);
  return [
    {
      ...{ task: `reading ${task} on ${availableParallelism()} cores`, figure: perSecond(all), unit: 'records/s', against: 'one core' },
      ...{ peer: perSecond(one), ratio: rateRatio(perSecond(all), perSecond(one)), aim: TWO_CORES },
    },
  ];
}

/** Two cores against one, by the clock. */
const TWO_CORES = 1.6;

const NOTHING: Used = { peakMb: 0, seconds: 0 };
const tenths = (value: number): number => Math.round(value * 10) / 10;
const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
const rates = (figure: number, peer: number) => ({
  ...{ figure: tenths(figure), unit: 'MB/s', peer: Math.round(peer), ratio: rateRatio(figure, peer) },
});

async function read(path: string, folder: string): Promise<number> {
  const writer = await openRecordsWriter(folder);
  const coverage = await readApart({
    file: path,
    ahead: dirname(folder),
    onRows: (rows) => writer.appendLines(rows),
    onMentionRows: (rows) => writer.appendMentions(rows),
    onBatch: (gaps) => writer.append(gaps),
  });
  return (await writer.finish(coverage)).records;
}

interface Peer {
  readonly bytes: number;
  readonly seconds: number;
  readonly processor: number;
}

/** The physical limit: one core unpacks the entries and hashes them. */
async function inflateAndHash(path: string): Promise<Peer> {
  const start = performance.now();
  const before = process.cpuUsage();
  const zip = new FileBytes(path, statSync(path).size);
  const { entries } = await listZip(zip, 1_000);
  let bytes = 0;
  for (const entry of entries) {
    const start = dataStart(zip, entry)!;
    const hash = createHash('sha256');
    const packed = createReadStream(path, { start, end: start + entry.packedSize - 1, highWaterMark: 1 << 18 });
    await pipeline(packed, createInflateRaw({ chunkSize: 1 << 18 }), async (unpacked) => {
      for await (const chunk of unpacked as AsyncIterable<Buffer>) {
        hash.update(chunk);
        bytes += chunk.length;
      }
    });
    hash.digest();
  }
  zip.close();
  const { user, system } = process.cpuUsage(before);
  return { bytes, seconds: (performance.now() - start) / 1000, processor: (user + system) / 1e6 };
}
