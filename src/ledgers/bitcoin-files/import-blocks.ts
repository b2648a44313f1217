// SPDX-License-Identifier: Apache-2.0
/** Bitcoin blocks from the disk into the columns of a chain: find the files, order the blocks, read and check each. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { toHex } from '../../core/currency/addresses/digests.ts';
import {
  type ChainOrder,
  orderBlocks,
  type PlacedBlock,
  rootHeight,
  type Span,
  withinSpan,
} from '../../core/currency/bitcoin/chain-order.ts';
import { DamagedBlock } from '../../core/currency/bitcoin/damage.ts';
import { readPrevouts } from '../../core/currency/bitcoin/prevouts.ts';
import type { ReadBlock } from '../../core/currency/bitcoin/read-block.ts';
import { ChainBuilder } from '../../core/currency/chain/build-chain.ts';
import { BYTES_FOR_A_TRANSACTION, type Chain, MOST_TRANSACTIONS } from '../../core/currency/chain/chain.ts';
import type { QuickRows } from '../../core/currency/chain/quick-rows.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { BlockFile, DamagedFile } from './block-file.ts';
import { quickRows } from './built-quick-rows.ts';
import { ReadAhead, type ReadSlot } from './read-ahead.ts';
import { blockFiles, maskBeside, nothingAt, onlyUsed, PREVOUTS, placedBlocks } from './source-files.ts';

export interface ImportedSource {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A block that stands where its predecessor should be but is not: either the data has a hole, or the header was changed. */
export interface Unlinked {
  readonly file: string;
  readonly offset: number;
  readonly hash: string;
  readonly previous: string;
}

export interface ImportedChain {
  readonly chain: Chain;
  readonly blocks: readonly { readonly hash: string; readonly merkleRoot: string; readonly transactions: number }[];
  readonly stale: readonly string[];
  readonly unlinked: readonly Unlinked[];
  readonly sources: readonly ImportedSource[];
}

/** What will be read, before it is. */
export interface FoundBlocks {
  readonly blocks: number;
  readonly transactions: number;
  /** About so much memory is needed, at most. */
  readonly memoryBytes: number;
}

/** How far an import is: files looked through for their blocks, then bytes of blocks read. */
export interface ImportProgress {
  readonly stage: 'looking' | 'reading';
  readonly done: number;
  readonly of: number;
}

export interface ImportOptions extends Span {
  /** Folder with `<block file>-prevouts.raw` files. */
  readonly prevoutsFolder?: string;
  /** Threads that read and check blocks ahead of whoever fills the columns; 0 does both in one. */
  readonly helpers?: number;
  /** Least size of all blocks for which helpers are started. */
  readonly helpFromBytes?: number;
  /** How long a helper may be silent over one block before the import goes on without it; a minute. */
  readonly patienceMs?: number;
  /** Network of blocks without a frame, which do not say it. */
  readonly network?: string;
  /** Told once, before blocks are read. */
  readonly found?: (what: FoundBlocks) => void;
  /** Told with each file and each block. */
  readonly progress?: (how: ImportProgress) => void;
}

/** Imports a file or folder. `prevoutsFolder` holds the spent outputs of blocks as `<block file>-prevouts.raw`; they are also looked for beside the block. */
export function importBlocks(source: string, options: ImportOptions = {}): ImportedChain {
  const files = blockFiles(source).map((path) => new BlockFile(path, maskBeside(path)));
  try {
    return importFiles(files, source, options);
  } catch (cause) {
    if (!(cause instanceof DamagedFile)) throw cause;
    const file = basename(cause.path);
    throw new CurrencyError('DAMAGED_BLOCK', {
      message: `${cause.path}, offset ${cause.offset}: ${cause.message}. Nothing was imported. Keep the file as it is and get it again from its source.`,
      details: { damaged: { file, offset: cause.offset, why: cause.message } },
      cause,
    });
  } finally {
    for (const file of files) file.close();
  }
}

function importFiles(all: readonly BlockFile[], source: string, options: ImportOptions): ImportedChain {
  const { prevoutsFolder, helpers = 0, helpFromBytes, patienceMs, progress = () => {} } = options;
  const quick = quickRows();
  const ahead = new ReadAhead(sizeOf(all), quick, { helpers, worthBytes: helpFromBytes, patienceMs });
  try {
    const { files, blocks, stale, unlinked, network } = chosenBlocks(all, source, options);
    ahead.begin(files, blocks);
    const reading = new Reading(files, blocks, prevoutsFolder, quick);
    const of = sizeOf(blocks);
    let done = 0;
    for (const [index, block] of blocks.entries()) {
      ahead.with(index, (read) => reading.add(block, read));
      done += block.bytes;
      progress({ stage: 'reading', done, of });
    }
    const sums = ahead.sums();
    for (const block of stale) reading.check(block);
    return {
      chain: reading.builder.done(network),
      blocks: reading.blocks.map(({ hash, merkleRoot, transactions }) => ({ hash, merkleRoot, transactions })),
      stale: stale.map(({ header }) => header.hash),
      unlinked,
      sources: files.map(({ path, bytes }, index) => ({ name: basename(path), sha256: toHex(sums[index] as Uint8Array), bytes })),
    };
  } finally {
    ahead.stop();
  }
}

interface ChosenBlocks {
  readonly files: readonly BlockFile[];
  readonly blocks: readonly PlacedBlock[];
  readonly stale: readonly PlacedBlock[];
  readonly unlinked: readonly Unlinked[];
  readonly network: string;
}

