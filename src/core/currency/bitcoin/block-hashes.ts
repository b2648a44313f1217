// SPDX-License-Identifier: Apache-2.0
/**
 * The hashes of a block's transactions, SHA-256 of SHA-256, each in a row of 32 bytes. Messages of as many blocks of 64 bytes wait for each other until
 * four can be hashed at once; long ones go to the platform, which is quicker once it is called. The memory is used again for the next block.
 *
 *     hashing   tasks, one for each number of blocks   slots, one for each message that waits   bytes of the block   rows
 */
import { doubleSha256Into } from './double-sha256.ts';
import { copyBytes } from './few-bytes.ts';
import { HASHING_BYTES, hashFourIn, TASK, TASK_BYTES } from './four-lanes/hash-four.ts';

const LANES = 4;
/** Of a message that is hashed here: up to here four at once take less time than four calls. */
const MOST_BLOCKS = 12;
const SLOT_BYTES = 64 * MOST_BLOCKS;
const taskAt = (blocks: number): number => HASHING_BYTES + blocks * TASK_BYTES;
/** The task of messages that are not equally long. */
const MIXED = taskAt(0);
const SLOTS = Math.ceil(taskAt(MOST_BLOCKS + 1) / 64) * 64;
const SOURCE = SLOTS + (MOST_BLOCKS + 1) * LANES * SLOT_BYTES;
const PAGE_BYTES = 2 ** 16;

export class BlockHashes {
  readonly #memory = new WebAssembly.Memory({ initial: Math.ceil(SOURCE / PAGE_BYTES) });
  readonly #four = hashFourIn(this.#memory);
  #bytes = Buffer.from(this.#memory.buffer);
  #numbers = new Uint32Array(this.#memory.buffer);
  #view = new DataView(this.#memory.buffer);
  /** How many messages wait, by their number of blocks. */
  readonly #waiting = new Uint8Array(MOST_BLOCKS + 1);
  #rowsAt = 0;

  /** Forgets what was, takes the bytes of a block and makes room for so many rows. */
  begin(block: Uint8Array, rows: number): void {
    this.#waiting.fill(0);
    this.#rowsAt = SOURCE + Math.ceil(block.length / 64) * 64;
    const missing = this.#rowsAt + 32 * rows - this.#bytes.length;
    if (missing > 0) {
      this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
      this.#bytes = Buffer.from(this.#memory.buffer);
      this.#numbers = new Uint32Array(this.#memory.buffer);
      this.#view = new DataView(this.#memory.buffer);
    }
    this.#bytes.set(block, SOURCE);
  }

  /** Hashes the block's bytes from `from` to `to` for a row. */
  add(row: number, from: number, to: number): void {
    const length = to - from;
    const blocks = blocksOf(length);
    if (blocks > MOST_BLOCKS || this.#four === undefined) {
      this.#hashAlone(row, this.#bytes.subarray(SOURCE + from, SOURCE + to));
      return;
    }
    const slot = this.#slot(blocks);
    const whole = length >>> 6;
    const rest = length & 63;
    this.#pad(slot, slot + rest, slot + 64 * (blocks - whole), length);
    copyBytes(this.#view, SOURCE + to - rest, this.#view, slot, rest);
    this.#queue(row, blocks, SOURCE + from, whole, slot);
  }

  /** The same for the four bytes at `from`, those from `bodyFrom` to `bodyTo`, and the four at `lockAt`: a transaction without its witness. */
  addStripped(row: number, from: number, bodyFrom: number, bodyTo: number, lockAt: number): void {
    const length = 8 + bodyTo - bodyFrom;
    const blocks = blocksOf(length);
    const bytes = this.#bytes;
    if (blocks > MOST_BLOCKS || this.#four === undefined) {
      const [version, body, lockTime] = [[from, from + 4] as const, [bodyFrom, bodyTo] as const, [lockAt, lockAt + 4] as const].map(
        ([begin, end]) => bytes.subarray(SOURCE + begin, SOURCE + end),
      ) as [Buffer, Buffer, Buffer];
      this.#hashAlone(row, Buffer.concat([version, body, lockTime]));
      return;
    }
    const slot = this.#slot(blocks);
    this.#pad(slot, slot + length, slot + 64 * blocks, length);
    copyBytes(this.#view, SOURCE + from, this.#view, slot, 4);
    bytes.copyWithin(slot + 4, SOURCE + bodyFrom, SOURCE + bodyTo);
    copyBytes(this.#view, SOURCE + lockAt, this.#view, slot + length - 4, 4);
    this.#queue(row, blocks, slot, blocks, slot);
  }

  /** The rows from `from` to `to`, when all are hashed; they lie there until the next block begins. */
  rows(from: number, to: number): Buffer {
    this.#hashRest();
    return this.#bytes.subarray(this.#rowsAt + 32 * from, this.#rowsAt + 32 * to);
  }

  #hashAlone(row: number, message: Uint8Array): void {
    doubleSha256Into(message, this.#bytes, this.#rowsAt + 32 * row);
  }

  #slot(blocks: number): number {
    return SLOTS + (blocks * LANES + (this.#waiting[blocks] as number)) * SLOT_BYTES;
  }

  /** What stands behind the last byte of a message, and before it nothing yet (FIPS 180-4 §5.1.1); a length that is told in two bytes. */
  #pad(slot: number, at: number, end: number, length: number): void {
    const numbers = this.#numbers;
    for (let next = Math.max(slot, end - 128) / 4; next < end / 4; next++) numbers[next] = 0;
    this.#bytes[at] = 0x80;
    this.#bytes[end - 2] = length >>> 5;
    this.#bytes[end - 1] = length << 3;
  }

  #queue(row: number, blocks: number, firstAt: number, firstBlocks: number, lastAt: number): void {
    const lane = this.#waiting[blocks] as number;
    const numbers = this.#numbers;
    const task = taskAt(blocks) / 4 + lane;
    numbers[task + TASK.firstAt / 4] = firstAt;
    numbers[task + TASK.firstBlocks / 4] = firstBlocks;
    numbers[task + TASK.lastAt / 4] = lastAt;
    numbers[task + TASK.blocks / 4] = blocks;
    numbers[task + TASK.digestAt / 4] = this.#rowsAt + 32 * row;
    this.#waiting[blocks] = lane + 1;
    if (lane + 1 < LANES) return;
    this.#four?.hashFour(taskAt(blocks), blocks);
    this.#waiting[blocks] = 0;
  }

  /** What still waits, the longest first, so that the four of a call are about as long. */
  #hashRest(): void {
    let [lane, most] = [0, 0];
    for (let blocks = MOST_BLOCKS; blocks > 0; blocks--) {
      for (let from = 0; from < (this.#waiting[blocks] as number); from++) {
        if (lane === 0) most = blocks;
        this.#move(taskAt(blocks), from, MIXED, lane);
        lane = (lane + 1) % LANES;
        if (lane === 0) this.#four?.hashFour(MIXED, most);
      }
      this.#waiting[blocks] = 0;
    }
    if (lane === 0) return;
    for (let idle = lane; idle < LANES; idle++) this.#move(MIXED, 0, MIXED, idle);
    this.#four?.hashFour(MIXED, most);
  }

  #move(from: number, fromLane: number, to: number, toLane: number): void {
    for (let at = 0; at < TASK_BYTES; at += 16) this.#numbers[(to + at) / 4 + toLane] = this.#numbers[(from + at) / 4 + fromLane] as number;
  }
}

/** With the bit behind it and its length, nine bytes at least. */
const blocksOf = (length: number): number => (length + 9 + 63) >>> 6;
