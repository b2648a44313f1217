// SPDX-License-Identifier: Apache-2.0
/**
 * Following virtual currency: how right the methods are on invented economies, and how fast they are against what the machine can do at most. Where
 * 8 GB are free the fast ones are tried at the size of a chain, else at a tenth.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ByteReader } from '../../core/currency/bitcoin/byte-reader.ts';
import { doubleSha256Into } from '../../core/currency/bitcoin/double-sha256.ts';
import { ChainBuilder } from '../../core/currency/chain/build-chain.ts';
import { type Chain, transactionCount } from '../../core/currency/chain/chain.ts';
import { randomColumns } from '../../core/currency/economy/columns-only.ts';
import { measureQuality, type Quality } from '../../core/currency/economy/measure-quality.ts';
import { Random } from '../../core/currency/economy/random.ts';
import { simulateEconomy } from '../../core/currency/economy/simulate-economy.ts';
import { measureTokens, simulateTokens } from '../../core/currency/economy/token-economy.ts';
import { frameBlocks } from '../../core/currency/economy/write-block.ts';
import { follow } from '../../core/currency/follow/follow.ts';
import { clusterButCoinJoins } from '../../core/currency/patterns/cluster-but-coinjoins.ts';
import { clusterScripts } from '../../core/currency/patterns/cluster-scripts.ts';
import { findIdentifiers } from '../../core/identifiers/find-identifiers.ts';
import { importBlocks } from '../../ledgers/bitcoin-files/import-blocks.ts';
import type { Bench, Measure } from './bench.ts';
import { retold } from './retold-economy.ts';
import { sideBySide } from './side-by-side.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];

export const bench: Bench = {
  name: 'currency',
  summary: 'clusters, CoinJoins, change and deposits against the truth; import, clustering, FIFO and scanner against the machine',
  async run() {
    return [
      ...quality(),
      ...tokenQuality(),
      ...(await importing()),
      ...clustering(isRoomy() ? 30_000_000 : 3_000_000),
      ...following(),
      ...scanning(),
    ];
  },
};

const isRoomy = (): boolean => freemem() > 8e9;

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

function measure(task: string, figure: number, unit: string, against: string, peer: number, ratio: number, aim?: number): Measure {
  return {
    task,
    figure: rounded(figure),
    unit,
    against,
    peer: rounded(peer),
    ratio: rounded(ratio),
    ...(aim === undefined ? {} : { aim }),
  };
}

/** Milliseconds of this thread's processor, which other work hardly changes. */
function onProcessor(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** For several threads, and for what is over before the processor's time is counted on. */
const clock = (): number => performance.now();

const GATHERS = 200;

/**
 * Work of some hundredths of a second: it is compiled while it runs, and the processor's time is counted on every four milliseconds. Each run does it so
 * often, and more runs are made.
 */
const SHORT = { times: 10, runs: 5 };

/** Milliseconds of one time in the fastest of some runs. */
function fastest(work: () => unknown, { now = onProcessor, runs = 3, times = 1 } = {}): number {
  const [best] = turnAbout([work], { now, runs, times });
  return best as number;
}

/** The same of several works, each in its turn: what neighbours on the machine take meets all of them. */
function turnAbout(works: readonly (() => unknown)[], { now = onProcessor, runs = 3, times = 1 } = {}): number[] {
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let run = 0; run < runs; run++)
    for (const [which, work] of works.entries()) {
      const started = now();
      for (let time = 0; time < times; time++) work();
      best[which] = Math.min(best[which] as number, (now() - started) / times);
    }
  return best;
}

