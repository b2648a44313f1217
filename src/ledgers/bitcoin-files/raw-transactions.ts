// SPDX-License-Identifier: Apache-2.0
/** The bytes of single transactions, read again from the files they were imported from. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Chain, rowOf } from '../../core/currency/chain/chain.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { BlockFile } from './block-file.ts';
import type { ImportedSource } from './import-blocks.ts';

/** Opens the source of an import again; `source` is the file or folder it was imported from. The caller closes it. */
export class RawTransactions {
  readonly #chain: Chain;
  readonly #files: readonly BlockFile[];

  constructor(chain: Chain, source: string, sources: readonly ImportedSource[]) {
    this.#chain = chain;
    this.#files = sources.map(({ name, bytes }) => {
      const path = statSync(source, { throwIfNoEntry: false })?.isDirectory() ? join(source, name) : source;
      if (statSync(path, { throwIfNoEntry: false })?.size !== bytes || basename(path) !== name)
        throw new CurrencyError('NO_CHAIN_DATA', {
          message: `${path}: expected the file ${name} of ${bytes} bytes that was imported, found another or none. Name the source of the import.`,
        });
      const mask = join(dirname(path), 'xor.dat');
      return new BlockFile(path, /^blk\d+\.dat$/.test(name) && existsSync(mask) ? readFileSync(mask) : undefined);
    });
  }

  read(tx: number): Uint8Array {
    const { blocks, txOffset } = this.#chain;
    const block = rowOf(blocks.firstTx, tx);
    const from = txOffset[tx + block] as number;
    const to = txOffset[tx + block + 1] as number;
    return (this.#files[blocks.files[block] as number] as BlockFile).read((blocks.offsets[block] as number) + from, to - from);
  }

  close(): void {
    for (const file of this.#files) file.close();
  }
}
