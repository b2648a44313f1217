// SPDX-License-Identifier: Apache-2.0
/** Fills the columns of a chain, block by block in the order of the chain. */
import { DamagedBlock } from '../bitcoin/damage.ts';
import { hashFromDisplay } from '../bitcoin/double-sha256.ts';
import { viewOf } from '../bitcoin/few-bytes.ts';
import { HEADER_BYTES } from '../bitcoin/header.ts';
import type { ReadBlock } from '../bitcoin/read-block.ts';
import { BlockRows, bytesOf } from './block-rows.ts';
import { type Chain, NONE, OUTSIDE } from './chain.ts';
import { Column32, Column64, ColumnBytes } from './growing-column.ts';
import { BytesIndex, HashIndex } from './hash-index.ts';
import type { QuickRows } from './quick-rows.ts';

/** An output an input spends, given beside the block by whoever has the whole chain. */
export interface Prevout {
  readonly value: number;
  readonly script: Uint8Array;
}

/** Of a block, in the mean of blocks with many small transactions. */
const BYTES_OF_A_TRANSACTION = 300;
const BYTES_OF_A_NEW_SCRIPT = 85;
/** Rows whose memory is asked for together: more than these, and the first are far away again before they are used. */
const AT_ONCE = 256;

export class ChainBuilder {
  readonly #txids: HashIndex;
  readonly #scripts: BytesIndex;
  readonly #firstInput: Column32;
  readonly #firstOutput: Column32;
  readonly #inputSource: Column32;
  readonly #outputValue: Column64;
  readonly #outputScript: Column32;
  readonly #blockHashes = new ColumnBytes();
  readonly #headers = new ColumnBytes();
  readonly #blockFiles = new Column32();
  readonly #blockOffsets = new Column64();
  readonly #txOffset: Column32;
  readonly #heights = new Column32();
  readonly #times = new Column32();
  readonly #firstTx = new Column32();
  readonly #outsideTxids = new ColumnBytes();
  readonly #outsideOutputs = new Column32();
  readonly #outsideValues = new Column64();
  readonly #outsideScripts = new Column32();
  /** Inputs whose transaction may still come: row of `outside` and input. */
  readonly #open = new Column32();
  #rows = new BlockRows(2 ** 16);
  readonly #quick: QuickRows | undefined;
  #prevouts: readonly Prevout[] | undefined;
  #spent = 0;
  /** Of what was only asked for, so that the engine does not leave it out. */
  #met = 0;

  /** `blockBytes`: of all blocks that will come, where it is known: tables and columns are then made large enough at once. `quick` is asked first for their rows. */
  constructor(blockBytes = 0, quick?: QuickRows) {
    this.#quick = quick;
    const transactions = blockBytes / BYTES_OF_A_TRANSACTION;
    const scripts = blockBytes / BYTES_OF_A_NEW_SCRIPT;
    this.#txids = new HashIndex(transactions);
    this.#firstInput = new Column32(transactions);
    this.#firstOutput = new Column32(transactions);
    this.#txOffset = new Column32(transactions);
    this.#scripts = new BytesIndex(scripts);
    this.#inputSource = new Column32(scripts);
    this.#outputValue = new Column64(scripts);
    this.#outputScript = new Column32(scripts);
    this.#firstInput.push(0);
    this.#firstOutput.push(0);
    this.#firstTx.push(0);
  }