/** The worst of several economies, each figure beside its limit. */
function quality(): Measure[] {
  const all = SEEDS.map((seed): Quality => {
    const economy = simulateEconomy({ seed, users: 300, blocks: 150, transactionsPerBlock: 80 });
    const builder = new ChainBuilder();
    for (const block of economy.blocks) builder.addBlock(block, ({ statedHeight }) => statedHeight ?? -1);
    return measureQuality(builder.done('bitcoin-regtest'), economy.truth);
  });
  const worst = (name: keyof Quality) => Math.min(...all.map((one) => one[name]));
  const most = (name: keyof Quality) => Math.max(...all.map((one) => one[name]));
  const share = (task: string, figure: number, limit: number) => measure(task, figure, 'share', 'aim', limit, figure / limit, 1);
  return [
    share('CoinJoin precision', worst('coinjoinPrecision'), 0.95),
    share('CoinJoin recall', worst('coinjoinRecall'), 0.95),
    share('pairs of a cluster with one owner', worst('clusterPrecision'), 0.999),
    measure(
      'cluster recall',
      worst('clusterRecall'),
      'share',
      'all inputs joined but true CoinJoins',
      worst('minusCoinJoinRecall'),
      Math.min(...all.map((one) => one.clusterRecall / one.minusCoinJoinRecall)),
      1,
    ),
    measure(
      'pairs of one owner if only CoinJoins were left out',
      worst('minusCoinJoinPrecision'),
      'share',
      'ours',
      worst('clusterPrecision'),
      worst('minusCoinJoinPrecision') / worst('clusterPrecision'),
    ),
    measure(
      'pairs of one owner if CoinJoins were joined',
      most('naivePrecision'),
      'share',
      'ours',
      worst('clusterPrecision'),
      most('naivePrecision') / worst('clusterPrecision'),
    ),
    share('change hints right', worst('changePrecision'), 0.95),
    share('deposits at exchanges found by FIFO', worst('depositsFound'), 0.98),
    share('scripts labelled by cluster or sweep that are the service’s', worst('labelPrecision'), 0.999),
    measure('transactions FIFO touched', most('touchedShare'), 'share', 'limit', 0.15, 0.15 / most('touchedShare'), 1),
  ];
}

/** The worst of several economies of one token. */
function tokenQuality(): Measure[] {
  const all = SEEDS.map((seed) => measureTokens(simulateTokens({ seed, people: 300, steps: 8000 })));
  const found = Math.min(...all.map((one) => one.depositsFound));
  const touched = Math.max(...all.map((one) => one.touchedShare));
  return [
    measure('token: accounts at exchanges found by FIFO', found, 'share', 'aim', 0.98, found / 0.98, 1),
    measure('token: transfers FIFO touched', touched, 'share', 'limit', 0.15, 0.15 / touched, 1),
  ];
}

/**
 * Reading every number of a file of blocks and hashing every transaction by the platform's quickest digest: what any importer must do. It checks no
 * Merkle tree, keeps nothing and does not hash the file.
 */
function walkAndHash(path: string): number {
  const bytes = readFileSync(path);
  const digest = Buffer.alloc(32);
  let hashed = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    const reader = new ByteReader(bytes, at + 88, at + 8 + length);
    for (let count = reader.size(''); count > 0; count--) {
      const from = reader.at;
      reader.skip(4, '');
      for (let inputs = reader.size(''); inputs > 0; inputs--) {
        reader.skip(36, '');
        reader.skip(reader.size('') + 4, '');
      }
      for (let outputs = reader.size(''); outputs > 0; outputs--) {
        reader.skip(8, '');
        reader.skip(reader.size(''), '');
      }
      reader.skip(4, '');
      doubleSha256Into(bytes.subarray(from, reader.at), digest, 0);
      hashed += digest[0] as number;
    }
    at += 8 + length;
  }
  return hashed;
}

const columnBytes = (chain: Chain): number =>
  [
    chain.txids,
    chain.txOffset,
    chain.firstInput,
    chain.firstOutput,
    chain.inputSource,
    chain.outputValue,
    chain.outputScript,
    chain.scriptEnds,
    chain.scriptBytes,
  ].reduce((sum, column) => sum + column.byteLength, 0);

