// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { dataStart, listZip } from '../../returns/containers/zip-container.ts';
import { readApart } from '../../returns/read-apart.ts';
import { FileBytes } from '../../returns/source/byte-source.ts';
import { openRecordsWriter } from '../../store/records/write-records.ts';
import { type Bench, type Measure, rateRatio, secondsOf } from './bench.ts';
import { type InventedFile, writeZip } from './make-returns.ts';
import { nineReturns } from './nine-returns.ts';

const EACH = 20_000;
const TIMES = 30;
const AIM = 0.1;

/**
 * Reading invented returns into records that can be asked for (rows in Parquet, each with id, place and the hash of its file), against
 * inflating and hashing the same bytes. The reading runs as the desk runs it: in a process of its own, whose highest memory is told.
 * `ROGATORY_BENCH_RETURNS=5` makes the large one five times the small one, for a quick look; 0 leaves it out.
 */
export const bench: Bench = {
  name: 'returns',
  summary: 'reading 200,000 records of seven providers, and 30 times as many, against inflate + SHA-256 of the same bytes',
  async run(terminal) {
    const folder = mkdtempSync(join(tmpdir(), 'rogatory-bench-returns-'));
    const times = Number(terminal.env.ROGATORY_BENCH_RETURNS ?? TIMES);
    try {
      const small = await measure(folder, '20,000 records of each kind', await nineReturns(EACH, 1), terminal.err);
      if (times === 0) return small;
      return [...small, ...(await measure(folder, `${times} times as many`, await nineReturns(EACH, times), terminal.err))];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measure(
  folder: string,
  task: string,
  files: readonly InventedFile[],
  say: (text: string) => void,
): Promise<readonly Measure[]> {
  const path = join(folder, 'return.zip');
  say(`writing ${task} …\n`);
  await writeZip(path, files);
  let bytes = 0;
  const peerSeconds = await secondsOf(async () => {
    bytes = await inflateAndHash(path);
  });
  let records = 0;
  let memoryMb = 0;
  const seconds = await secondsOf(async () => {
    const writer = await openRecordsWriter(join(folder, `records-${files.length}-${bytes}`));
    const coverage = await readApart({
      file: path,
      onRows: (rows) => writer.appendLines(rows),
      onBatch: (gaps) => writer.append(gaps),
      onProgress: (progress) => {
        memoryMb = progress.memoryMb ?? memoryMb;
      },
    });
    ({ records } = await writer.finish(coverage));
  });
  const [figure, peer] = [bytes / 1e6 / seconds, bytes / 1e6 / peerSeconds];
  const size = `${Math.round(bytes / 1e6)} MB, ${records.toLocaleString('en')} records`;
  const rate: Measure = {
    task: `reading ${task} (${size}) in ${Math.round(seconds * 10) / 10} s`,
    figure: Math.round(figure * 10) / 10,
    unit: 'MB/s',
    against: 'inflate + SHA-256 of the same bytes',
    peer: Math.round(peer),
    ratio: rateRatio(figure, peer),
    aim: AIM,
    memoryMb,
  };
  return [rate];
}

/** The physical limit: one core unpacks the entries and hashes them. */
async function inflateAndHash(path: string): Promise<number> {
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
  return bytes;
}