/** The blocks to import in their order: all, or those of the span. @throws CurrencyError NO_CHAIN_DATA, CHAIN_TOO_LARGE */
function chosenBlocks(
  files: readonly BlockFile[],
  source: string,
  { since, until, network: statedNetwork = 'bitcoin', found, progress }: ImportOptions,
): ChosenBlocks {
  const networks = files.map((file) => file.network());
  const placed = placedBlocks(files, networks, (done) => progress?.({ stage: 'looking', done, of: files.length }));
  if (placed.length === 0) throw nothingAt(source, 'blocks-none');
  const whole = orderBlocks(placed);
  const isPart = since !== undefined || until !== undefined;
  const order = isPart ? withinSpan(whole, { since, until }) : whole;
  if (order.blocks.length === 0) throw noBlockInDays(whole);
  announce(order.blocks, found);
  const isFramed = (root: PlacedBlock): boolean => networks[root.file] !== undefined;
  const oldest = whole.roots.find(isFramed);
  // Whatever comes before a part is not in it.
  const torn = order.roots.filter((root) => isFramed(root) && root !== oldest && !(isPart && root === order.blocks[0]));
  return {
    ...(isPart ? onlyUsed(files, order) : { files, blocks: order.blocks, stale: order.stale }),
    unlinked: torn.map((root) => unlinkedAt(files, root)),
    network: networks.find((network) => network !== undefined)?.id ?? statedNetwork,
  };
}

const sizeOf = (parts: readonly { readonly bytes: number }[]): number => parts.reduce((sum, { bytes }) => sum + bytes, 0);

function announce(blocks: readonly PlacedBlock[], found: ImportOptions['found']): void {
  const transactions = blocks.reduce((sum, block) => sum + block.transactions, 0);
  if (transactions > MOST_TRANSACTIONS)
    throw new CurrencyError('CHAIN_TOO_LARGE', {
      message: currencySays('too-many-transactions', { transactions, most: MOST_TRANSACTIONS }),
    });
  found?.({ blocks: blocks.length, transactions, memoryBytes: transactions * BYTES_FOR_A_TRANSACTION });
}

function noBlockInDays({ blocks }: ChainOrder): Error {
  const times = blocks.map(({ header }) => header.time);
  const day = (time: number): string => new Date(time * 1000).toISOString().slice(0, 10);
  const [first, last] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
  return new CurrencyError('NO_CHAIN_DATA', { message: currencySays('no-block-in-days', { first: day(first), last: day(last) }) });
}

function unlinkedAt(files: readonly BlockFile[], { file, offset, header }: PlacedBlock): Unlinked {
  return { file: basename((files[file] as BlockFile).path), offset: offset - 8, hash: header.hash, previous: header.previous };
}

class Reading {
  readonly builder: ChainBuilder;
  readonly blocks: ReadBlock[] = [];
  readonly #files: readonly BlockFile[];
  readonly #prevoutsFolder: string | undefined;
  readonly #quick: QuickRows | undefined;
  readonly #prevoutsOf = new Map<string, string | undefined>();
  /** Taken again for each block. */
  #bytes = new Uint8Array(2 ** 16);
  #tip = { hash: '', height: -1 };

  constructor(
    files: readonly BlockFile[],
    blocks: readonly PlacedBlock[],
    prevoutsFolder: string | undefined,
    quick: QuickRows | undefined,
  ) {
    this.builder = new ChainBuilder(sizeOf(blocks), quick);
    this.#files = files;
    this.#prevoutsFolder = prevoutsFolder;
    this.#quick = quick;
  }

  add(placed: PlacedBlock, read: ReadSlot | undefined): void {
    const file = this.#files[placed.file] as BlockFile;
    this.#guard(file, placed, () => {
      this.blocks.push(
        this.builder.addBlock(
          read?.bytes ?? this.#read(file, placed),
          (block) => this.#height(block),
          this.#prevouts(file.path),
          placed,
          read?.rows,
        ),
      );
    });
  }

  /** A block that lost is checked like the others, and told, but adds no rows: what it spent its rival spends again. */
  check(placed: PlacedBlock): void {
    const file = this.#files[placed.file] as BlockFile;
    this.#guard(file, placed, () => new ChainBuilder().addBlock(this.#read(file, placed), () => -1));
  }

  #read(file: BlockFile, placed: PlacedBlock): Uint8Array {
    return file.block(placed, this.#quick?.room(placed.bytes) ?? this.#room(placed.bytes));
  }

  #room(bytes: number): Uint8Array {
    if (bytes > this.#bytes.length) this.#bytes = new Uint8Array(2 * bytes);
    return this.#bytes;
  }

  #guard(file: BlockFile, placed: PlacedBlock, read: () => void): void {
    try {
      read();
    } catch (cause) {
      if (!(cause instanceof DamagedBlock)) throw cause;
      throw DamagedFile.of(file.path, Math.max(0, placed.offset - (placed.offset === 0 ? 0 : 8)), cause);
    }
  }

  #height(block: ReadBlock): number {
    const height =
      block.previous === this.#tip.hash && this.#tip.height >= 0 ? this.#tip.height + 1 : (rootHeight(block) ?? block.statedHeight ?? -1);
    this.#tip = { hash: block.hash, height };
    return height;
  }

  #prevouts(path: string): ReturnType<typeof readPrevouts> | undefined {
    if (!this.#prevoutsOf.has(path)) this.#prevoutsOf.set(path, this.#findPrevouts(path));
    const found = this.#prevoutsOf.get(path);
    return found === undefined ? undefined : readPrevouts(readFileSync(found));
  }

  #findPrevouts(path: string): string | undefined {
    const name = basename(path).replace(/\.[^.]+$/, '') + PREVOUTS;
    return [this.#prevoutsFolder, dirname(path)]
      .flatMap((folder) => (folder === undefined ? [] : [join(folder, name)]))
      .find((file) => existsSync(file));
  }
}
