// SPDX-License-Identifier: Apache-2.0
import { viewOf } from '../bitcoin/few-bytes.ts';
import { HEADER_BYTES, readHeader } from '../bitcoin/header.ts';
import { type BlockVisitor, type ReadBlock, readBlock } from '../bitcoin/read-block.ts';
import type { QuickRows } from './quick-rows.ts';
import { sumOfBytes } from './sum-of-bytes.ts';

/** As a coinbase has it. */
const NO_OUTPUT = 0xffffffff;

/** Fewest bytes of an input, an output and a transaction, and of a row for each here. */
const INPUT = { bytes: 41, row: 8 };
const OUTPUT = { bytes: 9, row: 8 + 12 };
const TRANSACTION = { bytes: 60, row: 32 + 12 };
const rows = (kind: { readonly bytes: number }, blockBytes: number): number => Math.ceil(blockBytes / kind.bytes) + 1;
const COUNTS_BYTES = 16;
export const bytesOf = ({ buffer, byteOffset }: DataView, hashes: number): Uint8Array => new Uint8Array(buffer, byteOffset, 32 * hashes);
/** The most transactions there can be in so many bytes. */
export const mostTransactions = (blockBytes: number): number => Math.floor(blockBytes / TRANSACTION.bytes);
/** Rows there are for the transactions of a block of so many bytes. */
export const rowsOfTransactions = (blockBytes: number): number => rows(TRANSACTION, blockBytes);

/**
 * A checked block as rows, all in one buffer, so that one thread can read blocks and another one use them. Offsets are into the block's bytes.
 *
 *     counts        transactions, inputs, outputs, stated height + 1 or 0
 *     values        of each output, in satoshis       scriptFrom, scriptTo, scriptSum   of each output
 *     inputHashAt   where the spent hash lies, 0 for the coinbase                       inputOutput   number of the spent output
 *     inputsTo, outputsTo   rows where those of a transaction end                       txFrom        where its bytes begin
 *     txids         32 bytes a transaction
 */
export class BlockRows implements BlockVisitor {
  readonly #counts: Uint32Array;
  readonly values: Float64Array;
  readonly scriptFrom: Uint32Array;
  readonly scriptTo: Uint32Array;
  readonly scriptSum: Uint32Array;
  readonly inputHashAt: Uint32Array;
  readonly inputOutput: Uint32Array;
  readonly inputsTo: Uint32Array;
  readonly outputsTo: Uint32Array;
  readonly txFrom: Uint32Array;
  readonly txids: DataView;
  /** Of the largest block there is room for. */
  readonly blockBytes: number;
  #inputs = 0;
  #outputs = 0;
  #bytes: DataView = new DataView(new ArrayBuffer(0));

  static bytesFor(blockBytes: number): number {
    const all = [INPUT, OUTPUT, TRANSACTION].reduce((sum, kind) => sum + kind.row * rows(kind, blockBytes), COUNTS_BYTES);
    return Math.ceil(all / 8) * 8;
  }

  /** `at` is a multiple of eight; behind it lie `bytesFor(blockBytes)` bytes. */
  constructor(blockBytes: number, buffer: ArrayBufferLike = new ArrayBuffer(BlockRows.bytesFor(blockBytes)), at = 0) {
    this.blockBytes = blockBytes;
    const [inputs, outputs, transactions] = [rows(INPUT, blockBytes), rows(OUTPUT, blockBytes), rows(TRANSACTION, blockBytes)];
    let next = at + COUNTS_BYTES + 8 * outputs;
    const words = (count: number): Uint32Array => {
      next += 4 * count;
      return new Uint32Array(buffer, next - 4 * count, count);
    };
    this.#counts = new Uint32Array(buffer, at, COUNTS_BYTES / 4);
    this.values = new Float64Array(buffer, at + COUNTS_BYTES, outputs);
    this.scriptFrom = words(outputs);
    this.scriptTo = words(outputs);
    this.scriptSum = words(outputs);
    this.inputHashAt = words(inputs);
    this.inputOutput = words(inputs);
    this.inputsTo = words(transactions);
    this.outputsTo = words(transactions);
    this.txFrom = words(transactions);
    this.txids = new DataView(buffer, next, 32 * transactions);
  }

  /** Reads and checks a block; throws DamagedBlock, and then the rows may not be used. `quick` is asked first. */
  read(bytes: Uint8Array, quick?: QuickRows): void {
    const rows = quick?.read(bytes);
    if (rows !== undefined) {
      this.#copy(rows);
      return;
    }
    this.#inputs = 0;
    this.#outputs = 0;
    this.#bytes = viewOf(bytes);
    const { transactions, statedHeight, txids } = readBlock(bytes, this);
    bytesOf(this.txids, transactions).set(txids);
    this.tell(transactions, this.#inputs, this.#outputs, statedHeight);
  }

  /** How many rows there now are, for whoever has filled them; and the height. */
  tell(transactions: number, inputs: number, outputs: number, statedHeight: number | undefined): void {
    this.#counts.set([transactions, inputs, outputs, statedHeight === undefined ? 0 : statedHeight + 1]);
  }

  #copy(rows: BlockRows): void {
    const { transactions, inputs, outputs } = rows;
    this.#counts.set(rows.#counts);
    this.values.set(rows.values.subarray(0, outputs));
    for (const column of ['scriptFrom', 'scriptTo', 'scriptSum'] as const) this[column].set(rows[column].subarray(0, outputs));
    for (const column of ['inputHashAt', 'inputOutput'] as const) this[column].set(rows[column].subarray(0, inputs));
    for (const column of ['inputsTo', 'outputsTo', 'txFrom'] as const) this[column].set(rows[column].subarray(0, transactions));
    bytesOf(this.txids, transactions).set(bytesOf(rows.txids, transactions));
  }

  get transactions(): number {
    return this.#counts[0] as number;
  }
  get inputs(): number {
    return this.#counts[1] as number;
  }
  get outputs(): number {
    return this.#counts[2] as number;
  }

  /** What the block says of itself; `bytes` are those that were read. */
  block(bytes: Uint8Array): ReadBlock {
    const height = this.#counts[3] as number;
    return {
      ...readHeader(bytes.subarray(0, HEADER_BYTES)),
      transactions: this.transactions,
      statedHeight: height === 0 ? undefined : height - 1,
    };
  }

  coinbase(): void {
    this.inputHashAt[this.#inputs] = 0;
    this.inputOutput[this.#inputs++] = NO_OUTPUT;
  }

  input(hashAt: number, output: number): void {
    this.inputHashAt[this.#inputs] = hashAt;
    this.inputOutput[this.#inputs++] = output;
  }

  output(value: number, scriptFrom: number, scriptTo: number): void {
    this.values[this.#outputs] = value;
    this.scriptFrom[this.#outputs] = scriptFrom;
    this.scriptTo[this.#outputs] = scriptTo;
    this.scriptSum[this.#outputs++] = sumOfBytes(this.#bytes, scriptFrom, scriptTo);
  }

  transaction(index: number, from: number): void {
    this.txFrom[index] = from;
    this.inputsTo[index] = this.#inputs;
    this.outputsTo[index] = this.#outputs;
  }
}
