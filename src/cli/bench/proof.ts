// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inclusionProof } from '../../core/custody/proofs.ts';
import { nodesFromTiles } from '../../core/custody/tile-proofs.ts';
import { hashesAtLevel, TILE_WIDTH, tilePath } from '../../core/custody/tiles.ts';
import { textSource, writeBagZip } from '../../desk/bundle/write-bag.ts';
import { NO_TRUST } from '../../verify/trust.ts';
import { verifyFile } from '../../verify/verify-file.ts';
import { actsWithEntries } from './acts-with-entries.ts';
import { type Bench, type Measure, rateRatio, secondsOf } from './bench.ts';

const MB = 1_000_000;
const BAG_MB = 256;
const LOG_ENTRIES = 10_000_000;
const PROOFS = 2_200;
const WARMING = 200;
const ROUNDS = 3;

/** Checking a bag against hashing it; acts with their entry against the same acts without; proofs in a log of ten million entries. */
export const bench: Bench = {
  name: 'proof',
  summary: 'verifying a bundle’s bytes, appending to the log, inclusion proofs in a log of 10,000,000 entries',
  async run(terminal) {
    const folder = mkdtempSync(join(tmpdir(), 'rogatory-bench-proof-'));
    try {
      return [await verifying(folder), ...(await actsWithEntries(folder, terminal)), await proving(folder)];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** A bag holds SHA-256 and SHA-512 of each file: the peer computes both over the same bytes. */
async function verifying(folder: string): Promise<Measure> {
  const path = join(folder, 'bag.zip');
  const block = randomBytes(16 * MB);
  const payload = Array.from({ length: BAG_MB / 16 }, (_, n) => ({
    ...textSource(`data/originals/${n}`, ''),
    sizeBytes: block.length,
    open: async function* () {
      yield block;
    },
  }));
  await writeBagZip({ name: 'bench', info: [], payload }, path);
  const [ours, peers]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    peers.push(await secondsOf(() => hashBoth(path)));
    ours.push(
      await secondsOf(async () => {
        const report = await verifyFile(path, NO_TRUST);
        if (report?.findings.some(({ good }) => !good)) throw new TypeError('the bag of the bench does not verify');
      }),
    );
  }
  const [figure, peer] = [BAG_MB / Math.min(...ours), BAG_MB / Math.min(...peers)];
  return {
    task: `verifying a bag of ${BAG_MB} MB`,
    figure: Math.round(figure),
    unit: 'MB/s',
    against: 'SHA-256 and SHA-512 of the same bytes',
    peer: Math.round(peer),
    ratio: rateRatio(figure, peer),
    aim: 0.6,
    memoryMb: Math.round(process.memoryUsage().rss / MB),
  };
}

function hashBoth(path: string): void {
  const [sha256, sha512] = [createHash('sha256'), createHash('sha512')];
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(1 << 20);
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
    sha256.update(buffer.subarray(0, read));
    sha512.update(buffer.subarray(0, read));
  }
  closeSync(file);
}

/** The tiles that the asked proofs read, as files; what stands in them does not change how long it takes. */
async function proving(folder: string): Promise<Measure> {
  const log = join(folder, 'log');
  const asked = Array.from({ length: PROOFS }, () => Math.floor(Math.random() * LOG_ENTRIES));
  writeTiles(log, asked);
  const read = nodesFromTiles(LOG_ENTRIES, async (level, index, width) => tileOf(log, level, index, width));
  // A desk that has made no proof yet compiles first; what counts is one that runs.
  for (const index of asked.slice(0, WARMING)) await inclusionProof(index, LOG_ENTRIES, read);
  const times: number[] = [];
  for (const index of asked.slice(WARMING)) times.push(await secondsOf(() => inclusionProof(index, LOG_ENTRIES, read)));
  times.sort((a, b) => a - b);
  const p99 = (times[Math.floor(times.length * 0.99)] as number) * 1000;
  const limit = 2;
  return {
    task: `inclusion proof in a log of ${LOG_ENTRIES} entries, slowest of 100`,
    figure: Math.round(p99 * 1000) / 1000,
    unit: 'ms',
    against: 'the limit',
    peer: limit,
    ratio: rateRatio(limit, p99),
    aim: 1,
    memoryMb: Math.round(process.memoryUsage().rss / MB),
  };
}

function writeTiles(log: string, asked: readonly number[]): void {
  for (let level = 0; hashesAtLevel(level, LOG_ENTRIES) > 0; level += 1) {
    const size = hashesAtLevel(level, LOG_ENTRIES);
    const last = Math.floor((size - 1) / TILE_WIDTH);
    const indexes =
      level === 0
        ? new Set([...asked.map((one) => Math.floor(one / TILE_WIDTH)), last])
        : new Set(Array.from({ length: last + 1 }, (_, n) => n));
    for (const index of indexes) {
      const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
      const path = join(log, tilePath(level, index, width));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, randomBytes(width * 32));
    }
  }
}

function tileOf(log: string, level: number, index: number, width: number): Buffer {
  const file = openSync(join(log, tilePath(level, index, width)), 'r');
  const bytes = Buffer.alloc(width * 32);
  readSync(file, bytes);
  closeSync(file);
  return bytes;
}
