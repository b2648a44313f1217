// SPDX-License-Identifier: Apache-2.0
/**
 * Imported chain data as a folder: one file a column, little-endian, and `chain.json`, which says what each is.
 *
 *     chain.json           schema, network, counts, the sources with their hashes, one line a column: file, type, rows, sha256
 *     first-input.u32      transaction -> its first input; one row more than there are transactions
 *     output-value.f64     satoshis of each output; whole numbers
 *     script-bytes.u8      all different scripts, one behind the other; script-ends.f64 says where each ends
 *
 * Any program that reads raw arrays can use it (numpy.fromfile, DuckDB after a copy). Never changed after it was written.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chain } from '../../core/currency/chain/chain.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import type { ImportedSource } from '../bitcoin-files/import-blocks.ts';
import { readColumn, sha256OfColumn, writeColumn } from './column-file.ts';

const SCHEMA = 'rogatory.chain/1';
const TYPES = { u8: Uint8Array, u32: Uint32Array, i32: Int32Array, f64: Float64Array } as const;
type ColumnType = keyof typeof TYPES;
type ColumnArray = Uint8Array | Uint32Array | Int32Array | Float64Array;

export interface ChainManifest {
  readonly schema: typeof SCHEMA;
  readonly network: string;
  readonly counts: {
    readonly blocks: number;
    readonly transactions: number;
    readonly inputs: number;
    readonly outputs: number;
    readonly scripts: number;
  };
  readonly sources: readonly ImportedSource[];
  /** The file or folder the import was made from; the hashes decide whether it is still the same. */
  readonly sourcePath: string;
  /** Hashes of blocks that were in the sources and lost against a rival. */
  readonly stale: readonly string[];
  readonly columns: readonly { readonly name: string; readonly type: ColumnType; readonly rows: number; readonly sha256: string }[];
}

const columnsOf = (chain: Chain): Record<string, readonly [ColumnType, ColumnArray]> => ({
  'block-hashes': ['u8', chain.blocks.hashes],
  'block-headers': ['u8', chain.blocks.headers],
  'block-files': ['u32', chain.blocks.files],
  'block-offsets': ['f64', chain.blocks.offsets],
  'block-heights': ['i32', chain.blocks.heights],
  'block-times': ['u32', chain.blocks.times],
  'block-first-tx': ['u32', chain.blocks.firstTx],
  txids: ['u8', chain.txids],
  'tx-offset': ['u32', chain.txOffset],
  'first-input': ['u32', chain.firstInput],
  'first-output': ['u32', chain.firstOutput],
  'input-source': ['u32', chain.inputSource],
  'output-value': ['f64', chain.outputValue],
  'output-script': ['u32', chain.outputScript],
  'script-ends': ['f64', chain.scriptEnds],
  'script-bytes': ['u8', chain.scriptBytes],
  'outside-txids': ['u8', chain.outside.txids],
  'outside-outputs': ['u32', chain.outside.outputs],
  'outside-values': ['f64', chain.outside.values],
  'outside-scripts': ['u32', chain.outside.scripts],
});

/** Writes a chain into a folder that is empty or holds an older import, which is replaced; `chain.json` comes last, so a torn write is no import. */
export function writeChain(
  folder: string,
  chain: Chain,
  sources: readonly ImportedSource[],
  sourcePath: string,
  stale: readonly string[],
): ChainManifest {
  clearOldImport(folder);
  const columns = Object.entries(columnsOf(chain)).map(([name, [type, values]]) => {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    writeColumn(join(folder, `${name}.${type}`), bytes);
    return { name, type, rows: values.length, sha256: sha256OfColumn(bytes) };
  });
  const counts = {
    blocks: chain.blocks.firstTx.length - 1,
    transactions: chain.firstInput.length - 1,
    inputs: chain.inputSource.length,
    outputs: chain.outputValue.length,
    scripts: chain.scriptEnds.length,
  };
  const manifest: ChainManifest = { schema: SCHEMA, network: chain.network, counts, sources, sourcePath, stale, columns };
  writeFileSync(join(folder, 'chain.json.part'), `${JSON.stringify(manifest, null, 1)}\n`);
  renameSync(join(folder, 'chain.json.part'), join(folder, 'chain.json'));
  return manifest;
}

function clearOldImport(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder);
  if (
    names.length > 0 &&
    !names.includes('chain.json') &&
    !names.every((name) => /^[a-z0-9-]+\.(?:u8|u32|i32|f64)$|^chain\.json\.part$/.test(name))
  )
    throw new CurrencyError('NO_CHAIN_DATA', {
      message: currencySays('folder-not-empty', { folder }),
    });
  rmSync(join(folder, 'chain.json'), { force: true });
}

/** Reads an import back, whole, into memory. `check`: compare every column with its hash. */
export function readChain(folder: string, check = false): { readonly chain: Chain; readonly manifest: ChainManifest } {
  const manifest = readManifest(folder);
  const column = <T extends ColumnType>(name: string, type: T): InstanceType<(typeof TYPES)[T]> => {
    const known = manifest.columns.find((entry) => entry.name === name && entry.type === type);
    const path = join(folder, `${name}.${type}`);
    const bytes = known !== undefined && existsSync(path) ? readColumn(path, known.rows * TYPES[type].BYTES_PER_ELEMENT) : undefined;
    if (known === undefined || bytes === undefined)
      throw new CurrencyError('NO_CHAIN_DATA', {
        message: currencySays('column-wrong', { path }),
      });
    if (check && sha256OfColumn(bytes) !== known.sha256)
      throw new CurrencyError('NO_CHAIN_DATA', {
        message: currencySays('hash-wrong', { path }),
      });
    return new TYPES[type](bytes.buffer, 0, known.rows) as InstanceType<(typeof TYPES)[T]>;
  };
  const chain: Chain = {
    network: manifest.network,
    blocks: {
      hashes: column('block-hashes', 'u8'),
      headers: column('block-headers', 'u8'),
      files: column('block-files', 'u32'),
      offsets: column('block-offsets', 'f64'),
      heights: column('block-heights', 'i32'),
      times: column('block-times', 'u32'),
      firstTx: column('block-first-tx', 'u32'),
    },
    txids: column('txids', 'u8'),
    txOffset: column('tx-offset', 'u32'),
    firstInput: column('first-input', 'u32'),
    firstOutput: column('first-output', 'u32'),
    inputSource: column('input-source', 'u32'),
    outputValue: column('output-value', 'f64'),
    outputScript: column('output-script', 'u32'),
    scriptEnds: column('script-ends', 'f64'),
    scriptBytes: column('script-bytes', 'u8'),
    outside: {
      txids: column('outside-txids', 'u8'),
      outputs: column('outside-outputs', 'u32'),
      values: column('outside-values', 'f64'),
      scripts: column('outside-scripts', 'u32'),
    },
  };
  return { chain, manifest };
}

function readManifest(folder: string): ChainManifest {
  const path = join(folder, 'chain.json');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '{}';
  const manifest = JSON.parse(text) as ChainManifest;
  if (manifest.schema !== SCHEMA)
    throw new CurrencyError('NO_CHAIN_DATA', {
      message: currencySays('no-chain-data', { folder }),
    });
  return manifest;
}
