// SPDX-License-Identifier: Apache-2.0
import type { ReadingLimits } from '../limits.ts';

/** Thrown in the middle of a file when a limit is reached: the reading makes a gap of the rest. */
export class LimitReached extends Error {}

/**
 * What one evidence item unpacks to, against the limits on the whole of it: one counter for all that it holds.
 *
 * Where several processes share a container (portions.ts), none of them knows what the others unpack. Each entry then has its part of the
 * limit, by the size that the directory says. While every process keeps to the parts of its entries, no limit can have been reached, so nobody
 * has to know. Who needs more asks what was spent before it, once; from then on it counts exactly.
 */
export class Spending {
  readonly #limits: ReadingLimits;
  readonly #packedBytes: number;
  #own = 0;
  #before: number | undefined = 0;
  #shared: { readonly head: number; readonly part: number; readonly ask: () => number } | undefined;
  #allowed = 0;

  constructor(limits: ReadingLimits, packedBytes: number) {
    this.#limits = limits;
    this.#packedBytes = packedBytes;
  }

  /** Since the portion began, or since the item did where nobody shares it. */
  get own(): number {
    return this.#own;
  }

  /** From here on entries are shared. @param declared what they unpack to in all, as the directory says. @param ask what the portions of this item before this one have spent */
  share(declared: number, ask: () => number): void {
    const { allBytes, ratioAboveBytes, ratio } = this.#limits;
    const most = Math.min(allBytes, Math.max(ratioAboveBytes, this.#packedBytes * ratio)) - this.#own;
    this.#shared = { head: this.#own, part: declared === 0 ? 0 : most / declared, ask };
  }

  /** A portion of the shared container begins. */
  begin(): void {
    this.#own = 0;
    this.#allowed = 0;
    this.#before = undefined;
  }

  /** An entry of this portion comes next. */
  allow(bytes: number): void {
    this.#allowed += bytes * (this.#shared?.part ?? 0);
  }

  count(bytes: number): void {
    this.#own += bytes;
  }

  /** @throws LimitReached */
  check(): void {
    const all = this.#with(0);
    const { allBytes, ratioAboveBytes, ratio } = this.#limits;
    if (all === undefined) return;
    if (all > allBytes) throw new LimitReached(`the input unpacks to more than ${allBytes} bytes`);
    if (all > ratioAboveBytes && all > this.#packedBytes * ratio)
      throw new LimitReached(`the input unpacks to more than ${ratio} times its size`);
  }

  /** Whether so many more bytes are above what one reading unpacks. */
  isTooMuch(more: number): boolean {
    return (this.#with(more) ?? 0) > this.#limits.allBytes;
  }

  /** Undefined while it is certain that no limit is reached. */
  #with(more: number): number | undefined {
    if (this.#before === undefined && this.#own + more > this.#allowed && this.#shared !== undefined)
      this.#before = this.#shared.head + this.#shared.ask();
    return this.#before === undefined ? undefined : this.#before + this.#own + more;
  }
}