async function importing(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-bench-'));
  try {
    const path = join(folder, 'blk00000.dat');
    const { blocks } = simulateEconomy({ seed: 9, users: 3000, blocks: 120, transactionsPerBlock: 500 });
    writeFileSync(path, frameBlocks(blocks));
    const [walked, imported] = turnAbout([() => walkAndHash(path), () => importBlocks(path)], { ...SHORT, runs: 6 * SHORT.runs }) as [
      number,
      number,
    ];
    const builder = new ChainBuilder(blocks.reduce((sum, { length }) => sum + length, 0));
    for (const block of blocks) builder.addBlock(block, () => -1);
    const chain = builder.done('bitcoin-regtest');
    const perSecond = (milliseconds: number) => transactionCount(chain) / (milliseconds / 1000);
    return [
      measure('import of blocks', perSecond(imported), 'tx/s', 'walk and double SHA-256', perSecond(walked), walked / imported, 0.6),
      ...(await withTwoThreads(blocks, folder)),
      measure(
        'memory while importing',
        builder.allocatedBytes / 1e6,
        'MB',
        'the columns',
        columnBytes(chain) / 1e6,
        columnBytes(chain) / builder.allocatedBytes,
        0.5,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Files as large as a node's, of which it has thousands; how many bytes they hold. */
function writeNodeFiles(blocks: readonly Uint8Array[], folder: string, files: number): number {
  const retellings = 12;
  const sizes: number[] = [];
  let waiting: Uint8Array[] = [];
  for (const block of retold(blocks, retellings * files)) {
    waiting.push(block);
    if (waiting.length < retellings * blocks.length) continue;
    const framed = frameBlocks(waiting);
    writeFileSync(join(folder, `blk0000${sizes.length}.dat`), framed);
    sizes.push(framed.length);
    waiting = [];
  }
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Files of a node walked, imported by one thread and by two, turn about, so that other work meets all; and what two threads do here at most. */
async function withTwoThreads(blocks: readonly Uint8Array[], folder: string): Promise<Measure[]> {
  const bytes = writeNodeFiles(blocks, folder, isRoomy() ? 8 : 2);
  const size = `${Math.round(bytes / 1e6)} MB`;
  const files = readdirSync(folder).map((name) => join(folder, name));
  const best = { alone: { clock: Infinity, processor: Infinity }, helped: { clock: Infinity, processor: Infinity } };
  let transactions = 0;
  let walked = Infinity;
  for (let run = 0; run < 6; run++) {
    walked = Math.min(
      walked,
      fastest(() => files.map(walkAndHash), { runs: 1 }),
    );
    for (const [who, helpers] of [
      ['alone', 0],
      ['helped', 1],
    ] as const) {
      const started = [clock(), onProcessor()] as const;
      transactions = transactionCount(importBlocks(folder, { helpers }).chain);
      best[who].clock = Math.min(best[who].clock, clock() - started[0]);
      best[who].processor = Math.min(best[who].processor, onProcessor() - started[1]);
    }
  }
  const strangers = await sideBySide(folder);
  const told = (task: string, by: 'clock' | 'processor', aim?: number) => {
    const [alone, helped] = [best.alone[by], best.helped[by]];
    return measure(task, transactions / (helped / 1000), 'tx/s', 'one thread', transactions / (alone / 1000), alone / helped, aim);
  };
  return [
    measure(
      `import of ${size} of blocks`,
      transactions / (best.alone.processor / 1000),
      'tx/s',
      'walk and double SHA-256',
      transactions / (walked / 1000),
      walked / best.alone.processor,
    ),
    told(`import of ${size} of blocks, two threads, by the clock`, 'clock', 1.7),
    told(`import of ${size} of blocks, two threads, processor of the one that fills the columns`, 'processor'),
    measure(
      `two imports of ${size} side by side that share nothing`,
      (2 * transactions) / (strangers.both / 1000),
      'tx/s',
      'one thread',
      transactions / (strangers.alone / 1000),
      (2 * strangers.alone) / strangers.both,
    ),
  ];
}

/** The heuristic as it is usually meant, which the aim is for, and ours, which looks for PayJoins as well. */
function clustering(inputs: number): Measure[] {
  const chain = randomColumns(inputs);
  const parent = Uint32Array.from({ length: chain.scriptEnds.length }, (_, script) => script);
  const gathered = fastest(() => gather(chain, parent));
  const perSecond = (milliseconds: number) => inputs / (milliseconds / 1000);
  const told = (what: string, milliseconds: number, aim?: number) =>
    measure(
      `clustering ${inputs} random inputs, ${what}`,
      perSecond(milliseconds),
      'inputs/s',
      'two-level gather',
      perSecond(gathered),
      gathered / milliseconds,
      aim,
    );
  return [
    told(
      'CoinJoins left out',
      fastest(() => clusterButCoinJoins(chain)),
      0.3,
    ),
    told(
      'PayJoins too',
      fastest(() => clusterScripts(chain)),
    ),
  ];
}

/** From each input to its output's script, and from there to another far place: the least any clustering must fetch. */
function gather({ inputSource, outputScript }: Chain, parent: Uint32Array): number {
  let sum = 0;
  for (let input = 1; input < inputSource.length; input++) sum += parent[outputScript[inputSource[input] as number] as number] as number;
  return sum;
}

function following(): Measure[] {
  const economy = simulateEconomy({ seed: 10, users: 2000, blocks: 120, transactionsPerBlock: 300 });
  const builder = new ChainBuilder();
  for (const block of economy.blocks) builder.addBlock(block, ({ statedHeight }) => statedHeight ?? -1);
  const chain = builder.done('bitcoin-regtest');
  // The first coinbases: nearly everything later comes from them.
  const seeds = Array.from({ length: 30 }, (_, block) => chain.firstOutput[chain.blocks.firstTx[block] as number] as number);
  const { transactions } = follow(chain, { seeds, method: 'fifo' });
  const followed = fastest(() => follow(chain, { seeds, method: 'fifo' }), SHORT);
  const parent = Uint32Array.from({ length: chain.scriptEnds.length }, (_, script) => script);
  // One is over before the processor's time is counted on.
  const gathered =
    fastest(() => {
      for (let n = 0; n < GATHERS; n++) gather(chain, parent);
    }) / GATHERS;
  const perSecond = transactions / (followed / 1000);
  const gatheredPerSecond = transactionCount(chain) / (gathered / 1000);
  return [
    measure(
      `FIFO through ${transactions} transactions`,
      perSecond,
      'tx/s',
      'two-level gather',
      gatheredPerSecond,
      perSecond / gatheredPerSecond,
    ),
  ];
}

const LATIN =
  'The boat leaves on Thursday from the beach near the old lighthouse; bring 2 bags and pay the rest to him when you arrive there.';
const ARABIC = 'المركب يتحرك يوم الخميس من الشاطئ بجوار الفنار القديم ومعك حقيبتان وباقي المبلغ عند الوصول';

/** Of a line again and again a processor knows after a while which words come; of a text that people write it does not. */
function scanning(): Measure[] {
  const texts = [
    ['Latin prose', wordsInNoOrder(LATIN, 250_000)],
    ['Arabic prose', wordsInNoOrder(ARABIC, 150_000)],
    ['a Latin line again and again', Buffer.from(`${LATIN}\n`.repeat(250_000))],
    ['an Arabic line again and again', Buffer.from(`${ARABIC}\n`.repeat(150_000))],
  ] as const;
  return texts.map(([name, text]) => {
    const scanned = fastest(() => findIdentifiers(text), { runs: 6 });
    const searched = fastest(() => text.indexOf('\u0001none\u0001'), { now: clock });
    const perSecond = (milliseconds: number) => text.length / 1e3 / milliseconds;
    return measure(`identifiers in ${name}`, perSecond(scanned), 'MB/s', 'indexOf', perSecond(searched), searched / scanned);
  });
}

/** Lines of the words of this one. */
function wordsInNoOrder(line: string, lines: number): Buffer {
  const random = new Random(7);
  const words = line.split(' ');
  return Buffer.from(Array.from({ length: lines }, () => words.map(() => random.pick(words)).join(' ')).join('\n'));
}
