// SPDX-License-Identifier: Apache-2.0
import { NONE } from '../chain/chain.ts';

/**
 * Sets of scripts, joined lowest-first with path halving, so that the result does not depend on the order of the joins. One number a script: that of
 * another script of its set nearer to the root, or, at the root, how many scripts the set has, below zero.
 */
export class DisjointScripts {
  readonly parent: Int32Array;

  constructor(count: number) {
    this.parent = new Int32Array(count).fill(-1);
  }

  find(script: number): number {
    const { parent } = this;
    let at = script;
    for (let up = parent[at] as number; up >= 0; up = parent[at] as number) {
      const above = parent[up] as number;
      if (above < 0) return up;
      parent[at] = above;
      at = above;
    }
    return at;
  }

  join(a: number, b: number): void {
    this.joinRoots(this.find(a), this.find(b));
  }

  /** Gives the root of both. */
  joinRoots(a: number, b: number): number {
    if (a === b) return a;
    const { parent } = this;
    const [low, high] = a < b ? [a, b] : [b, a];
    parent[low] = (parent[low] as number) + (parent[high] as number);
    parent[high] = low;
    return low;
  }

  /**
   * Joins the scripts of one transaction, those that are not known left out. `near`: of each script itself or one between it and its root, looked up
   * ahead of the joins.
   */
  joinAll(scripts: Uint32Array, from: number, to: number, near: Uint32Array = scripts): void {
    let root = -1;
    for (let at = from; at < to; at++) {
      if (scripts[at] === NONE) continue;
      const other = this.find(near[at] as number);
      root = root < 0 ? other : this.joinRoots(root, other);
    }
  }

  /** Each script becomes the root of its set: a step for all, then the next, so that the processor waits for many far places at once. */
  climb(scripts: Uint32Array, count: number): void {
    const { parent } = this;
    for (let climbed = 1; climbed > 0; ) {
      climbed = 0;
      for (let at = 0; at < count; at++) {
        const up = parent[scripts[at] as number] as number;
        if (up < 0) continue;
        scripts[at] = up;
        climbed++;
      }
    }
  }

  sizeOf(root: number): number {
    return -(this.parent[root] as number);
  }

  /** For each script the lowest of its set. Nothing can be joined any more. A parent is lower, so it is settled before the script is asked. */
  settle(): Uint32Array {
    const { parent } = this;
    for (let script = 0; script < parent.length; script++) {
      const up = parent[script] as number;
      parent[script] = up < 0 ? script : (parent[up] as number);
    }
    return new Uint32Array(parent.buffer, parent.byteOffset, parent.length);
  }
}
