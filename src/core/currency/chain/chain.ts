// SPDX-License-Identifier: Apache-2.0
/**
 * A chain of UTXO transactions as columns. Rows stand in the order of the chain, so a transaction always follows those it spends.
 *
 *     block  ─ firstTx ─►  transaction  ─ firstInput ─►  input   source ─► output | OUTSIDE + row | NONE (coinbase)
 *                                       ─ firstOutput ─► output  value, script ─► script bytes
 *
 * Amounts are whole satoshis in doubles: exact, because the reader refuses what does not fit. Sums of many are taken in bigint.
 */
import { isUnspendable } from '../bitcoin/script.ts';

export interface Chain {
  readonly network: string;
  readonly blocks: BlockColumns;
  /** 32 bytes a transaction, in the order of the bytes. */
  readonly txids: Uint8Array;
  /**
   * Where in its block a transaction begins; behind the last of each block stands the block's length, so transaction `t` of block `b` is row
   * `t + b` and ends where row `t + b + 1` begins.
   */
  readonly txOffset: Uint32Array;
  /** One longer than there are transactions. */
  readonly firstInput: Uint32Array;
  readonly firstOutput: Uint32Array;
  readonly inputSource: Uint32Array;
  readonly outputValue: Float64Array;
  readonly outputScript: Uint32Array;
  readonly scriptEnds: Float64Array;
  readonly scriptBytes: Uint8Array;
  /** Outputs of transactions that were not imported, known from the inputs that spend them. */
  readonly outside: OutsideColumns;
}

export interface BlockColumns {
  readonly hashes: Uint8Array;
  /** 80 bytes a block, as they stand in it. */
  readonly headers: Uint8Array;
  /** Which file of the source a block lies in, and at which offset its header begins. */
  readonly files: Uint32Array;
  readonly offsets: Float64Array;
  /** -1 where nothing in the data says it. */
  readonly heights: Int32Array;
  readonly times: Uint32Array;
  /** One longer than there are blocks. */
  readonly firstTx: Uint32Array;
}

export interface OutsideColumns {
  readonly txids: Uint8Array;
  readonly outputs: Uint32Array;
  /** -1 where the value is not known. */
  readonly values: Float64Array;
  /** NONE where the script is not known. */
  readonly scripts: Uint32Array;
}

/** A column has at most 4 GiB, and a transaction's name 32 bytes. */
export const MOST_TRANSACTIONS = 2 ** 27;
/** For each transaction with its inputs, outputs and scripts, tables of the import among it: the most that was met (blocks of many small ones). */
export const BYTES_FOR_A_TRANSACTION = 400;
export const NONE = 0xffffffff;
/** Set in `inputSource` when the rest is a row of `outside`; so a store holds up to 2^31 - 1 outputs. */
export const OUTSIDE = 0x80000000;

export const transactionCount = (chain: Chain): number => chain.firstInput.length - 1;
export const blockCount = (chain: Chain): number => chain.blocks.firstTx.length - 1;
export const scriptCount = (chain: Chain): number => chain.scriptEnds.length;

export const isCoinbase = (chain: Chain, tx: number): boolean => chain.inputSource[chain.firstInput[tx] as number] === NONE;

/** The script an input spends from, or NONE. */
export function inputScript(chain: Chain, input: number): number {
  const source = chain.inputSource[input] as number;
  if (source === NONE) return NONE;
  return source >= OUTSIDE ? (chain.outside.scripts[source - OUTSIDE] as number) : (chain.outputScript[source] as number);
}

/** The value an input spends, or -1 where it is not known. */
export function inputValue(chain: Chain, input: number): number {
  const source = chain.inputSource[input] as number;
  if (source === NONE) return -1;
  return source >= OUTSIDE ? (chain.outside.values[source - OUTSIDE] as number) : (chain.outputValue[source] as number);
}

/** Whether no one can ever spend what a script locks. */
export function locksForEver(chain: Chain, script: number): boolean {
  const from = script === 0 ? 0 : (chain.scriptEnds[script - 1] as number);
  return isUnspendable(chain.scriptBytes[from], (chain.scriptEnds[script] as number) - from);
}

export function scriptBytes(chain: Chain, script: number): Uint8Array {
  return chain.scriptBytes.subarray(script === 0 ? 0 : (chain.scriptEnds[script - 1] as number), chain.scriptEnds[script]);
}

/** The row a value belongs to in a column of first rows: the transaction of an output, the block of a transaction. */
export function rowOf(firsts: Uint32Array, value: number): number {
  let low = 0;
  let high = firsts.length - 1;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((firsts[middle] as number) <= value) low = middle;
    else high = middle;
  }
  return low;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A 32-byte row as people write it, last byte first. */
export function displayRow(hashes: Uint8Array, row: number): string {
  let text = '';
  for (let at = row * 32 + 31; at >= row * 32; at--) text += HEX[hashes[at] as number];
  return text;
}

export const txid = (chain: Chain, tx: number): string => displayRow(chain.txids, tx);
