// SPDX-License-Identifier: Apache-2.0
import { DenseNumbers } from './dense-numbers.ts';

/** Links between nodes, column by column, each with a number it is known by; several between two nodes allowed. */
export class Links {
  from: Int32Array<ArrayBuffer>;
  to: Int32Array<ArrayBuffer>;
  number: Int32Array<ArrayBuffer>;
  length = 0;

  /** `room`: how many are likely; more find room too. */
  constructor(room = 1024) {
    this.from = new Int32Array(room);
    this.to = new Int32Array(room);
    this.number = new Int32Array(room);
  }

  /** `count`: 1, or 0 for a link that is not to be kept. */
  add(number: number, from: number, to: number, count = 1): void {
    if (this.length === this.number.length) {
      this.from = wider(this.from);
      this.to = wider(this.to);
      this.number = wider(this.number);
    }
    this.from[this.length] = from;
    this.to[this.length] = to;
    this.number[this.length] = number;
    this.length += count;
  }

  copy(): Links {
    const copy = new Links(this.length);
    copy.from.set(this.from.subarray(0, this.length));
    copy.to.set(this.to.subarray(0, this.length));
    copy.number.set(this.number.subarray(0, this.length));
    copy.length = this.length;
    return copy;
  }

  /** Forgets all but those marked with 1; the others are marked with 0. Without a branch: no processor can guess which are kept. */
  keep(marks: Uint8Array): void {
    const { from, to, number } = this;
    let kept = 0;
    for (let link = 0; link < this.length; link++) {
      from[kept] = from[link] as number;
      to[kept] = to[link] as number;
      number[kept] = number[link] as number;
      kept += marks[link] as number;
    }
    this.length = kept;
  }
}

function wider(rows: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * rows.length + 2);
  more.set(rows);
  return more;
}

/**
 * Makes one node of all that have the same root, forgets the links within one, and numbers the nodes that are left with a link. `roots`: of each node,
 * itself at the root.
 */
export function contract(links: Links, roots: Int32Array): DenseNumbers {
  links.keep(betweenRoots(links, roots));
  const numbers = new DenseNumbers(roots.length);
  for (const ends of [links.from, links.to]) numbers.note(ends, links.length);
  numbers.number();
  for (const ends of [links.from, links.to]) for (let link = 0; link < links.length; link++) ends[link] = numbers.of(ends[link] as number);
  return numbers;
}

/** Puts the root in place of each end, and marks the links between two. */
function betweenRoots({ from, to, length }: Links, roots: Int32Array): Uint8Array {
  const marks = new Uint8Array(length);
  for (const ends of [from, to]) for (let link = 0; link < length; link++) ends[link] = roots[ends[link] as number] as number;
  for (let link = 0; link < length; link++) marks[link] = Number(from[link] !== to[link]);
  return marks;
}

/** Rows looked at together, so that each step is one loop without a branch that no processor can guess. */
const STRETCH = 2048;

/** What the numbered nodes weigh together with all that have them as root. `weights`: of each node by itself, else one. */
export function weighed(numbers: DenseNumbers, roots: Int32Array, weights?: Int32Array): Int32Array {
  const sums = new Int32Array(numbers.count).fill(1);
  if (weights !== undefined) for (const [number, node] of numbers.rows().entries()) sums[number] = weights[node] as number;
  const members = new Int32Array(STRETCH);
  for (let start = 0; start < roots.length; start += STRETCH) {
    const count = membersOf(numbers, roots, start, members);
    for (let at = 0; at < count; at++) {
      const node = members[at] as number;
      const number = numbers.of(roots[node] as number);
      sums[number] = (sums[number] as number) + (weights === undefined ? 1 : (weights[node] as number));
    }
  }
  return sums;
}

/** Nodes of a stretch that have a numbered root other than themselves; how many. */
function membersOf(numbers: DenseNumbers, roots: Int32Array, start: number, members: Int32Array): number {
  const end = Math.min(start + STRETCH, roots.length);
  let count = 0;
  for (let node = start; node < end; node++) {
    const root = roots[node] as number;
    members[count] = node;
    count += numbers.bit(root) & Number(root !== node);
  }
  return count;
}
