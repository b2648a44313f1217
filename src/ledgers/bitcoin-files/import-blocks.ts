// SPDX-License-Identifier: Apache-2.0
/** Bitcoin blocks from the disk into the columns of a chain: find the files, order the blocks, read and check each. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { toHex } from '../../core/currency/addresses/digests.ts';
import { orderBlocks, type PlacedBlock, rootHeight } from '../../core/currency/bitcoin/chain-order.ts';
import { DamagedBlock } from '../../core/currency/bitcoin/damage.ts';
import type { BitcoinNetwork } from '../../core/currency/bitcoin/networks.ts';
import { readPrevouts } from '../../core/currency/bitcoin/prevouts.ts';
import type { ReadBlock } from '../../core/currency/bitcoin/read-block.ts';
import { ChainBuilder } from '../../core/currency/chain/build-chain.ts';
import type { Chain } from '../../core/currency/chain/chain.ts';
import type { QuickRows } from '../../core/currency/chain/quick-rows.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { BlockFile, DamagedFile } from './block-file.ts';
import { quickRows } from './built-quick-rows.ts';
import { ReadAhead, type ReadSlot } from './read-ahead.ts';

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

const CORE_FILE = /^blk\d{5,}\.dat$/;
const BLOCK_FILE = /\.(?:dat|raw|blk|block|bin)$/;
const PREVOUTS = '-prevouts.raw';

export interface ImportOptions {
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

function blockFiles(source: string): string[] {
  const found = statSync(source, { throwIfNoEntry: false });
  if (found === undefined) throw nothingAt(source, 'nothing is there');
  if (!found.isDirectory()) return [source];
  const names = readdirSync(source).sort();
  const core = names.filter((name) => CORE_FILE.test(name));
  const others = names.filter(
    (name) =>
      BLOCK_FILE.test(name) && !CORE_FILE.test(name) && name !== 'xor.dat' && !name.endsWith(PREVOUTS) && !/^rev\d+\.dat$/.test(name),
  );
  const paths = [...core, ...others].map((name) => join(source, name)).filter((path) => statSync(path).isFile());
  if (paths.length === 0 && names.includes('blocks')) return blockFiles(join(source, 'blocks'));
  if (paths.length === 0) throw nothingAt(source, 'it holds no blk*.dat and no raw block');
  return paths;
}

const nothingAt = (source: string, why: string) =>
  new CurrencyError('NO_CHAIN_DATA', {
    message: `${source}: expected a block file or a folder of them, but ${why}. Name the node's "blocks" folder or a file from it.`,
  });

function maskBeside(path: string): Uint8Array | undefined {
  const mask = join(dirname(path), 'xor.dat');
  return CORE_FILE.test(basename(path)) && existsSync(mask) ? readFileSync(mask) : undefined;
}

function importFiles(
  files: readonly BlockFile[],
  source: string,
  { prevoutsFolder, helpers = 0, helpFromBytes, patienceMs, network: statedNetwork = 'bitcoin' }: ImportOptions,
): ImportedChain {
  const quick = quickRows();
  const ahead = new ReadAhead(files, quick, { helpers, worthBytes: helpFromBytes, patienceMs });
  try {
    const networks = files.map((file) => file.network());
    const placed = placedBlocks(files, networks);
    if (placed.length === 0) throw nothingAt(source, 'it holds no block');
    const order = orderBlocks(placed);
    ahead.begin(order.blocks);
    const reading = new Reading(files, order.blocks, prevoutsFolder, quick);
    for (const [index, block] of order.blocks.entries()) ahead.with(index, (read) => reading.add(block, read));
    const sums = ahead.sums();
    for (const block of order.stale) reading.check(block);
    const framedRoots = order.roots.filter((root) => networks[root.file] !== undefined).slice(1);
    return {
      chain: reading.builder.done(networks.find((network) => network !== undefined)?.id ?? statedNetwork),
      blocks: reading.blocks.map(({ hash, merkleRoot, transactions }) => ({ hash, merkleRoot, transactions })),
      stale: order.stale.map(({ header }) => header.hash),
      unlinked: framedRoots.map((root) => unlinked(files, root)),
      sources: files.map(({ path, bytes }, index) => ({ name: basename(path), sha256: toHex(sums[index] as Uint8Array), bytes })),
    };
  } finally {
    ahead.stop();
  }
}

function placedBlocks(files: readonly BlockFile[], networks: readonly (BitcoinNetwork | undefined)[]): PlacedBlock[] {
  return files.flatMap((file, index) => {
    const network = networks[index];
    const isCoreFile = CORE_FILE.test(basename(file.path));
    if (file.bytes === 0 || (network === undefined && isCoreFile && isPadding(file))) return [];
    if (network !== undefined) return [...file.framedBlocks(index, network)];
    if (isCoreFile) throw new DamagedFile(file.path, 0, 'the file begins with the mark of no network known here');
    return [file.rawBlock(index)];
  });
}

function isPadding(file: BlockFile): boolean {
  for (let at = 0; at < file.bytes; at += 2 ** 20) if (file.raw(at, 2 ** 20).some((byte) => byte !== 0)) return false;
  return true;
}

function unlinked(files: readonly BlockFile[], { file, offset, header }: PlacedBlock): Unlinked {
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
    this.builder = new ChainBuilder(
      blocks.reduce((sum, { bytes }) => sum + bytes, 0),
      quick,
    );
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
