// SPDX-License-Identifier: Apache-2.0
/** One block from its bytes: every number bounds-checked, every hash the block states computed again. */
import { BlockHashes } from './block-hashes.ts';
import { ByteReader } from './byte-reader.ts';
import { DamagedBlock } from './damage.ts';
import { displayHash, doubleSha256 } from './double-sha256.ts';
import { viewOf } from './few-bytes.ts';
import { type BlockHeader, HEADER_BYTES, meetsTarget, readHeader } from './header.ts';
import { merkleRoot } from './merkle-root.ts';

/** Receives what a block holds, in its order, a transaction after its inputs and outputs. Offsets are into the block's bytes. */
export interface BlockVisitor {
  /** A spent output: 32 bytes of transaction hash at `hashAt`; the coinbase's only input is not told. */
  input(hashAt: number, output: number): void;
  coinbase(): void;
  output(value: number, scriptFrom: number, scriptTo: number): void;
  /** `from` and `to`: where the transaction's bytes lie in the block. */
  transaction(index: number, from: number, to: number): void;
}

export interface ReadBlock extends BlockHeader {
  readonly transactions: number;
  /** BIP 34: the height the coinbase begins with, where the block's version promises one. */
  readonly statedHeight: number | undefined;
}

/** The hashes of its transactions, 32 bytes each, in memory that the next block takes. */
export interface BlockWithHashes extends ReadBlock {
  readonly txids: Uint8Array;
}

const COMMITMENT = [0x6a, 0x24, 0xaa, 0x21, 0xa9, 0xed];

/** Reads and checks a whole block and tells its contents; throws DamagedBlock, then nothing told so far may be used. */
export function readBlock(bytes: Uint8Array, visitor: BlockVisitor): BlockWithHashes {
  if (bytes.length < HEADER_BYTES)
    throw new DamagedBlock(bytes.length, `a header has ${HEADER_BYTES} bytes, the data ends after ${bytes.length}`);
  const header = readHeader(bytes);
  if (!meetsTarget(header)) throw new DamagedBlock(0, 'the proof of work does not meet the target the header states');
  const reader = new ByteReader(bytes, HEADER_BYTES);
  const count = reader.size('the number of transactions');
  if (count === 0 || count * 60 > bytes.length)
    throw new DamagedBlock(HEADER_BYTES, `${count} transactions cannot stand in ${bytes.length} bytes`);
  const body = new BlockBody(bytes, reader, visitor, count);
  for (let index = 0; index < count; index++) body.transaction(index);
  if (reader.at !== bytes.length)
    throw new DamagedBlock(reader.at, `${bytes.length - reader.at} bytes are left behind the last transaction`);
  const txids = body.txids();
  checkMerkleRoot(txids, count, header.merkleRoot);
  body.checkWitnessCommitment(txids);
  return { ...header, transactions: count, statedHeight: statedHeight(bytes, body.coinbaseScriptAt), txids };
}

function checkMerkleRoot(txids: Uint8Array, count: number, stated: string): void {
  const { root, repeated } = merkleRoot(txids, count);
  if (repeated) throw new DamagedBlock(HEADER_BYTES, 'transactions are repeated so that the Merkle root stays the same');
  if (displayHash(root) !== stated) throw new DamagedBlock(36, 'the Merkle root of its transactions is another than the header states');
}

/** Made for the first block; one is read after the other. */
let hashes: BlockHashes | undefined;

class BlockBody {
  readonly #bytes: Uint8Array;
  readonly #reader: ByteReader;
  readonly #visitor: BlockVisitor;
  readonly #count: number;
  readonly #hashes: BlockHashes;
  /** Their hash with witness, which the coinbase commits to once there is a witness at all, is the same. */
  readonly #withoutWitness: number[] = [];
  #commitmentAt = -1;
  #reserved: Uint8Array | undefined;
  coinbaseScriptAt = 0;

  constructor(bytes: Uint8Array, reader: ByteReader, visitor: BlockVisitor, count: number) {
    this.#bytes = bytes;
    this.#reader = reader;
    this.#visitor = visitor;
    this.#count = count;
    hashes ??= new BlockHashes();
    hashes.begin(bytes, 2 * count);
    this.#hashes = hashes;
  }

  /**
   *     version  [00 01]  inputs  outputs  [witness of each input]  lock time
   *              marker of a transaction with witness (BIP 144)
   */
  transaction(index: number): void {
    const reader = this.#reader;
    const from = reader.at;
    reader.skip(4, 'a transaction version');
    let bodyFrom = reader.at;
    let inputs = reader.size('the number of inputs');
    const segwit = inputs === 0;
    if (segwit) {
      reader.need(1, 'the witness flag');
      if (this.#bytes[reader.at++] !== 1) throw new DamagedBlock(reader.at - 1, 'a transaction without inputs, or an unknown flag');
      bodyFrom = reader.at;
      inputs = reader.size('the number of inputs');
    }
    this.#inputs(index, inputs);
    this.#outputs(index);
    const bodyTo = reader.at;
    if (segwit) this.#witness(index, inputs);
    const lockAt = reader.at;
    reader.skip(4, 'a lock time');
    this.#hash(index, segwit, from, bodyFrom, bodyTo, lockAt);
    this.#visitor.transaction(index, from, reader.at);
  }

  /** Rows of names come first, behind them those of hashes with witness. */
  #hash(index: number, segwit: boolean, from: number, bodyFrom: number, bodyTo: number, lockAt: number): void {
    if (segwit) {
      this.#hashes.addStripped(index, from, bodyFrom, bodyTo, lockAt);
      this.#hashes.add(this.#count + index, from, lockAt + 4);
    } else {
      this.#hashes.add(index, from, lockAt + 4);
      this.#withoutWitness.push(index);
    }
  }

