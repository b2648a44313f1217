// SPDX-License-Identifier: Apache-2.0
/** The bytes of single transactions, read again from the files they were imported from. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Chain, rowOf } from '../../core/currency/chain/chain.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { BlockFile } from './block-file.ts';
import type { ImportedSource } from './import-blocks.ts';
import { blockFiles, maskBeside } from './source-files.ts';

/** Opens the source of an import again; `source` is the file or folder it was imported from. The caller closes it. */
export class RawTransactions {
  readonly #chain: Chain;
  readonly #files: readonly BlockFile[];

  constructor(chain: Chain, source: string, sources: readonly ImportedSource[]) {
    this.#chain = chain;
    const found = new Map(
      statSync(source, { throwIfNoEntry: false }) === undefined ? [] : blockFiles(source).map((path) => [basename(path), path]),
    );
    this.#files = sources.map(({ name, bytes }) => {
      const path = found.get(name);
      // A node goes on writing to its last file.
      if (path === undefined || statSync(path).size < bytes)
        throw new CurrencyError('NO_CHAIN_DATA', { message: currencySays('source-gone', { path: source, name, bytes }) });
      return new BlockFile(path, maskBeside(path));
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
