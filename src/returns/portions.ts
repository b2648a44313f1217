// SPDX-License-Identifier: Apache-2.0
import type { Spending } from './containers/spending.ts';

/** Which files of an input this process reads, asked by the walk over it (containers/walk-input.ts) in reading order. */
export interface Share {
  /** An item turned out to be a container: what it holds is shared. @param declared bytes that its entries unpack to, as they say */
  container(spending: Spending, declared: number): void;
  /** Whether this process reads what comes next, which unpacks to so many bytes. */
  isOurs(bytes: number): boolean;
  /** The end of that container. */
  leave(): void;
}

/** What the process that reads tells the one that puts the portions together, and asks it. */
export interface PortionsTold {
  /** @returns the portion that it is to read next; portions are given out in their order */
  readonly claim: () => number;
  readonly begun: (portion: number) => void;
  /** @param item the shared container that it is of, by number. @param spent what it unpacked of it */
  readonly done: (portion: number, item: number | undefined, spent: number) => void;
  /** Answered when all portions before this one are read; from then on nobody else reads. @returns what they unpacked of that item */
  readonly spentBefore: (item: number) => number;
}

/**
 * Parts the files of a return into portions: files beside each other in reading order, one large or many small. Each process walks over all
 * files and sees the same portions; it reads those that it is given. Who reads alone has one portion, all of it.
 */
export class Portions implements Share {
  readonly #told: PortionsTold;
  readonly #portionBytes: number;
  #alone: boolean;
  #portion = -1;
  #given = -1;
  /** Whether the portion at hand is this process's, and still being read. */
  #open = false;
  /** Of the portion at hand; from `portionBytes` on the next file begins another. */
  #bytes: number;
  #spending: Spending | undefined;
  #item = -1;

  constructor(told: PortionsTold, { alone, portionBytes }: { readonly alone: boolean; readonly portionBytes: number }) {
    this.#told = told;
    this.#portionBytes = portionBytes;
    this.#bytes = portionBytes;
    this.#alone = alone;
    if (!alone) return;
    this.#portion = 0;
    this.#begin();
  }

  container(spending: Spending, declared: number): void {
    if (this.#alone) return;
    this.#end();
    this.#item += 1;
    this.#spending = spending;
    spending.share(declared, () => {
      this.#alone = true;
      return this.#told.spentBefore(this.#item);
    });
  }

  isOurs(bytes: number): boolean {
    if (this.#alone) return true;
    if (this.#bytes >= this.#portionBytes) this.#next();
    this.#bytes += bytes;
    this.#spending?.allow(bytes);
    return this.#open;
  }

  leave(): void {
    if (this.#alone) return;
    this.#end();
    this.#spending = undefined;
  }

  /** @returns how many portions there were */
  close(): number {
    this.#end();
    return this.#portion + 1;
  }

  #next(): void {
    this.#end();
    this.#portion += 1;
    this.#bytes = 0;
    if (this.#portion > this.#given) this.#given = this.#told.claim();
    this.#spending?.begin();
    if (this.#portion === this.#given) this.#begin();
  }

  #begin(): void {
    this.#open = true;
    this.#told.begun(this.#portion);
  }

  /** What comes next begins a portion. */
  #end(): void {
    if (this.#open) this.#told.done(this.#portion, this.#spending === undefined ? undefined : this.#item, this.#spending?.own ?? 0);
    this.#open = false;
    this.#bytes = this.#portionBytes;
  }
}