  /**
   * Reads, checks and adds one block. `heightOf` gets what the block states and answers with its height, -1 for unknown; `place` says where the
   * block lies in its source; `read`: the rows of the very same bytes, where another thread has read and checked them.
   */
  addBlock(
    bytes: Uint8Array,
    heightOf: (block: ReadBlock) => number,
    prevouts?: readonly Prevout[],
    place: { readonly file: number; readonly offset: number } = { file: 0, offset: 0 },
    read?: BlockRows,
  ): ReadBlock {
    const rows = read ?? this.#read(bytes);
    const block = rows.block(bytes);
    this.#prevouts = prevouts;
    this.#spent = 0;
    this.#fill(viewOf(bytes), rows);
    if (prevouts !== undefined && this.#spent !== prevouts.length)
      throw new DamagedBlock(0, `${this.#spent} inputs spend something, ${prevouts.length} spent outputs are given beside it`);
    this.#blockHashes.append(viewOf(hashFromDisplay(block.hash) as Uint8Array), 0, 32);
    this.#headers.append(viewOf(bytes), 0, HEADER_BYTES);
    this.#blockFiles.push(place.file);
    this.#blockOffsets.push(place.offset);
    this.#txOffset.push(bytes.length);
    this.#heights.push(heightOf(block));
    this.#times.push(block.time);
    this.#firstTx.push(this.#txids.count);
    return block;
  }

  /** Memory taken while building: columns with their idle ends, and the tables that find rows. */
  get allocatedBytes(): number {
    const columns = [
      this.#firstInput,
      this.#firstOutput,
      this.#inputSource,
      this.#outputValue,
      this.#outputScript,
      this.#txOffset,
      this.#headers,
    ];
    return columns.reduce((sum, column) => sum + column.allocatedBytes, this.#txids.allocatedBytes + this.#scripts.allocatedBytes);
  }

  #read(bytes: Uint8Array): BlockRows {
    const quick = this.#quick?.read(bytes);
    if (quick !== undefined) return quick;
    if (bytes.length > this.#rows.blockBytes) this.#rows = new BlockRows(2 * bytes.length);
    this.#rows.read(bytes);
    return this.#rows;
  }

  /** Where spent outputs are given, scripts get their rows as the transactions tell them, inputs first; else those of all outputs at once. */
  #fill(bytes: DataView, rows: BlockRows): void {
    const firstOutput = this.#outputValue.length;
    const { transactions } = rows;
    const firstTx = this.#txids.count;
    this.#txids.append(bytesOf(rows.txids, transactions));
    this.#txOffset.append(rows.txFrom, transactions);
    this.#firstInput.append(rows.inputsTo, transactions, this.#inputSource.length);
    this.#firstOutput.append(rows.outputsTo, transactions, firstOutput);
    this.#outputValue.append(rows.values, rows.outputs);
    if (this.#prevouts === undefined) this.#addAllScripts(bytes, rows);
    let input = 0;
    let near = 0;
    let nearTx = 0;
    for (let tx = 0; tx < transactions; tx++) {
      for (const end = rows.inputsTo[tx] as number; input < end; input++) {
        if (input === near) {
          near = Math.min(near + AT_ONCE, rows.inputs);
          this.#met ^= this.#txids.approach(bytes, rows.inputHashAt, input, near);
        }
        this.#inputSource.push(this.#sourceOf(bytes, rows.inputHashAt[input] as number, rows.inputOutput[input] as number));
      }
      if (this.#prevouts !== undefined)
        this.#addScripts(bytes, rows, this.#outputScript.length - firstOutput, rows.outputsTo[tx] as number);
      if (tx === nearTx) {
        nearTx = Math.min(nearTx + AT_ONCE, transactions);
        this.#met ^= this.#txids.approachNext(firstTx + nearTx);
      }
      this.#txids.place();
    }
  }

  #addAllScripts(bytes: DataView, rows: BlockRows): void {
    for (let from = 0; from < rows.outputs; from += AT_ONCE) {
      const to = Math.min(from + AT_ONCE, rows.outputs);
      this.#met ^= this.#scripts.approach(rows.scriptSum, from, to);
      this.#addScripts(bytes, rows, from, to);
    }
  }

  #addScripts(bytes: DataView, rows: BlockRows, begin: number, end: number): void {
    const column = this.#outputScript;
    column.reserve(end - begin);
    this.#scripts.internAll(bytes, rows, begin, end, column.values, column.length);
    column.length += end - begin;
  }

  /** What an input spends: a row of outputs, or one of those whose transaction is not here. */
  #sourceOf(bytes: DataView, hashAt: number, output: number): number {
    if (hashAt === 0) return NONE;
    const given = this.#prevouts?.[this.#spent++];
    const tx = this.#txids.find(bytes, hashAt);
    if (tx < 0) return this.#outside(bytes, hashAt, output, given);
    const outputs = this.#firstOutput.values;
    const row = (outputs[tx] as number) + output;
    if (row < (outputs[tx + 1] as number)) return row;
    throw new DamagedBlock(hashAt, 'an input spends an output its transaction does not have');
  }

  #outside(bytes: DataView, hashAt: number, output: number, given: Prevout | undefined): number {
    const row = this.#outsideOutputs.length;
    this.#open.push(this.#inputSource.length);
    this.#outsideTxids.append(bytes, hashAt, hashAt + 32);
    this.#outsideOutputs.push(output);
    this.#outsideValues.push(given === undefined ? -1 : given.value);
    this.#outsideScripts.push(given === undefined ? NONE : this.#scripts.intern(viewOf(given.script), 0, given.script.length));
    return (OUTSIDE | row) >>> 0;
  }

  /** The finished columns. Inputs that spend a transaction from a later block of the source (unordered sources) are joined now. */
  done(network: string): Chain {
    for (let row = 0; row < this.#open.length; row++) this.#join(row);
    return {
      network,
      blocks: {
        hashes: this.#blockHashes.done(),
        headers: this.#headers.done(),
        files: this.#blockFiles.done(),
        offsets: this.#blockOffsets.done(),
        heights: Int32Array.from(this.#heights.done(), (height) => height | 0),
        times: this.#times.done(),
        firstTx: this.#firstTx.done(),
      },
      txids: this.#txids.bytes,
      txOffset: this.#txOffset.done(),
      firstInput: this.#firstInput.done(),
      firstOutput: this.#firstOutput.done(),
      inputSource: this.#inputSource.done(),
      outputValue: this.#outputValue.done(),
      outputScript: this.#outputScript.done(),
      scriptEnds: this.#scripts.done().ends,
      scriptBytes: this.#scripts.done().bytes,
      outside: {
        txids: this.#outsideTxids.done(),
        outputs: this.#outsideOutputs.done(),
        values: this.#outsideValues.done(),
        scripts: this.#outsideScripts.done(),
      },
    };
  }

  #join(row: number): void {
    const tx = this.#txids.find(this.#outsideTxids.view, row * 32);
    if (tx < 0) return;
    const output = (this.#firstOutput.values[tx] as number) + (this.#outsideOutputs.values[row] as number);
    if (output < (this.#firstOutput.values[tx + 1] as number)) this.#inputSource.values[this.#open.values[row] as number] = output;
  }
}
