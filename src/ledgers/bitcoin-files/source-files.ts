// SPDX-License-Identifier: Apache-2.0
/** Which files hold blocks, and where in them each block lies. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ChainOrder, PlacedBlock } from '../../core/currency/bitcoin/chain-order.ts';
import type { BitcoinNetwork } from '../../core/currency/bitcoin/networks.ts';
import { MASK_BYTES } from '../../core/currency/bitcoin/unmask.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { type BlockFile, DamagedFile } from './block-file.ts';

const CORE_FILE = /^blk\d{5,}\.dat$/;
const BLOCK_FILE = /\.(?:dat|raw|blk|block|bin)$/;
/** Spent outputs of a block, beside it. */
export const PREVOUTS = '-prevouts.raw';

/** The files of blocks that a path stands for: itself, those in a folder, or those in its folder `blocks`. */
export function blockFiles(source: string): string[] {
  const found = statSync(source, { throwIfNoEntry: false });
  if (found === undefined) throw nothingAt(source, 'blocks-nothing-there');
  if (!found.isDirectory()) return [source];
  const names = readdirSync(source).sort();
  const core = names.filter((name) => CORE_FILE.test(name));
  const others = names.filter(
    (name) =>
      BLOCK_FILE.test(name) && !CORE_FILE.test(name) && name !== 'xor.dat' && !name.endsWith(PREVOUTS) && !/^rev\d+\.dat$/.test(name),
  );
  const paths = [...core, ...others].map((name) => join(source, name)).filter((path) => statSync(path).isFile());
  if (paths.length === 0 && names.includes('blocks')) return blockFiles(join(source, 'blocks'));
  if (paths.length === 0) throw nothingAt(source, 'blocks-no-file');
  return paths;
}

export const nothingAt = (source: string, why: 'blocks-nothing-there' | 'blocks-no-file' | 'blocks-none') =>
  new CurrencyError('NO_CHAIN_DATA', { message: currencySays('no-blocks', { source, why: currencySays(why) }) });

/** The eight bytes a node has masked its files with. */
export function maskBeside(path: string): Uint8Array | undefined {
  const mask = join(dirname(path), 'xor.dat');
  if (!CORE_FILE.test(basename(path)) || !existsSync(mask)) return undefined;
  const bytes = readFileSync(mask);
  if (bytes.length === MASK_BYTES) return bytes;
  throw new CurrencyError('NO_CHAIN_DATA', {
    message: currencySays('mask-wrong', { path: mask, bytes: bytes.length, expected: MASK_BYTES }),
  });
}

/** Every block of the files by header and place. `told`: before each file, how many are done. */
export function placedBlocks(
  files: readonly BlockFile[],
  networks: readonly (BitcoinNetwork | undefined)[],
  told: (files: number) => void = () => {},
): PlacedBlock[] {
  return files.flatMap((file, index) => {
    told(index);
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

/** Only the files that a block is read from, numbered anew, and the blocks by those numbers. */
export function onlyUsed(
  files: readonly BlockFile[],
  order: Pick<ChainOrder, 'blocks' | 'stale'>,
): { readonly files: readonly BlockFile[]; readonly blocks: readonly PlacedBlock[]; readonly stale: readonly PlacedBlock[] } {
  const used = [...new Set([...order.blocks, ...order.stale].map(({ file }) => file))].sort((a, b) => a - b);
  const numbers = new Map(used.map((file, number) => [file, number]));
  const renumbered = (block: PlacedBlock): PlacedBlock => ({ ...block, file: numbers.get(block.file) as number });
  return {
    files: used.map((file) => files[file] as BlockFile),
    blocks: order.blocks.map(renumbered),
    stale: order.stale.map(renumbered),
  };
}