  txids(): Buffer {
    return this.#hashes.rows(0, this.#count);
  }

  #inputs(index: number, count: number): void {
    const reader = this.#reader;
    if (count === 0 || reader.at + count * 41 > reader.end)
      throw new DamagedBlock(reader.at, `${count} inputs cannot stand in what is left`);
    for (let i = 0; i < count; i++) {
      const hashAt = reader.at;
      reader.skip(32, 'the hash of a spent transaction');
      const output = reader.u32('the number of a spent output');
      const length = reader.size('the length of an input script');
      const nothing = output === 0xffffffff && isZero(this.#bytes, hashAt);
      if (nothing !== (index === 0))
        throw new DamagedBlock(hashAt, index === 0 ? 'the first transaction is no coinbase' : 'a second coinbase');
      if (!nothing) this.#visitor.input(hashAt, output);
      else {
        if (count !== 1) throw new DamagedBlock(hashAt, 'a coinbase with more than one input');
        this.coinbaseScriptAt = reader.at;
        this.#visitor.coinbase();
      }
      reader.skip(length + 4, 'an input script');
    }
  }

  #outputs(index: number): void {
    const reader = this.#reader;
    const count = reader.size('the number of outputs');
    if (count === 0 || reader.at + count * 9 > reader.end)
      throw new DamagedBlock(reader.at, `${count} outputs cannot stand in what is left`);
    for (let i = 0; i < count; i++) {
      const value = reader.amount('the value of an output');
      const length = reader.size('the length of an output script');
      const scriptFrom = reader.at;
      reader.skip(length, 'an output script');
      if (index === 0 && length >= 38 && COMMITMENT.every((byte, at) => this.#bytes[scriptFrom + at] === byte))
        this.#commitmentAt = scriptFrom + 6;
      this.#visitor.output(value, scriptFrom, reader.at);
    }
  }

  #witness(index: number, inputs: number): void {
    const reader = this.#reader;
    let items = 0;
    for (let i = 0; i < inputs; i++) {
      const count = reader.size('the number of witness items');
      items += count;
      for (let item = 0; item < count; item++) {
        const length = reader.size('the length of a witness item');
        if (index === 0 && length === 32) this.#reserved = this.#bytes.subarray(reader.at, reader.at + 32);
        reader.skip(length, 'a witness item');
      }
    }
    if (items === 0) throw new DamagedBlock(reader.at, 'a witness that holds nothing');
  }

  /** BIP 141: the coinbase commits to the hashes with witness and 32 bytes of its own witness; without a witness there is nothing to check. */
  checkWitnessCommitment(txids: Buffer): void {
    if (this.#withoutWitness.length === this.#count) return;
    if (this.#commitmentAt < 0 || this.#reserved === undefined)
      throw new DamagedBlock(HEADER_BYTES, 'it carries witnesses its coinbase does not commit to');
    const wtxids = this.#hashes.rows(this.#count, 2 * this.#count);
    for (const index of this.#withoutWitness) txids.copy(wtxids, 32 * index, 32 * index, 32 * index + 32);
    wtxids.fill(0, 0, 32);
    const both = new Uint8Array(64);
    both.set(merkleRoot(wtxids, this.#count).root);
    both.set(this.#reserved, 32);
    const commitment = doubleSha256(both);
    for (let i = 0; i < 32; i++)
      if (commitment[i] !== this.#bytes[this.#commitmentAt + i])
        throw new DamagedBlock(this.#commitmentAt, 'its witnesses are others than its coinbase commits to');
  }
}

/** The number the coinbase script begins with, when it is one push of a small number and the block's version promises it. */
export function statedHeight(block: Uint8Array, coinbaseScriptAt: number): number | undefined {
  if (viewOf(block).getInt32(0, true) < 2) return undefined;
  const size = block[coinbaseScriptAt] as number;
  if (size >= 0x51 && size <= 0x60) return size - 0x50;
  if (size < 1 || size > 4) return undefined;
  let height = 0;
  for (let i = size; i >= 1; i--) height = height * 256 + (block[coinbaseScriptAt + i] as number);
  return height < 0x7fffffff ? height : undefined;
}

function isZero(bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < 32; i++) if (bytes[at + i] !== 0) return false;
  return true;
}
