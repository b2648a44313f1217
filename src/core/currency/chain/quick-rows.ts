// SPDX-License-Identifier: Apache-2.0
import { doubleSha256, doubleSha256Into } from '../bitcoin/double-sha256.ts';
import { hashFourIn } from '../bitcoin/four-lanes/hash-four.ts';
import { HEADER_BYTES, meetsTarget, readHeader } from '../bitcoin/header.ts';
import { statedHeight } from '../bitcoin/read-block.ts';
import { BlockRows, rowsOfTransactions } from './block-rows.ts';

/** More than any block has; a file that is none may be larger than a memory can be. */
const MOST_BYTES = 2 ** 25;
const PAGE_BYTES = 2 ** 16;
const HASH_BYTES = 32;

type Told = { readonly value: number };

/** What quick-rows/read-block.ts gives out. */
interface QuickReader {
  roomAt(): number;
  takeRoom(...addresses: number[]): void;
  readBlock(from: number, to: number): number;
  readonly transactions: Told;
  readonly inputs: Told;
  readonly outputs: Told;
  readonly coinbaseScriptAt: Told;
  readonly commitmentAt: Told;
  readonly reservedAt: Told;
}

/**
 * The rows of blocks that are as they should be, read in WebAssembly; what is not, or only looks odd, `BlockRows.read` has to read. All lies in one
 * memory, which the next block takes.
 *
 *     of quick-rows/layout.ts   rows   block   hashes with witness   numbers of transactions without   a Merkle tree's level   a transaction apart
 */
export class QuickRows {
  /** From which another thread can make its own. */
  readonly code: WebAssembly.Module;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #reader: QuickReader;
  #bytes = Buffer.from(this.#memory.buffer);
  #rows = new BlockRows(0);
  #blockAt = 0;
  #levelsAt = 0;

  /** `code`: of quick-rows/read-block.ts. */
  constructor(code: WebAssembly.Module) {
    this.code = code;
    const four = hashFourIn(this.#memory);
    if (four === undefined) throw new Error('the engine has no vectors; the code it is given has, and cannot have been compiled here');
    const hashAlone = (from: number, to: number, digestAt: number) =>
      doubleSha256Into(this.#bytes.subarray(from, to), this.#bytes, digestAt);
    const { exports } = new WebAssembly.Instance(code, { env: { memory: this.#memory }, host: { ...four, hashAlone } });
    this.#reader = exports as unknown as QuickReader;
  }

  /** Where a block of so many bytes can be put so that it need not be copied, for the next `read`; undefined for what is too large for a block. */
  room(blockBytes: number): Uint8Array | undefined {
    if (blockBytes > MOST_BYTES) return undefined;
    if (blockBytes > this.#rows.blockBytes) this.#makeRoom(Math.min(2 * blockBytes, MOST_BYTES));
    return this.#bytes.subarray(this.#blockAt, this.#blockAt + blockBytes);
  }

  /** Reads and checks a block. Undefined: another reader has to, and may find nothing wrong with it. */
  read(bytes: Uint8Array): BlockRows | undefined {
    if (bytes.length <= HEADER_BYTES || !meetsTarget(readHeader(bytes))) return undefined;
    const block = this.room(bytes.length);
    if (block === undefined) return undefined;
    if (bytes.buffer !== block.buffer || bytes.byteOffset !== block.byteOffset) block.set(bytes);
    const reader = this.#reader;
    if (reader.readBlock(this.#blockAt, this.#blockAt + bytes.length) === 0 || !this.#meetsCommitment()) return undefined;
    const height = statedHeight(block, reader.coinbaseScriptAt.value - this.#blockAt);
    this.#rows.tell(reader.transactions.value, reader.inputs.value, reader.outputs.value, height);
    return this.#rows;
  }

  #meetsCommitment(): boolean {
    const [commitmentAt, reservedAt] = [this.#reader.commitmentAt.value, this.#reader.reservedAt.value];
    if (commitmentAt === 0) return true;
    const hash = (at: number) => this.#bytes.subarray(at, at + HASH_BYTES);
    return hash(commitmentAt).equals(doubleSha256(Buffer.concat([hash(this.#levelsAt), hash(reservedAt)])));
  }

  #makeRoom(blockBytes: number): void {
    const transactions = rowsOfTransactions(blockBytes);
    let end = this.#reader.roomAt();
    const take = (bytes: number): number => {
      const at = Math.ceil(end / 64) * 64;
      end = at + bytes;
      return at;
    };
    const rowsAt = take(BlockRows.bytesFor(blockBytes));
    this.#blockAt = take(blockBytes);
    const wtxids = take(HASH_BYTES * transactions);
    const withoutWitness = take(4 * transactions);
    this.#levelsAt = take(HASH_BYTES * (transactions + 1));
    const apart = take(blockBytes);
    this.#memory.grow(Math.max(0, Math.ceil((end - this.#bytes.length) / PAGE_BYTES)));
    this.#bytes = Buffer.from(this.#memory.buffer);
    const rows = new BlockRows(blockBytes, this.#memory.buffer, rowsAt);
    const columns = [rows.values, rows.scriptFrom, rows.scriptTo, rows.scriptSum, rows.inputHashAt, rows.inputOutput];
    const ofTransactions = [rows.inputsTo, rows.outputsTo, rows.txFrom, rows.txids];
    const addresses = [...columns, ...ofTransactions].map(({ byteOffset }) => byteOffset);
    this.#reader.takeRoom(...addresses, wtxids, withoutWitness, this.#levelsAt, apart);
    this.#rows = rows;
  }
}
