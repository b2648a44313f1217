// SPDX-License-Identifier: Apache-2.0
import { doubleSha256Into } from './double-sha256.ts';
import { HASHING_BYTES, hashFourIn, TASK, TASK_BYTES } from './four-lanes/hash-four.ts';

const LANES = 4;
const ROW_BYTES = 32;
const LEVEL = Math.ceil((HASHING_BYTES + TASK_BYTES) / 64) * 64;
const PAGE_BYTES = 2 ** 16;

/** One level of a Merkle tree after the other, each where the one below it was. */
class MerkleLevels {
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #four = hashFourIn(this.#memory);
  #bytes = Buffer.from(this.#memory.buffer);
  #numbers = new Uint32Array(this.#memory.buffer);

  root(rows: Uint8Array, count: number): { readonly root: Uint8Array; readonly repeated: boolean } {
    this.#reserve(LEVEL + (count + 1) * ROW_BYTES);
    this.#bytes.set(rows.subarray(0, count * ROW_BYTES), LEVEL);
    let repeated = false;
    for (let width = count; width > 1; width = (width + 1) >> 1) {
      for (let pair = 0; pair < width - 1; pair += 2) if (this.#isRepeated(pair)) repeated = true;
      if (width & 1) this.#bytes.copyWithin(rowAt(width), rowAt(width - 1), rowAt(width));
      this.#hashPairs((width + 1) >> 1);
    }
    return { root: Uint8Array.from(this.#bytes.subarray(LEVEL, rowAt(1))), repeated };
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#bytes.length) return;
    this.#memory.grow(Math.ceil((bytes - this.#bytes.length) / PAGE_BYTES));
    this.#bytes = Buffer.from(this.#memory.buffer);
    this.#numbers = new Uint32Array(this.#memory.buffer);
  }

  #isRepeated(row: number): boolean {
    const numbers = this.#numbers;
    for (let at = rowAt(row) / 4; at < rowAt(row + 1) / 4; at++) if (numbers[at] !== numbers[at + ROW_BYTES / 4]) return false;
    return true;
  }

  /** Four pairs are read before their hashes are written over the rows before them. */
  #hashPairs(pairs: number): void {
    for (let first = 0; first < pairs; first += LANES) {
      if (this.#four === undefined) {
        for (let pair = first; pair < Math.min(first + LANES, pairs); pair++)
          doubleSha256Into(this.#bytes.subarray(rowAt(2 * pair), rowAt(2 * pair + 2)), this.#bytes, rowAt(pair));
        continue;
      }
      for (let lane = 0; lane < LANES; lane++) {
        const pair = Math.min(first + lane, pairs - 1);
        this.#numbers[(HASHING_BYTES + TASK.firstAt) / 4 + lane] = rowAt(2 * pair);
        this.#numbers[(HASHING_BYTES + TASK.digestAt) / 4 + lane] = rowAt(pair);
      }
      this.#four.hashPairs(HASHING_BYTES);
    }
  }
}

const rowAt = (row: number): number => LEVEL + row * ROW_BYTES;
let levels: MerkleLevels | undefined;

/**
 * The Merkle root of rows of 32 bytes; a level of odd length repeats its last row. `repeated` tells that two different rows side by side were
 * equal: such a list has the root of a shorter one (CVE-2012-2459), so a block like that is no block.
 */
export function merkleRoot(rows: Uint8Array, count: number): { readonly root: Uint8Array; readonly repeated: boolean } {
  levels ??= new MerkleLevels();
  return levels.root(rows, count);
}
