// SPDX-License-Identifier: Apache-2.0
import { NONE } from '../chain/chain.ts';

/** Joins that are looked up together. */
const AHEAD = 512;

/**
 * Sets of scripts, joined lowest-first, so that the result does not depend on the order of the joins. One number a script: another script of its set
 * nearer to the root, or, at the root, itself. Joins wait until there are some hundred: the processor then looks up many far places at once.
 */
export class DisjointScripts {
  readonly parent: Int32Array;
  readonly #first = new Int32Array(AHEAD);
  readonly #second = new Int32Array(AHEAD);
  #waiting = 0;
  readonly #isNew = new Uint8Array(AHEAD);
  readonly #nearFirst = new Int32Array(AHEAD);
  readonly #nearSecond = new Int32Array(AHEAD);

  constructor(count: number) {
    this.parent = new Int32Array(count);
    for (let script = 0; script < count; script++) this.parent[script] = script;
  }

  /** Takes effect by the next `settle`, at the latest. `count`: 1, or 0 for what is not to be joined. */
  join(a: number, b: number, count = 1): void {
    this.#first[this.#waiting] = a;
    this.#second[this.#waiting] = b;
    this.#waiting += count;
    if (this.#waiting === AHEAD) this.#flush();
  }

  /** Joins the scripts of one transaction, those that are not known left out. */
  joinAll(scripts: Uint32Array, from: number, to: number): void {
    let before = NONE;
    for (let at = from; at < to; at++) {
      const script = scripts[at] as number;
      if (script === NONE) continue;
      if (before !== NONE) this.join(before, script);
      before = script;
    }
  }

  #flush(): void {
    this.#joinRows(this.#first, this.#second, this.#waiting);
    this.#waiting = 0;
  }

  /** Joins row by row, and marks with 1 those whose two were not together before. */
  joinRows(first: Int32Array, second: Int32Array, isNew: Uint8Array): void {
    this.#flush();
    for (let from = 0; from < isNew.length; from += AHEAD) {
      const to = Math.min(from + AHEAD, isNew.length);
      this.#joinRows(first.subarray(from, to), second.subarray(from, to), to - from);
      isNew.set(this.#isNew.subarray(0, to - from), from);
    }
  }

  #joinRows(first: Int32Array, second: Int32Array, count: number): void {
    const { parent } = this;
    const [nearFirst, nearSecond, isNew] = [this.#nearFirst, this.#nearSecond, this.#isNew];
    this.#near(first, count, nearFirst);
    this.#near(second, count, nearSecond);
    for (let row = 0; row < count; row++) {
      const a = rootOf(parent, nearFirst[row] as number);
      const b = rootOf(parent, nearSecond[row] as number);
      // The lower and the higher without a branch: no processor can guess which is which.
      const behind = (a - b) & ((a - b) >> 31);
      const low = b + behind;
      parent[a - behind] = low;
      parent[first[row] as number] = low;
      parent[second[row] as number] = low;
      isNew[row] = Number(a !== b);
    }
  }

  /** Two steps towards the root, each for all rows. */
  #near(scripts: Int32Array, count: number, near: Int32Array): void {
    const { parent } = this;
    for (let row = 0; row < count; row++) near[row] = parent[scripts[row] as number] as number;
    for (let row = 0; row < count; row++) near[row] = parent[near[row] as number] as number;
  }

  /** For each script the lowest of its set; good until the next join. A parent is lower, so it is settled before the script is asked. */
  settle(): Int32Array {
    this.#flush();
    const { parent } = this;
    for (let script = 0; script < parent.length; script++) parent[script] = parent[parent[script] as number] as number;
    return parent;
  }
}

function rootOf(parent: Int32Array, script: number): number {
  let at = script;
  for (let up = parent[at] as number; up !== at; up = parent[at] as number) at = up;
  return at;
}
